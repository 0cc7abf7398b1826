"""What a push reads of its run: each check once, and what to do about the first to mend alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.text import Text
from grader.domain.verdicts import Outcome, Reason
from grader.engine.grading.following import Finished
from grader.engine.grading.telling import CheckTold, Told, tell
from grader.engine.pinned_answers.pinning import pin_answer
from grader.engine.ports.grading import Event
from grader.engine.submissions.intake import Accepted
from tests.engine.grading_school import BONJOUR, COHORT, HALF, WRONG, School

SLOW = CheckReport("first", Outcome.FAILED, Reason.TIME, output="tour 1\n")
BOTH = Report((SLOW, HALF.checks[1]), Ending.FINISHED)


def told_of(school: School, sent: Accepted) -> list[Told]:
    """Return what somebody who waits for a hand-in is told."""
    ports = {"database": school.database, "announcer": school.announcer, "limit": timedelta(seconds=9)}
    return list(tell(sent.submission, BONJOUR, sent.run.id, **ports))


def checks(told: list[Told]) -> list[tuple[str, bool]]:
    """Return the checks that were told, and which is to be mended."""
    return [(step.check.id, step.to_mend) for step in told if isinstance(step, CheckTold)]


@pytest.fixture
def sent(grading_school: School) -> Accepted:
    """Return a hand-in of Ada's both checks of which fail, graded."""
    grading_school.sandbox.foretell(WRONG, BOTH)
    sent = grading_school.hand_in(WRONG)
    grading_school.grade()
    return sent


def test_only_the_first_that_failed_is_to_be_mended(grading_school: School, sent: Accepted) -> None:
    told = told_of(grading_school, sent)

    assert checks(told) == [("first", True), ("second", False)]
    assert isinstance(told[-1], Finished)


def test_what_was_not_heard_is_told_before_the_end_with_what_it_printed(grading_school: School, sent: Accepted) -> None:
    grading_school.announcer.events.clear()

    told = told_of(grading_school, sent)

    assert checks(told) == [("first", True), ("second", False)]
    assert isinstance(told[0], CheckTold)
    assert told[0].check.output == "tour 1\n"


def test_a_check_of_a_run_that_began_again_is_told_once(grading_school: School, sent: Accepted) -> None:
    grading_school.announcer.announce(sent.run.id, Event("check", check=replace(SLOW, outcome=Outcome.PASSED)))

    assert checks(told_of(grading_school, sent)) == [("first", True), ("second", False)]


def test_of_a_hand_in_that_ran_no_test_no_check_is_told(grading_school: School) -> None:
    sent = grading_school.hand_in(b"\xff")
    grading_school.grade()

    assert [type(step) for step in told_of(grading_school, sent)] == [Finished]


def test_what_a_trainer_pinned_to_the_failure_is_told_at_it_alone(grading_school: School, sent: Accepted) -> None:
    with grading_school.database.read() as tx:
        (effort,) = tx.stumbles.efforts(COHORT.slug, BONJOUR.suite_digest)
    answer = pin_answer(
        grading_school.people["ines"],
        "bonjour",
        str(effort.stopped_by),
        Text("Ta boucle ne finit pas."),
        database=grading_school.database,
        now=grading_school.clock,
    )

    told = told_of(grading_school, sent)

    assert [step.answer for step in told if isinstance(step, CheckTold)] == [answer, None]
