"""How many runs go before one, by the rule of the claim."""

from datetime import timedelta

import pytest

from grader.domain.queue.outlook import wait_of
from grader.domain.queue.turns import QueuedRun, count_before

LINE = (
    QueuedRun("a1", "ada", 1),
    QueuedRun("k1", "karim", 2),
    QueuedRun("k2", "karim", None),
    QueuedRun("k3", "karim", None),
    QueuedRun("l1", "lea", 3),
)


@pytest.mark.parametrize(
    ("number", "learner", "before"), [(1, "ada", 0), (1, "karim", 1), (1, "lea", 2), (2, "karim", 3), (3, "karim", 4)]
)
def test_learners_take_turns(number: int, learner: str, before: int) -> None:
    assert count_before(number, learner, LINE, busy=()) == before


def test_those_of_whom_something_runs_go_after_the_others() -> None:
    assert [count_before(1, learner, LINE, busy={"ada"}) for learner in ("ada", "karim", "lea")] == [2, 0, 1]


@pytest.mark.parametrize(
    ("slots", "usual", "wait"),
    [(2, timedelta(seconds=8), timedelta(seconds=48)), (0, timedelta(seconds=8), None), (2, None, None)],
)
def test_the_wait_is_reckoned_from_what_is_known(slots: int, usual: timedelta | None, wait: timedelta | None) -> None:
    assert wait_of(12, slots=slots, usual=usual) == wait
