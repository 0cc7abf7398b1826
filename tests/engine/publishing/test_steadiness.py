"""The solution handed in many times: what it is run under, and what is asked of it once it does not pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from grader.domain.publishing.steadiness import SECOND_LOOK, SWEEP, Conditions, Unsteady
from grader.engine.ports.grading import Sandbox
from grader.engine.publishing.steadiness import doubts_of, repeat_solution
from tests.engine.grading_school import HALF, SOLUTION
from tests.engine.publishing.test_gate import FOLDER
from tests.fakes.sandbox import FakeSandbox, passing
from tests.runners import RUNNERS

WHOLE = passing(FOLDER.exercise)
STARTED = [conditions for conditions, _, _ in SWEEP]
LOOKED = [conditions for conditions, _, _ in SECOND_LOOK]


def unheard(_number: int) -> None:
    """Listen to no run's beginning."""


@dataclass
class Sandboxes:
    """Lends one for each of some conditions, and remembers them; under those in `lacking` half of the checks pass."""

    lacking: list[Conditions]
    lent: list[Conditions] = field(default_factory=list)

    @contextmanager
    def __call__(self, conditions: Conditions) -> Iterator[Sandbox]:
        """Lend one."""
        self.lent.append(conditions)
        yield FakeSandbox({SOLUTION: HALF if conditions in self.lacking else WHOLE})


def test_a_solution_that_passed_is_run_twenty_times_under_each_condition() -> None:
    sandboxes = Sandboxes([])

    repeats = repeat_solution(FOLDER, passed=True, ready=sandboxes, runners=RUNNERS, on_repeat=unheard)

    assert (len(repeats), sandboxes.lent) == (20, STARTED)
    assert doubts_of(FOLDER, repeats) == ((), ())


def test_each_run_is_told_before_it_begins() -> None:
    told: list[int] = []

    repeat_solution(FOLDER, passed=True, ready=Sandboxes([]), runners=RUNNERS, on_repeat=told.append)

    assert told == [*range(1, 21)]


def test_a_solution_that_never_passes_is_not_run_twenty_times() -> None:
    sandboxes = Sandboxes(STARTED)

    repeats = repeat_solution(FOLDER, passed=False, ready=sandboxes, runners=RUNNERS, on_repeat=unheard)

    assert (repeats, sandboxes.lent) == ((), LOOKED)


def test_a_solution_that_passes_at_a_second_look_is_run_twenty_times() -> None:
    sandboxes = Sandboxes([Conditions()])

    repeats = repeat_solution(FOLDER, passed=False, ready=sandboxes, runners=RUNNERS, on_repeat=unheard)

    assert (len(repeats), sandboxes.lent) == (20, LOOKED + STARTED)


@pytest.mark.parametrize(("cause", "name"), [("time_zone", "hours_east"), ("date", "days_ahead")])
def test_the_condition_under_which_it_does_not_pass_is_named(cause: str, name: str) -> None:
    lacking = [conditions for conditions in STARTED if vars(conditions)[name]]
    repeats = repeat_solution(FOLDER, passed=True, ready=Sandboxes(lacking), runners=RUNNERS, on_repeat=unheard)

    (found, *_), _ = doubts_of(FOLDER, repeats)

    assert (found.cause, found.failed, found.runs) == (cause, 4, 20)
    assert isinstance(found, Unsteady)
