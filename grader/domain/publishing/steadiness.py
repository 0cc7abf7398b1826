"""Whether a solution passes always: on whatever order, hash seed, time zone and day its runs come to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from random import Random

from grader.domain.exercises.exercise import Check
from grader.domain.grading.run import Result
from grader.domain.verdicts import Outcome

ROOM = 0.5
"""The share of a limit beyond which a check on a slower machine may not be in time."""
HIGH = 0.95


@dataclass(frozen=True)
class Conditions:
    """What a sandbox is started under.

    Attributes:
        hash_seed: Of the languages that draw one: it decides in which order a set comes.
        hours_east: How far its time zone is ahead of UTC, from -12 to 14.
        days_ahead: By how much its clock is ahead.
        locale: Its name, where it is not the images' own: how texts are sorted, and numbers written.
    """

    hash_seed: int = 0
    hours_east: int = 0
    days_ahead: int = 0
    locale: str = ""


SWEEP = (
    (Conditions(), 3, 3),
    *((Conditions(hash_seed=seed), 1, 0) for seed in (1, 2, 3, 4)),
    (Conditions(hours_east=14), 2, 0),
    (Conditions(hours_east=-10), 2, 0),
    (Conditions(days_ahead=40), 2, 0),
    (Conditions(days_ahead=1_000), 2, 0),
    (Conditions(locale="fr_FR.UTF-8"), 2, 0),
)
"""Conditions, runs in the declared order, runs in another: twenty in all; one condition at a time, to be named."""

CONDITION_OF = {"hash_seed": "hash_seed", "time_zone": "hours_east", "date": "days_ahead", "locale": "locale"}
"""What differs between runs that fail for a cause and those that pass, by the cause."""

SECOND_LOOK = ((Conditions(), 2, 0), *((Conditions(hash_seed=seed), 1, 0) for seed in (1, 2, 3)))
"""Of a solution that did not pass: whether it does so always."""


@dataclass(frozen=True)
class Repeat:
    """One of several runs of the solution: its conditions, the order of its checks, and what it came to."""

    conditions: Conditions
    order: tuple[str, ...]
    result: Result

    @property
    def failed(self) -> frozenset[str]:
        """Return the ids of the checks that failed; of all, where the program came to none."""
        failed = frozenset(check.id for check in self.result.checks if check.outcome is Outcome.FAILED)
        return failed or frozenset(() if self.passed else self.order)

    @property
    def passed(self) -> frozenset[str]:
        """Return the ids of the checks that passed: one that was not run, as another did not pass, did neither."""
        return frozenset(check.id for check in self.result.checks if check.outcome is Outcome.PASSED)


@dataclass(frozen=True)
class Unsteady:
    """A check that passes in some runs alone.

    Attributes:
        cause: `order`, `hash_seed`, `time_zone`, `date`, `locale`; `once` when it passed before these runs and in none
            of them; `chance` where none of these explains it.
        failed: In how many of the `runs`.
        other: The check that it needs to come before it, if order is the cause and one explains it.
    """

    check: str
    cause: str
    failed: int
    runs: int
    other: str | None = None


@dataclass(frozen=True)
class Slow:
    """A check that takes most of its time: in 19 of 20 runs at most `took`, of the `limit`."""

    check: str
    took: timedelta
    limit: timedelta


def orders(checks: Sequence[Check], count: int, seed: str) -> Iterator[tuple[Check, ...]]:
    """Yield `count` other orders of the checks, the reverse first, in which each still comes after what it needs."""
    lot = Random(seed)  # noqa: S311 - the same exercise is tried in the same orders
    for number in range(count):
        wanted = list(reversed(checks)) if number == 0 else lot.sample(list(checks), len(checks))
        yield tuple(_after_needs(wanted))


def _after_needs(wanted: list[Check]) -> Iterator[Check]:
    done: set[str] = set()
    known = {check.id for check in wanted}
    while wanted:
        check = next((one for one in wanted if set(one.needs) & known <= done), wanted[0])
        wanted.remove(check)
        done.add(check.id)
        yield check


def unsteady(repeats: Sequence[Repeat], declared: tuple[str, ...]) -> tuple[Unsteady, ...]:
    """Return each check that did not pass in all of the runs, with what that hangs on.

    The solution has passed once before: a check that passes in none of them is unsteady all the same.
    """
    found = []
    for check in declared:
        failing = [repeat for repeat in repeats if check in repeat.failed]
        if failing:
            cause = _cause(check, failing, repeats, declared)
            other = _needed_before(check, failing, repeats) if cause == "order" else None
            found.append(Unsteady(check, cause, len(failing), len(repeats), other))
    return tuple(found)


def slow(repeats: Sequence[Repeat], limit: timedelta) -> tuple[Slow, ...]:
    """Return each check whose time, in all but one of twenty runs, is more than half of its limit."""
    took: dict[str, list[timedelta]] = {}
    for repeat in repeats:
        for check in repeat.result.checks:
            took.setdefault(check.id, []).append(check.duration)
    high = {check: sorted(times)[ceil(HIGH * len(times)) - 1] for check, times in took.items()}
    return tuple(Slow(check, time, limit) for check, time in high.items() if time > limit * ROOM)


def _cause(check: str, failing: Sequence[Repeat], repeats: Sequence[Repeat], declared: tuple[str, ...]) -> str:
    """Return the one thing that explains all failures: it was another in each of them, and in no run that passed."""
    if not any(check in repeat.passed for repeat in repeats):
        return "once"
    if all(repeat.order != declared for repeat in failing):
        return "order" if _is_told_by_order(check, failing, repeats) else "chance"
    for cause, name in CONDITION_OF.items():
        values = {vars(repeat.conditions)[name] for repeat in failing}
        passing = {vars(repeat.conditions)[name] for repeat in repeats if check in repeat.passed}
        if not values & passing:
            return cause
    return "chance"


def _is_told_by_order(check: str, failing: Sequence[Repeat], repeats: Sequence[Repeat]) -> bool:
    """Tell whether the same order always came to the same."""
    failing_orders = {repeat.order for repeat in failing}
    return not any(repeat.order in failing_orders and check in repeat.passed for repeat in repeats)


def _needed_before(check: str, failing: Sequence[Repeat], repeats: Sequence[Repeat]) -> str | None:
    """Return the check that came before this one in each run that passed, and in none that did not."""
    passing = [repeat for repeat in repeats if check in repeat.passed]
    candidates = set(repeats[0].order) - {check}
    for repeat in passing:
        candidates &= _before(check, repeat.order)
    for repeat in failing:
        candidates -= _before(check, repeat.order)
    return next((other for other in repeats[0].order if other in candidates), None)


def _before(check: str, order: Iterable[str]) -> set[str]:
    ids = tuple(order)
    return set(ids[: ids.index(check)]) if check in ids else set()
