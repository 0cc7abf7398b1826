"""The status that people read, for everything a run can be."""

import pytest

from grader.domain.verdicts import GLYPHS, Blame, Reason, RunState, Status, Verdict, status_of

CODE, REPO = Blame.YOUR_CODE, Blame.YOUR_REPO
STOPS = ["syntax_error", "import_error", "exited", "memory", "output", "processes", "disk"]


def test_nothing_handed_in_is_not_started() -> None:
    assert status_of(state=None) is Status.NONE


@pytest.mark.parametrize(("state", "status"), [(RunState.QUEUED, Status.QUEUED), (RunState.RUNNING, Status.RUNNING)])
def test_a_run_that_has_not_ended_says_where_it_is(state: RunState, status: Status) -> None:
    assert status_of(state=state) is status


@pytest.mark.parametrize(
    ("verdict", "blame", "reason", "passed", "status"),
    [
        (Verdict.PASSED, None, None, 3, Status.PASSED),
        (Verdict.FAILED, CODE, Reason.CHECK_FAILED, 0, Status.FAILED),
        (Verdict.FAILED, CODE, Reason.CHECK_FAILED, 2, Status.PARTIAL),
        (Verdict.FAILED, REPO, Reason.MISSING_FILE, 0, Status.INVALID),
        (Verdict.FAILED, REPO, Reason.UNREADABLE_FILE, 0, Status.INVALID),
        (Verdict.TIMED_OUT, CODE, Reason.TIME, 2, Status.TIMEOUT),
        (Verdict.TAMPERED, CODE, Reason.PROTOCOL, 3, Status.TAMPERED),
        (Verdict.ERROR, Blame.EXERCISE, Reason.EXERCISE, 0, Status.OURS),
        (Verdict.ERROR, Blame.PLATFORM, Reason.PLATFORM, 0, Status.OURS),
        (None, None, None, 0, Status.OURS),
    ],
)
def test_a_finished_run_has_one_status(
    verdict: Verdict | None, blame: Blame | None, reason: Reason | None, passed: int, status: Status
) -> None:
    answer = status_of(state=RunState.FINISHED, verdict=verdict, blame=blame, reason=reason, passed_checks=passed)

    assert answer is status


@pytest.mark.parametrize("reason", STOPS)
@pytest.mark.parametrize("passed", [0, 2])
def test_a_program_that_stops_says_so_however_far_it_came(reason: str, passed: int) -> None:
    answer = status_of(
        state=RunState.FINISHED, verdict=Verdict.FAILED, blame=CODE, reason=Reason(reason), passed_checks=passed
    )

    assert answer is Status.ERROR


def test_every_status_has_a_glyph_of_its_own() -> None:
    assert set(GLYPHS) == set(Status)
    assert len(set(GLYPHS.values())) == len(Status)
