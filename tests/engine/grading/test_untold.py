"""A verdict that is counted is told although the worker died before it said so; over a real SQLite file."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.grading.run import Run
from grader.domain.verdicts import RunState
from grader.engine.cohorts.board import board
from grader.engine.grading.following import Finished, follow
from grader.engine.ports.grading import Event
from grader.engine.submissions.submission_page import submission_page
from tests.engine.grading_school import HALF, SOLUTION, School


@pytest.fixture
def untold(grading_school: School) -> Run:
    """Return Ada's run, which a process finished that was then killed before it could tell anybody."""
    accepted = grading_school.hand_in(SOLUTION)
    child = os.fork()
    if not child:
        _die_at(grading_school, "finished", grading_school.grade)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return grading_school.run(accepted.run.id)


def _die_at(school: School, kind: str, step: Callable[[], object]) -> None:
    """Do a step, and be killed where it would announce an event of that kind."""

    def announce(_run_id: str, event: Event) -> None:
        if event.kind == kind:
            os.kill(os.getpid(), signal.SIGKILL)

    school.database.forget_connections()
    school.announcer.announce = announce  # type: ignore[method-assign] # a copy of the fake, in a process of its own
    try:
        step()
    finally:
        os._exit(1)


def test_the_verdict_is_counted_and_nobody_was_told(grading_school: School, untold: Run) -> None:
    assert (untold.state, grading_school.cell().passed_at) == (RunState.FINISHED, grading_school.clock())
    assert "finished" not in grading_school.announcer.kinds(untold.id)


def test_the_terminal_that_waits_is_told(grading_school: School, untold: Run) -> None:
    grading_school.announcer.announce(untold.id, Event("started"))

    *_, last = follow(
        untold.id,
        database=grading_school.database,
        announcer=grading_school.announcer,
        limit=timedelta(seconds=9),
    )

    assert last == Finished(untold)


def test_the_terminal_is_told_at_the_end_of_its_patience_too(grading_school: School, untold: Run) -> None:
    moments = iter([0.0, 0.0, 9.0])
    grading_school.announcer.announce(untold.id, Event("check", check=HALF.checks[0]))

    *_, last = follow(
        untold.id,
        database=grading_school.database,
        announcer=grading_school.announcer,
        limit=timedelta(seconds=9),
        monotonic=lambda: next(moments),
    )

    assert last == Finished(untold)


def test_the_page_that_asks_again_is_told(grading_school: School, untold: Run) -> None:
    school = grading_school

    page = submission_page(
        school.people["ada"],
        untold.submission_id,
        database=school.database,
        announcer=school.announcer,
        now=school.clock,
    )

    assert page.finished
    assert page.passed == len(page.lines)


def test_the_board_that_asks_again_is_told(grading_school: School, untold: Run) -> None:
    school = grading_school

    seen = board(
        school.people["ines"],
        "web-2610",
        database=school.database,
        now=school.clock,
        zone=UTC,
        public_holidays=public_holidays,
    )

    assert untold.submission_id in {cell.submission_id for row in seen.rows for cell in row.cells}
