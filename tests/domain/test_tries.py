"""Tries that a trainer bounds: a bucket that fills again by itself, told from when tries were taken."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.domain.tries import TryRule

RULE = TryRule(at_once=2, one_more_every=timedelta(minutes=15))


def at(minutes: float) -> datetime:
    """Return a moment of the morning."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=UTC) + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("taken", "checked"),
    [
        ([], 0),
        ([0], 0),
        ([0, 0], 15),
        ([-14, -1], 1),
        ([-16, -1], 0),
        ([-60, -60, -60], 0),
        ([-1, 0, 0], 29),
    ],
)
def test_a_hand_in_is_checked_at_once_while_a_try_is_left(taken: list[float], checked: float) -> None:
    assert RULE.next_at(map(at, taken), at(0)) == at(checked)


@pytest.mark.parametrize(
    ("taken", "left"), [([], 2), ([0], 1), ([0, 0], 0), ([-1, 0, 0], 0), ([-15], 2), ([-14], 1), ([-40, -35], 2)]
)
def test_what_is_left_never_goes_beyond_what_there_was_at_first(taken: list[float], left: int) -> None:
    assert RULE.left(map(at, taken), at(0)) == left


def test_a_try_is_left_exactly_when_a_hand_in_would_be_checked_at_once() -> None:
    histories = [[at(-a), at(-b), at(-c)] for a in range(0, 50, 7) for b in range(0, 50, 5) for c in range(0, 50, 3)]

    assert {(RULE.left(one, at(0)) > 0) == (RULE.next_at(one, at(0)) == at(0)) for one in histories} == {True}


def test_a_bucket_in_steady_use_stays_empty_however_long_it_goes_on() -> None:
    taken = [at(0)]
    for _ in range(200):
        taken.append(RULE.next_at(taken, taken[-1]))

    assert taken[-1] - taken[-101] == 100 * RULE.one_more_every


def test_a_rule_that_makes_people_wait_more_than_they_work_punishes() -> None:
    rules = [TryRule(tries, timedelta(minutes=minutes)) for tries, minutes in ((5, 15), (3, 30), (2, 15), (5, 31))]

    assert [one.punishes for one in rules] == [False, False, True, True]
