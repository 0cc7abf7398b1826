"""Calls that come at the same time share one step."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

import pytest

from grader.engine.submissions.grouping import Group

Step = Callable[[Sequence[str]], Sequence[str | Exception]]


class Slow:
    """A step that answers in capital letters; its first time it waits until it may go on."""

    def __init__(self, step: Step = lambda asked: [one.upper() for one in asked]) -> None:
        self._step = step
        self.groups: list[list[str]] = []
        self.begun, self.may_end = Event(), Event()

    def __call__(self, asked: Sequence[str]) -> Sequence[str | Exception]:
        """Note who came together, and answer."""
        self.groups.append(list(asked))
        self.begun.set()
        assert self.may_end.wait(60)
        return self._step(asked)


def at_once(slow: Slow, *asked: str, most: int = 32) -> list[Future[str]]:
    """Call for the first, and for all others, in their order, while its step is under way."""
    group: Group[str, str] = Group(slow, apart=lambda one: one[0], most=most)
    with ThreadPoolExecutor(len(asked)) as pool:
        futures = [pool.submit(group.call, asked[0])]
        assert slow.begun.wait(60)
        for number, one in enumerate(asked[1:], 1):
            futures.append(pool.submit(group.call, one))
            deadline = monotonic() + 60
            while len(group) < number:
                assert monotonic() < deadline
                sleep(0.001)
        slow.may_end.set()
    return futures


def test_who_comes_alone_is_served_alone() -> None:
    slow = Slow()
    slow.may_end.set()
    group: Group[str, str] = Group(slow, apart=str)

    assert [group.call("a"), group.call("b")] == ["A", "B"]
    assert slow.groups == [["a"], ["b"]]


def test_who_comes_meanwhile_is_served_together_and_each_gets_its_own_answer() -> None:
    slow = Slow()

    futures = at_once(slow, "a", "b", "c", "d")

    assert [one.result() for one in futures] == ["A", "B", "C", "D"]
    assert slow.groups == [["a"], ["b", "c", "d"]]


def test_those_who_must_be_apart_go_one_after_the_other() -> None:
    slow = Slow()

    futures = at_once(slow, "a", "b1", "c", "b2", "b3")

    assert [one.result() for one in futures] == ["A", "B1", "C", "B2", "B3"]
    assert slow.groups == [["a"], ["b1", "c"], ["b2"], ["b3"]]


def test_no_group_is_larger_than_it_may_be() -> None:
    slow = Slow()

    at_once(slow, "a", "b", "c", "d", most=2)

    assert slow.groups == [["a"], ["b", "c"], ["d"]]


def test_a_refusal_is_raised_where_it_belongs() -> None:
    slow = Slow(lambda asked: [ValueError(one) if one == "c" else one for one in asked])

    futures = at_once(slow, "a", "b", "c", "d")

    assert [one.result() for one in (futures[0], futures[1], futures[3])] == ["a", "b", "d"]
    with pytest.raises(ValueError, match="c"):
        futures[2].result()


@pytest.mark.parametrize(
    ("fault", "raised"), [(RuntimeError(), RuntimeError), (SystemExit(), SystemExit), (None, ValueError)]
)
def test_a_step_that_fails_or_forgets_one_fails_for_its_own_group_alone(
    fault: BaseException | None, raised: type[BaseException]
) -> None:
    def only_alone(asked: Sequence[str]) -> Sequence[str | Exception]:
        if len(asked) > 1 and fault is not None:
            raise fault
        return asked[:1]

    futures = at_once(Slow(only_alone), "a", "b1", "c", "b2")

    assert [futures[0].result(), futures[3].result()] == ["a", "b2"]
    assert [type(futures[one].exception()) for one in (1, 2)] == [raised, raised]
