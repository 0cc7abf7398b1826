"""Which hints a learner has unlocked: one more for each hand-in that failed the check, kept however many came since."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.domain.verdicts import RunState, Status
from grader.engine.grading.hints import tries_of
from grader.engine.grading.telling import CheckTold, Told, tell
from grader.engine.ports.grading import Event
from grader.engine.submissions.intake import Accepted
from grader.engine.submissions.submission_page import SubmissionPage, submission_page
from tests.engine.grading_school import BONJOUR, HALF, SOLUTION, STARTER, WRONG, School
from tests.runners import RUNNERS
from web.api.shapes.grading import Run as ApiRun

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HINTS = (Text("un"), Text("deux"), Text("trois"))
HINTED = replace(
    BONJOUR, checks=tuple(replace(one, hints=HINTS) for one in BONJOUR.checks), suite_digest="hinted".ljust(64, "0")
)


@pytest.fixture
def hinted(grading_school: School) -> School:
    """Return the school with an exercise that has hints."""
    with grading_school.database.begin() as tx:
        tx.catalog.publish(HINTED, grading_school.clock())
    return grading_school


def grade(school: School, content: bytes, handle: str = "ada") -> Submission:
    """Hand in and grade."""
    submission = school.hand_in(content, handle).submission
    school.grade()
    return submission


def page_of(school: School, submission: Submission) -> SubmissionPage:
    """Return the page of a hand-in as Ada sees it."""
    return submission_page(
        school.people["ada"],
        submission.id,
        database=school.database,
        announcer=school.announcer,
        now=school.clock,
    )


def told_of(school: School, sent: Accepted) -> list[Told]:
    """Return what somebody who waits for a hand-in is told."""
    ports = {"database": school.database, "announcer": school.announcer, "limit": timedelta(seconds=9)}
    return list(tell(sent.submission, HINTED, sent.run.id, **ports))


def failed(school: School, submission: Submission) -> dict[str, frozenset[int]]:
    """Return the numbers of hand-ins by the check that they failed, up to one of them."""
    with school.database.read() as tx:
        return dict(tries_of(submission, tx).failed)


def test_a_first_try_has_no_failures_before_it(grading_school: School) -> None:
    assert failed(grading_school, grading_school.hand_in(WRONG).submission) == {}


def test_failures_are_counted_check_by_check(grading_school: School) -> None:
    for content in (WRONG, STARTER, SOLUTION):
        last = grade(grading_school, content)

    assert failed(grading_school, last) == {"second": {1, 2}}


def test_what_comes_after_a_try_does_not_count(grading_school: School) -> None:
    first = grading_school.hand_in(WRONG).submission
    grade(grading_school, STARTER)

    assert failed(grading_school, first) == {}


def test_another_learners_failures_do_not_count(grading_school: School) -> None:
    grade(grading_school, WRONG, "karim")

    assert failed(grading_school, grading_school.hand_in(WRONG).submission) == {}


def test_a_try_that_could_not_be_graded_failed_no_check(grading_school: School) -> None:
    path = grading_school.repository().path
    grading_school.repositories.push(path, [SourceFile("bonjour/other.py", SOLUTION)])
    grading_school.accept()
    grading_school.grade()

    assert failed(grading_school, grading_school.hand_in(WRONG).submission) == {}


def test_of_twenty_five_tries_every_page_keeps_its_hints(hinted: School) -> None:
    submissions = [grade(hinted, content) for content in (WRONG, STARTER) * 12]
    submissions.append(grade(hinted, WRONG))

    counts = [len(page_of(hinted, submissions[place]).lines[1].hints) for place in (0, 1, 2, 24)]

    assert counts == [1, 2, 3, 3]


def test_the_terminal_the_page_and_the_api_say_the_same(hinted: School) -> None:
    grade(hinted, WRONG)
    sent = hinted.hand_in(STARTER)
    hinted.grade()

    told = [step.hint for step in told_of(hinted, sent) if isinstance(step, CheckTold) and step.to_mend]
    page = page_of(hinted, sent.submission)
    read = ApiRun.of(page, RUNNERS).checks[1]

    assert told == [HINTS[1]]
    assert page.lines[1].hints == HINTS[:2]
    assert ([hint.fr for hint in read.hints], read.locked_hints) == (["un", "deux"], 1)


def test_a_run_that_goes_on_unlocks_a_hint_as_soon_as_the_check_fails(hinted: School) -> None:
    sent = hinted.hand_in(WRONG)
    hinted.take()
    hinted.announcer.announce(sent.run.id, Event("check", check=HALF.checks[1]))

    assert page_of(hinted, sent.submission).lines[1].hints == HINTS[:1]


def test_a_hand_in_that_is_graded_again_keeps_its_hint_and_earns_no_second(hinted: School) -> None:
    submission = grade(hinted, WRONG)
    for number in range(2):
        again = Run(f"AGAIN{number}", submission.id, QueueName.REGRADE, RunState.QUEUED, HINTED.suite_digest, NOON)
        with hinted.database.begin() as tx:
            tx.runs.add(again)
        hinted.grade()
        hinted.sandbox.forget_what_was_foretold()

    page = page_of(hinted, submission)

    assert (page.status, page.lines[1].hints) == (Status.PASSED, HINTS[:1])
