"""A hand-in whose exercise was mended since: the same files run again, once for each newer version."""

from dataclasses import replace

import pytest

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.grading.run import Run
from grader.domain.operation.audit import Act
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Status
from grader.engine.grading.asking_again import ask_again
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import BONJOUR, SOLUTION, WRONG, School

MENDED = replace(BONJOUR, suite_digest="mended".ljust(64, "0"))


def graded(school: School, content: bytes) -> Submission:
    submission = school.hand_in(content).submission
    school.grade()
    return submission


def mend(school: School) -> None:
    with school.database.begin() as tx:
        tx.catalog.publish(MENDED, school.clock())
    school.sandbox.forget_what_was_foretold()
    school.clock.move(minutes=1)


def ask(school: School, submission: Submission, viewer: str = "ada") -> Run:
    ports = {"database": school.database, "doorbell": school.doorbell}
    return ask_again(school.people[viewer], submission.id, now=school.clock, new_id=school.new_id, **ports)


def test_the_same_files_run_against_the_newer_version(grading_school: School) -> None:
    submission = graded(grading_school, WRONG)
    mend(grading_school)

    again = ask(grading_school, submission)
    grading_school.grade()

    assert grading_school.run(again.id).suite_digest == MENDED.suite_digest
    assert (grading_school.cell().status, grading_school.cell().submissions) == (Status.PASSED, 1)
    assert again.id in [run_id for run_id, _ in grading_school.doorbell.rung]


def test_it_is_written_down(grading_school: School) -> None:
    submission = graded(grading_school, WRONG)
    mend(grading_school)

    again = ask(grading_school, submission)

    with grading_school.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.RUN_ASKED_AGAIN), 9)
    assert entry.object == again.id


def test_twice_is_refused(grading_school: School) -> None:
    submission = graded(grading_school, WRONG)
    mend(grading_school)
    ask(grading_school, submission)

    with pytest.raises(NotAllowed, match="not_to_ask_again"):
        ask(grading_school, submission)


def test_the_same_version_says_the_same(grading_school: School) -> None:
    submission = graded(grading_school, WRONG)

    with pytest.raises(NotAllowed, match="not_to_ask_again"):
        ask(grading_school, submission)


def test_a_pass_stays_and_needs_no_other_run(grading_school: School) -> None:
    submission = graded(grading_school, SOLUTION)
    mend(grading_school)

    with pytest.raises(NotAllowed, match="not_to_ask_again"):
        ask(grading_school, submission)


def test_another_learners_hand_in_is_not_there(grading_school: School) -> None:
    submission = graded(grading_school, WRONG)
    mend(grading_school)

    with pytest.raises(NotFound):
        ask(grading_school, submission, "karim")
