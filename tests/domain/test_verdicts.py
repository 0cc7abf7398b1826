"""The status that people read, for everything a run can be."""

from datetime import UTC, datetime

import pytest

from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import GLYPHS, REASONS, Reason, RunState, Status, Verdict, status_of

STOPS = ["syntax_error", "import_error", "exited", "memory", "output", "processes", "disk"]


@pytest.mark.parametrize(("state", "status"), [(RunState.QUEUED, Status.QUEUED), (RunState.RUNNING, Status.RUNNING)])
def test_a_run_that_has_not_ended_says_where_it_is(state: RunState, status: Status) -> None:
    run = Run("U1", "S1", QueueName.LIVE, state, "0" * 64, datetime(2026, 9, 1, tzinfo=UTC))

    assert run.status is status


def test_a_run_that_ended_without_a_result_is_ours() -> None:
    run = Run("U1", "S1", QueueName.LIVE, RunState.FINISHED, "0" * 64, datetime(2026, 9, 1, tzinfo=UTC))

    assert run.status is Status.OURS


@pytest.mark.parametrize(
    ("verdict", "reason", "passed", "status"),
    [
        (Verdict.PASSED, None, 3, Status.PASSED),
        (Verdict.FAILED, Reason.CHECK_FAILED, 0, Status.FAILED),
        (Verdict.FAILED, Reason.CHECK_FAILED, 2, Status.PARTIAL),
        (Verdict.FAILED, Reason.MISSING_FILE, 0, Status.INVALID),
        (Verdict.FAILED, Reason.UNREADABLE_FILE, 0, Status.INVALID),
        (Verdict.TIMED_OUT, Reason.TIME, 2, Status.TIMEOUT),
        (Verdict.TAMPERED, Reason.PROTOCOL, 3, Status.TAMPERED),
        (Verdict.ERROR, Reason.EXERCISE, 0, Status.OURS),
        (Verdict.ERROR, Reason.PLATFORM, 0, Status.OURS),
    ],
)
def test_a_finished_run_has_one_status(verdict: Verdict, reason: Reason | None, passed: int, status: Status) -> None:
    assert status_of(verdict, reason, passed) is status


@pytest.mark.parametrize("reason", STOPS)
@pytest.mark.parametrize("passed", [0, 2])
def test_a_program_that_stops_says_so_however_far_it_came(reason: str, passed: int) -> None:
    assert status_of(Verdict.FAILED, Reason(reason), passed) is Status.ERROR


def test_the_table_knows_every_reason() -> None:
    assert set(REASONS) == set(Reason)


def test_every_status_has_a_glyph_of_its_own() -> None:
    assert set(GLYPHS) == set(Status)
    assert len(set(GLYPHS.values())) == len(Status)
