"""Faults of ours are noted: each with its word, and whether the run ended with it."""

import pytest

from grader.domain.errors import SandboxUnavailable
from grader.domain.operation.tally import Measure
from tests.engine.grading_school import BREAKS, LEASE, SOLUTION, School


def counted(school: School) -> dict[str, int]:
    """Return how many faults were counted, by word."""
    with school.database.read() as tx:
        return {one.word: one.count for one in tx.tallies.totals() if one.measure is Measure.FAULT}


def take_and_die(school: School) -> None:
    """Claim a run, and let its lease run out."""
    with school.database.begin() as tx:
        tx.runs.claim(token="dead", lease=LEASE, at=school.clock())
    school.clock.move(seconds=LEASE.total_seconds() + 1)


def test_a_sandbox_that_breaks_is_a_fault_at_each_attempt(grading_school: School) -> None:
    grading_school.grade_to_the_end(grading_school.hand_in(BREAKS).run.id)

    assert grading_school.faults() == [("SandboxBroke", False), ("SandboxBroke", False), ("SandboxBroke", True)]
    assert counted(grading_school) == {"SandboxBroke": 3}


def test_a_worker_that_dies_is_one_too(grading_school: School) -> None:
    grading_school.hand_in()
    for _ in range(3):
        take_and_die(grading_school)
        grading_school.sweep()

    assert grading_school.faults() == [("LeaseExpired", False), ("LeaseExpired", False), ("LeaseExpired", True)]


def test_waiting_for_a_sandbox_is_counted_and_not_listed(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.sandbox.down = True

    for _ in range(4):
        with pytest.raises(SandboxUnavailable):
            grading_school.grade()

    assert grading_school.faults() == []
    assert counted(grading_school) == {"SandboxUnavailable": 4}


def test_a_verdict_is_no_fault(grading_school: School) -> None:
    grading_school.grade_to_the_end(grading_school.hand_in(SOLUTION).run.id)

    assert grading_school.faults() == []
    assert counted(grading_school) == {}
