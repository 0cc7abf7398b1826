"""Trying a run again that ended as our fault."""

import pytest

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.audit import Act
from grader.domain.verdicts import RunState, Status, Verdict
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import BREAKS, SOLUTION, School


def ended_as_ours(school: School) -> str:
    run_id = school.hand_in(BREAKS).run.id
    school.grade_to_the_end(run_id)
    return run_id


def test_it_waits_in_the_queue_again_as_a_run_of_the_same_hand_in(grading_school: School) -> None:
    broken = ended_as_ours(grading_school)

    again = grading_school.retry(broken)

    stored = grading_school.run(again.id)
    assert (stored.state, stored.submission_id) == (RunState.QUEUED, grading_school.run(broken).submission_id)
    assert stored.suite_digest == grading_school.run(broken).suite_digest
    assert again.id in [run_id for run_id, _ in grading_school.doorbell.rung]
    assert grading_school.cell().status is Status.QUEUED


def test_the_second_run_s_verdict_is_the_learner_s(grading_school: School) -> None:
    broken = ended_as_ours(grading_school)
    grading_school.sandbox.forget_what_was_foretold()

    grading_school.grade_to_the_end(grading_school.retry(broken).id)

    assert grading_school.cell().status is Status.PASSED
    assert grading_school.run(broken).result.verdict is Verdict.ERROR  # type: ignore[union-attr] # it ended


def test_it_is_written_down_who_did_it(grading_school: School) -> None:
    broken = ended_as_ours(grading_school)

    grading_school.retry(broken)

    with grading_school.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.RUN_RETRIED), 9)
    assert entry.object == broken


def test_twice_is_refused(grading_school: School) -> None:
    broken = ended_as_ours(grading_school)
    grading_school.retry(broken)

    with pytest.raises(NotAllowed, match="not_to_retry"):
        grading_school.retry(broken)


def test_a_verdict_of_the_learner_s_stands(grading_school: School) -> None:
    passed = grading_school.hand_in(SOLUTION).run.id
    grading_school.grade_to_the_end(passed)

    with pytest.raises(NotAllowed, match="not_to_retry"):
        grading_school.retry(passed)


def test_there_is_nothing_to_try_again_of_an_unknown_run(grading_school: School) -> None:
    with pytest.raises(NotFound, match="run"):
        grading_school.retry("NOBODY")
