"""Chooses the learners of a board by name, by how an exercise stands and by whom to see today; puts them in order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, tzinfo
from unicodedata import combining, normalize

from grader.domain.assignments import Assignment
from grader.domain.cohorts.choice import Asked, BoardOrder, OtherState, ShownLearners
from grader.domain.cohorts.progress import Standing
from grader.domain.verdicts import Status
from grader.engine.alerts.reading import people_to_see
from grader.engine.ports.database import Transaction

Key = Callable[[Standing], tuple[int | float, ...]]


def chosen_places(
    slug: str, asked: Asked, given: Sequence[Assignment], tx: Transaction, now: datetime, zone: tzinfo
) -> tuple[str, ...]:
    """Return the enrollments of the active learners asked for, in their order."""
    found = _of_name(asked.name, tx.cohorts.roll(slug))
    if asked.state is not None:
        standing = _standing_like(slug, asked, given, found, tx, now)
        found = tuple(place for place in found if place in standing)
    if asked.show is ShownLearners.TO_SEE:
        to_see = people_to_see(slug, tx, now, zone)
        found = tuple(place for place in found if place in to_see)
    return _in_order(slug, asked.order, found, tx)


def _of_name(name: str, roll: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the enrollments of those with this in their name."""
    wanted = _plain(name)
    return tuple(place for place, known in roll if not wanted or wanted in _plain(known))


def _plain(name: str) -> str:
    return "".join(letter for letter in normalize("NFKD", name.strip().casefold()) if not combining(letter))


def _standing_like(
    slug: str, asked: Asked, given: Sequence[Assignment], places: Collection[str], tx: Transaction, now: datetime
) -> frozenset[str]:
    """Return those of whom one exercise at least stands as it is asked for."""
    wanted: list[Status]
    of = [one for one in given if asked.exercise in {"", one.exercise}]
    match asked.state:
        case OtherState.LATE:
            due = [one.exercise for one in of if one.is_over(now) and not one.withdrawn]
            return _with_fewer(places, len(due), tx.board.count_standing(slug, [Status.PASSED], due))
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
    return frozenset(tx.board.count_standing(slug, wanted, [one.exercise for one in of]))


def _with_fewer(places: Collection[str], than: int, counted: Mapping[str, int]) -> frozenset[str]:
    return frozenset(place for place in places if counted.get(place, 0) < than)


def _in_order(slug: str, order: BoardOrder, places: tuple[str, ...], tx: Transaction) -> tuple[str, ...]:
    """Return them in order; who is equal stays in the order of a class list."""
    if order is BoardOrder.NAME or not places:
        return places
    standings, key = tx.board.standings(slug, places), ORDERS[order]
    return tuple(sorted(places, key=lambda place: key(standings.get(place, Standing()))))


def _moment(standing: Standing) -> float:
    return standing.last_at.timestamp() if standing.last_at else 0.0


ORDERS: Mapping[BoardOrder, Key] = {
    BoardOrder.NEWEST: lambda standing: (-_moment(standing),),
    BoardOrder.OLDEST: lambda standing: (_moment(standing),),
    BoardOrder.MOST: lambda standing: (-standing.passed,),
    BoardOrder.FEWEST: lambda standing: (standing.passed,),
}
"""Who has handed nothing in is the oldest."""
