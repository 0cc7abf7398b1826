"""Which part of a board somebody sees: whose rows, and which exercises."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.cohorts.choice import Asked
from grader.domain.page import PEOPLE_SHOWN, Page, page_of
from grader.engine.cohorts.choosing import chosen_places
from grader.engine.ports.database import Transaction
from grader.engine.ports.plans import PublicHolidays

EXERCISES_SHOWN = 40


@dataclass(frozen=True)
class BoardPart:
    """Which part of a board somebody sees, at one moment.

    Attributes:
        given: All exercises of the cohort; `exercises` says which of them are shown.
        found: The enrollments of all learners asked for; `learners` says which of them are shown.
    """

    at: datetime
    given: Sequence[Assignment]
    found: tuple[str, ...]
    asked: Asked
    exercises: Page
    learners: Page

    @property
    def shown(self) -> Sequence[Assignment]:
        """Return the exercises of this part."""
        return self.exercises.of(self.given)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the enrollments of this part."""
        return self.learners.of(self.found)


def part_of(
    slug: str,
    own: str | None,
    asked: Asked,
    tx: Transaction,
    at: datetime,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> BoardPart:
    """Return which part of a board somebody sees who asks so.

    Args:
        own: The enrollment of a learner, to which they are kept; None for who sees everybody.
    """
    given = tx.cohorts.assignments(slug)
    exercises = _page_of_exercises(asked, given, at)
    found = (own,) if own else chosen_places(slug, asked, given, tx, at, zone, public_holidays)
    learners = page_of(asked.learners, PEOPLE_SHOWN, len(found))
    asked = replace(asked, learners=learners.page, exercises=exercises.page)
    return BoardPart(at, given, found, asked, exercises, learners)


def _page_of_exercises(asked: Asked, given: Sequence[Assignment], now: datetime) -> Page:
    """Return the page asked for; else the one with the first exercise whose date is still to come, or the first."""
    if asked.exercises is None:
        ahead = (place for place, one in enumerate(given) if one.due_at is not None and one.due_at >= now)
        return page_of(next(ahead, 0) // EXERCISES_SHOWN + 1, EXERCISES_SHOWN, len(given))
    return page_of(asked.exercises, EXERCISES_SHOWN, len(given))
