"""An identical hand-in is answered from the stored verdict, but only where the same answer would come out again."""

from dataclasses import replace

import pytest

from grader.domain.grading.run import Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import Verdict
from tests.engine.grading_school import BONJOUR, SOLUTION, WRONG, School


def graded(school: School, content: bytes, handle: str = "ada") -> Run:
    """Hand in and grade."""
    run_id = school.hand_in(content, handle).run.id
    school.grade()
    return school.run(run_id)


def result_of(run: Run) -> Result:
    """Return the result of a finished run."""
    assert run.result is not None
    return run.result


@pytest.mark.parametrize("content", [SOLUTION, WRONG])
def test_the_same_files_are_answered_at_once_and_it_is_said(grading_school: School, content: bytes) -> None:
    other = WRONG if content == SOLUTION else SOLUTION
    first, _ = graded(grading_school, content), graded(grading_school, other)

    again = graded(grading_school, content)

    assert len(grading_school.sandbox.runs) == 2
    assert result_of(again) == replace(result_of(first), cached=True)
    assert again.image_digest == first.image_digest


def test_another_learners_identical_file_is_run(grading_school: School) -> None:
    graded(grading_school, SOLUTION, "ada")

    graded(grading_school, SOLUTION, "karim")

    assert len(grading_school.sandbox.runs) == 2


def test_an_exercise_may_ask_never_to_be_answered_from_the_past(grading_school: School) -> None:
    grading_school.give(replace(BONJOUR, cache=False, suite_digest="n" * 64))

    for content in (SOLUTION, WRONG, SOLUTION):
        graded(grading_school, content)

    assert len(grading_school.sandbox.runs) == 3


def test_a_changed_suite_runs_again(grading_school: School) -> None:
    graded(grading_school, SOLUTION)
    graded(grading_school, WRONG)
    grading_school.give(replace(BONJOUR, suite_digest="s" * 64))

    graded(grading_school, SOLUTION)

    assert len(grading_school.sandbox.runs) == 3


def test_a_regrade_always_runs(grading_school: School) -> None:
    first = graded(grading_school, SOLUTION)
    regrade = Run("REGRADE001", first.submission_id, QueueName.REGRADE, "queued", first.suite_digest, first.queued_at)
    with grading_school.database.begin() as tx:
        tx.runs.add(regrade)

    grading_school.grade()

    assert len(grading_school.sandbox.runs) == 2
    assert result_of(grading_school.run(regrade.id)).verdict is Verdict.PASSED
