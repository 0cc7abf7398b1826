"""What is past its date for a learner: by the date that is their own, and never what was withdrawn."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from grader.domain.assignments import Assignment
from grader.domain.verdicts import Status
from grader.engine.ports.database import Transaction


def over(given: Iterable[Assignment], now: datetime) -> list[str]:
    """Return the exercises whose date is past for the cohort, of those that can be handed in."""
    return [one.exercise for one in given if one.is_over(now) and not one.withdrawn]


def spared(places: Sequence[str], tx: Transaction, now: datetime) -> frozenset[tuple[str, str]]:
    """Return (enrollment id, exercise) where one of these learners has a later date that is still to come."""
    return frozenset((one.enrollment_id, one.exercise) for one in tx.plans.extended(places) if one.due_at > now)


def overdue(
    slug: str, given: Sequence[Assignment], places: Sequence[str], tx: Transaction, now: datetime
) -> dict[str, int]:
    """Return of each of these active learners how many exercises are past their date and not passed."""
    due = over(given, now)
    if not due:
        return dict.fromkeys(places, 0)
    passed = tx.board.count_standing(slug, [Status.PASSED], due)
    still_due = {(place, one) for place, one in spared(places, tx, now) if one in due}
    cells = tx.board.cells(*(sorted(set(part)) for part in zip(*still_due, strict=True))) if still_due else ()
    open_yet = still_due - {(cell.enrollment_id, cell.exercise) for cell in cells if cell.passed_at is not None}
    in_time = Counter(place for place, _ in open_yet)
    return {place: len(due) - passed.get(place, 0) - in_time[place] for place in places}
