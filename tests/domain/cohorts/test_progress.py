"""One cell of the board: what an accepted hand-in and an ended run change in it."""

from functools import reduce

import pytest

from grader.domain.assignments import Counts
from grader.domain.cohorts.progress import Attempt, Progress, after_accept, after_run
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import platform_fault, score
from grader.domain.verdicts import RunState, Status
from tests.domain.samples import BONJOUR, MORNING, report, run, submission

EMPTY = Progress("E-ada", "bonjour")
PASSED, PARTIAL, FAILED = (score(BONJOUR, report(letters)) for letters in ("ppp", "pfn", "fnn"))


def handed_in(*numbers: int) -> Progress:
    """Return the cell after these tries were accepted."""
    return reduce(lambda cell, number: after_accept(cell, submission(number), 3), numbers, EMPTY)


def test_an_accepted_hand_in_waits() -> None:
    cell = handed_in(1)

    assert cell == Progress("E-ada", "bonjour", Status.QUEUED, 0, 3, 1, "S1", MORNING)


def test_a_run_that_began_is_running() -> None:
    cell = after_run(handed_in(1), submission(1), run(1, state=RunState.RUNNING))

    assert (cell.status, cell.total_checks) == (Status.RUNNING, 3)


@pytest.mark.parametrize(
    ("came_to", "status", "passed_checks"),
    [(PASSED, Status.PASSED, 3), (PARTIAL, Status.PARTIAL, 1), (platform_fault(BONJOUR), Status.OURS, 0)],
)
def test_a_run_that_ended_gives_its_status(came_to: Result, status: Status, passed_checks: int) -> None:
    cell = after_run(handed_in(1), submission(1), run(1, came_to=came_to))

    assert (cell.status, cell.passed_checks, cell.submission_id) == (status, passed_checks, "S1")


def test_only_a_pass_has_a_moment_of_passing() -> None:
    passed = after_run(handed_in(1), submission(1), run(1, came_to=PASSED))
    failed = after_run(handed_in(1), submission(1), run(1, came_to=FAILED))

    assert (passed.passed_at, failed.passed_at) == (MORNING, None)


def test_a_pass_is_not_lost_to_a_new_hand_in() -> None:
    passed = after_run(handed_in(1), submission(1), run(1, came_to=PASSED))

    cell = after_accept(passed, submission(2), 3)

    assert (cell.status, cell.submission_id, cell.submissions) == (Status.PASSED, "S1", 2)


def test_a_pass_is_not_lost_to_a_later_failure() -> None:
    passed = after_accept(after_run(handed_in(1), submission(1), run(1, came_to=PASSED)), submission(2), 3)

    cell = after_run(passed, submission(2), run(2, came_to=FAILED))

    assert cell == passed


def attempt(number: int, status: Status, points: int) -> Attempt:
    return Attempt(f"S{number}", number, status, points, points, 3)


def test_where_the_best_counts_a_weaker_hand_in_changes_nothing_and_an_equal_one_is_told() -> None:
    tried = [attempt(1, Status.PARTIAL, 1), attempt(2, Status.PARTIAL, 1), attempt(3, Status.ERROR, 0)]
    cell = after_run(handed_in(1, 2, 3), submission(3), run(3, came_to=FAILED), attempts=tried)

    assert (cell.status, cell.passed_checks, cell.submission_id) == (Status.PARTIAL, 1, "S2")


def test_where_the_latest_counts_it_is_told_however_weak() -> None:
    cell = after_run(handed_in(1, 2), submission(2), run(2, came_to=FAILED), Counts.LATEST)

    assert (cell.status, cell.submission_id) == (Status.FAILED, "S2")


def test_a_fault_of_ours_is_no_hand_ins_best_unless_there_is_nothing_else() -> None:
    ours, wrong = attempt(2, Status.OURS, 0), attempt(1, Status.FAILED, 0)
    fault = submission(2), run(2, came_to=platform_fault(BONJOUR))

    told = [after_run(handed_in(1, 2), *fault, attempts=some).status for some in ([wrong, ours], [ours])]

    assert told == [Status.FAILED, Status.OURS]


@pytest.mark.parametrize(
    ("came_to", "counts", "fails"),
    [
        (FAILED, Counts.LATEST, True),
        (FAILED, Counts.BEST, False),
        (PASSED, Counts.LATEST, False),
        (platform_fault(BONJOUR), Counts.LATEST, False),
    ],
)
def test_a_pass_stays_and_is_marked_where_the_latest_counts_and_fails(
    came_to: Result, counts: Counts, *, fails: bool
) -> None:
    passed = after_accept(after_run(handed_in(1), submission(1), run(1, came_to=PASSED)), submission(2), 3)

    cell = after_run(passed, submission(2), run(2, came_to=came_to), counts)

    assert (cell.status, cell.submission_id, cell.newest_fails) == (Status.PASSED, "S1", fails)


def test_an_older_run_never_hides_a_newer_hand_in() -> None:
    waiting = handed_in(1, 2)

    cell = after_run(waiting, submission(1), run(1, came_to=PARTIAL))

    assert cell == waiting


def test_an_older_pass_counts_whatever_came_after_it() -> None:
    failed = after_run(handed_in(1, 2), submission(2), run(2, came_to=FAILED))

    cell = after_run(failed, submission(1), run(1, came_to=PASSED))

    assert (cell.status, cell.submission_id, cell.submissions) == (Status.PASSED, "S1", 2)
