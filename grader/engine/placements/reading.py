"""What became of a cohort's learners: figures, and for its staff each person's moments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.days import first_day, last_day
from grader.domain.page import PEOPLE_SHOWN, Page, page_with, whole
from grader.domain.people import Person, Role
from grader.domain.placements.figures import Leaver, PlacementFigures, figures_so_far, masked
from grader.domain.placements.placement import Placement, PlacementMoment
from grader.domain.placements.question import PlacementQuestion
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import read_cohort


@dataclass(frozen=True)
class PlacedLearner:
    """A learner with what became of them.

    Attributes:
        end: When they left, completed or were hired, else when the cohort ended; None while that is open.
        asked: The moments whose day has come, in order.
        said: What is kept, by moment.
        questions: How they were asked themselves, by moment.
        wants_letters: They have not asked for none.
    """

    place: Enrollment
    end: date | None
    asked: tuple[PlacementMoment, ...]
    said: Mapping[PlacementMoment, Placement]
    questions: Mapping[PlacementMoment, PlacementQuestion]
    wants_letters: bool

    @property
    def open_moment(self) -> PlacementMoment | None:
        """Return the latest moment that has come and of which nothing is said, else the latest that has come."""
        unsaid = [moment for moment in self.asked if moment not in self.said]
        return next(reversed(unsaid or self.asked), None)


@dataclass(frozen=True)
class AskedPlaced:
    """Which learners to show.

    Attributes:
        name: A part of their names; empty for everybody.
        page: From 1.
        handle: Somebody whose page is shown instead, where they are one of these.
    """

    name: str = ""
    page: int = 1
    handle: str = ""


@dataclass(frozen=True)
class PlacementsPage:
    """What the page shows.

    Attributes:
        figures: Of each moment that has come for somebody.
        is_masked: The viewer is not of the cohort's staff: small cells are not shown, nor any person.
        people: By name.
        learners: Which of those who were asked for these are.
        may_change: The viewer leads the cohort.
        writes_since: Since when its learners are asked by letter; None where they are not.
    """

    cohort: Cohort
    figures: tuple[PlacementFigures, ...]
    is_masked: bool
    people: tuple[PlacedLearner, ...]
    learners: Page
    may_change: bool
    writes_since: datetime | None
    today: date


def placements_page(
    viewer: Person, slug: str, asked: AskedPlaced | None = None, *, zone: tzinfo, database: Database, now: Now
) -> PlacementsPage:
    """Return what became of a cohort's learners, in a fixed number of queries; the figures are of all of them.

    Args:
        asked: Which learners to show, fifty a page; None for all of them on one.

    Raises:
        NotFound: There is no such cohort, or its people are not theirs to read.
    """
    today = first_day(now(), zone)
    with database.read() as tx:
        cohort = read_cohort(viewer, slug, tx)
        staff = may_see_everyone(viewer, slug, tx)
        people = _people(cohort, today, zone, tx)
        writes_since = tx.placement_questions.writes_since(slug) if staff else None
    leavers = [Leaver(one.place.id, one.end) for one in people if one.end is not None]
    said = [placement for one in people for placement in one.said.values()]
    figures = tuple(one if staff else masked(one) for one in figures_so_far(leavers, said, today))
    shown, page = _page(people if staff else (), asked)
    return PlacementsPage(
        cohort=cohort,
        figures=figures,
        is_masked=not staff,
        people=shown,
        learners=page,
        may_change=staff and viewer.role is Role.LEAD,
        writes_since=writes_since,
        today=today,
    )


def _page(people: Sequence[PlacedLearner], asked: AskedPlaced | None) -> tuple[tuple[PlacedLearner, ...], Page]:
    if asked is None:
        return tuple(people), whole(len(people))
    found = [one for one in people if one.place.person.has_in_name(asked.name)]
    place = next((place for place, one in enumerate(found) if one.place.person.handle == asked.handle), None)
    page = page_with(place, asked.page, PEOPLE_SHOWN, len(found))
    return page.of(found), page


def end_day(place: Enrollment, cohort: Cohort, zone: tzinfo) -> date | None:
    """Return the day on which a learner's time in the cohort ended, or is to end: their own, else the cohort's."""
    if not place.status.hands_in and place.since is not None:
        return place.since
    return None if cohort.ends_at is None else last_day(cohort.ends_at, zone)


def asked_by(end: date | None, today: date) -> tuple[PlacementMoment, ...]:
    """Return the moments whose day has come, in order."""
    return tuple(moment for moment in PlacementMoment if end is not None and moment.day(end) <= today)


def _people(cohort: Cohort, today: date, zone: tzinfo, tx: Transaction) -> tuple[PlacedLearner, ...]:
    said: dict[str, dict[PlacementMoment, Placement]] = {}
    for one in tx.placements.of_cohort(cohort.slug):
        said.setdefault(one.enrollment_id, {})[one.moment] = one
    questions: dict[str, dict[PlacementMoment, PlacementQuestion]] = {}
    for asked in tx.placement_questions.of_cohort(cohort.slug):
        questions.setdefault(asked.enrollment_id, {})[asked.moment] = asked
    silent = tx.placement_questions.without_letters(cohort.slug)
    places = sorted(tx.cohorts.enrollments(cohort.slug), key=lambda one: one.person.list_order)
    return tuple(
        PlacedLearner(
            place=place,
            end=(end := end_day(place, cohort, zone)),
            asked=asked_by(end, today),
            said=said.get(place.id, {}),
            questions=questions.get(place.id, {}),
            wants_letters=place.person.id not in silent,
        )
        for place in places
    )
