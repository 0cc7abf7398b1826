"""All of a cohort's board at once, for a file to take away: whom its page would show, and every exercise."""

from dataclasses import dataclass
from datetime import tzinfo

from grader.domain.cohorts.choice import Asked
from grader.domain.cohorts.cohort import Cohort
from grader.domain.page import PEOPLE_SHOWN
from grader.domain.people import Person
from grader.domain.text import Text
from grader.engine.alerts.reading import staffed_cohort
from grader.engine.cohorts.board import BoardRow, rows_of
from grader.engine.cohorts.choosing import chosen_places
from grader.engine.ports.database import Database
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now


@dataclass(frozen=True)
class WholeBoard:
    """A board without pages.

    Attributes:
        titles: Of the exercises, in the cohort's order; each row has a cell for each.
    """

    cohort: Cohort
    titles: tuple[Text, ...]
    rows: tuple[BoardRow, ...]


def whole_board(
    viewer: Person,
    slug: str,
    asked: Asked,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> WholeBoard:
    """Return the board of a cohort with all of the learners asked for, in their order, as its staff see it.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
    """
    with database.read() as tx:
        cohort, given, at = staffed_cohort(viewer, slug, tx), tx.cohorts.assignments(slug), now()
        exercises = [one.exercise for one in given]
        current = tx.catalog.current_among(exercises)
        found = chosen_places(slug, asked, given, tx, at, zone, public_holidays)
        parts = (
            rows_of(slug, given, given, tx.cohorts.places(found[first : first + PEOPLE_SHOWN]), {}, tx, at)
            for first in range(0, len(found), PEOPLE_SHOWN)
        )
        titles = tuple(current[one].title if one in current else Text(one, one) for one in exercises)
        return WholeBoard(cohort, titles, tuple(row for part in parts for row in part))
