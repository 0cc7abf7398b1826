"""Chooses the learners of a board by name, by how an exercise stands and by whom to see today; puts them in order."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.cohorts.choice import Asked, BoardOrder, OtherState, ShownLearners
from grader.domain.naming import plain
from grader.domain.verdicts import Status
from grader.engine.alerts.reading import people_to_see
from grader.engine.plans.overdue import overdue
from grader.engine.ports.database import Transaction
from grader.engine.ports.plans import PublicHolidays


def chosen_places(
    slug: str,
    asked: Asked,
    given: Sequence[Assignment],
    tx: Transaction,
    now: datetime,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> tuple[str, ...]:
    """Return the enrollments of the active learners asked for, in their order."""
    found = _of_name(asked.name, tx.cohorts.roll(slug))
    if asked.state is not None:
        standing = _standing_like(slug, asked, given, found, tx, now)
        found = tuple(place for place in found if place in standing)
    if asked.show is ShownLearners.TO_SEE:
        to_see = people_to_see(slug, tx, now, zone, public_holidays)
        found = tuple(place for place in found if place in to_see)
    return _in_order(slug, asked.order, found, given, tx)


def _of_name(name: str, roll: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the enrollments of those with this in their name."""
    wanted = plain(name.strip())
    return tuple([place for place, known in roll if wanted in plain(known)] if wanted else [place for place, _ in roll])


def _standing_like(
    slug: str, asked: Asked, given: Sequence[Assignment], places: Collection[str], tx: Transaction, now: datetime
) -> frozenset[str]:
    """Return those of whom one exercise at least stands as it is asked for."""
    wanted: list[Status]
    of = [one for one in given if asked.exercise in {"", one.exercise}]
    match asked.state:
        case OtherState.LATE:
            return frozenset(place for place, number in overdue(slug, of, tuple(places), tx, now).items() if number)
        case Status.NONE:
            begun = [status for status in Status if status is not Status.NONE]
            exercises = [one.exercise for one in of]
            return _with_fewer(places, len(exercises), tx.board.count_standing(slug, begun, exercises))
        case OtherState.OPEN:
            wanted = [status for status in Status if status not in {Status.NONE, Status.PASSED}]
        case Status() as status:
            wanted = [status]
        case None:
            return frozenset(places)
    return tx.board.any_standing(slug, wanted, [one.exercise for one in of])


def _with_fewer(places: Collection[str], than: int, counted: Mapping[str, int]) -> frozenset[str]:
    return frozenset(place for place in places if counted.get(place, 0) < than)


def _in_order(
    slug: str, order: BoardOrder, places: tuple[str, ...], given: Sequence[Assignment], tx: Transaction
) -> tuple[str, ...]:
    """Return them in order; who is equal stays in the order of a class list, and who never handed in is the oldest."""
    match order:
        case BoardOrder.NAME:
            return places
        case BoardOrder.NEWEST | BoardOrder.OLDEST:
            numbers = {place: at.timestamp() for place, at in tx.submissions.newest_of(slug).items()}
        case BoardOrder.MOST | BoardOrder.FEWEST:
            passed = tx.board.count_standing(slug, [Status.PASSED], [one.exercise for one in given])
            numbers = {place: float(number) for place, number in passed.items()}
    sign = -1 if order in {BoardOrder.NEWEST, BoardOrder.MOST} else 1
    return tuple(sorted(places, key=lambda place: sign * numbers.get(place, 0.0)))
