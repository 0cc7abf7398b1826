"""A cohort's plan as its staff reads it, and the cohorts and tracks that there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.page import Page, page_with
from grader.domain.people import Person, Role
from grader.domain.plans.plan import Plan
from grader.domain.plans.track import Module, Track
from grader.domain.text import Text
from grader.engine.people.access import STAFF_ROLES, may_plan, may_see_everyone
from grader.engine.plans.extending import ExtendedLearner, named_extensions
from grader.engine.ports.database import Database, Transaction

EXERCISES_SHOWN = 50
OPENERS = frozenset({Role.LEAD, Role.OPERATOR})


@dataclass(frozen=True)
class PlanRow:
    """An exercise of a plan.

    Attributes:
        module: None where it belongs to none.
        opens_module: The row before it belongs to another one.
        later: Who has a later date, the soonest first; nobody for whoever does not lead the cohort.
    """

    assignment: Assignment
    title: Text
    published: bool
    module: Module | None
    opens_module: bool
    later: tuple[ExtendedLearner, ...]


@dataclass(frozen=True)
class PlanPage:
    """A cohort's plan.

    Attributes:
        others: Published exercises that the cohort was not given.
        may_change: The viewer may.
        is_empty: Nobody learns there, nor ever did.
    """

    cohort: Cohort
    plan: Plan
    rows: tuple[PlanRow, ...]
    others: tuple[Exercise, ...]
    may_change: bool
    is_empty: bool

    def shown(self, number: int, exercise: str = "") -> Page:
        """Return which rows a page shows: that of an exercise where one is named that is given, else that number."""
        place = next((place for place, row in enumerate(self.rows) if row.assignment.exercise == exercise), None)
        return page_with(place, number, EXERCISES_SHOWN, len(self.rows))


@dataclass(frozen=True)
class CohortList:
    """The cohorts that somebody finds, and what they may make a new one from.

    Attributes:
        may_open: The viewer may open one.
    """

    cohorts: tuple[Cohort, ...]
    tracks: tuple[Track, ...]
    may_open: bool


def plan_of(viewer: Person | None, slug: str, *, database: Database) -> PlanPage:
    """Return a cohort's plan for its staff, for operators, and for the command line, which is no viewer.

    Raises:
        NotFound: There is no such cohort, or this person has no part in its plan.
    """
    with database.read() as tx:
        cohort, may_change = tx.cohorts.get(slug), may_plan(viewer, slug, tx)
        leads = viewer is not None and may_see_everyone(viewer, slug, tx)
        if cohort is None or not (may_change or leads):
            raise NotFound("cohort", slug=slug)
        plan, given = tx.plans.of_cohort(slug), tx.cohorts.assignments(slug)
        known = {one.slug: one for one in tx.catalog.all_current()}
        extensions = tx.plans.extensions(slug) if leads else ()
        later = named_extensions(extensions, tx.cohorts.places(tuple({one.enrollment_id for one in extensions})))
        is_empty = not (tx.cohorts.count_active(slug) or tx.cohorts.count_apart(slug))
    taken = {one.exercise for one in given}
    others = tuple(one for one in known.values() if one.slug not in taken)
    return PlanPage(cohort, plan, _rows(given, plan, known, later), others, may_change, is_empty)


def cohort_list(viewer: Person | None, *, database: Database) -> CohortList:
    """Return all cohorts for operators and the command line, else those of this person.

    Raises:
        NotFound: `page`: learners have their cohorts in the menu.
    """
    if viewer is not None and viewer.role not in STAFF_ROLES | OPENERS:
        raise NotFound("page", path="cohorts")
    may_open = viewer is None or viewer.role in OPENERS
    with database.read() as tx:
        every = viewer is None or viewer.role is Role.OPERATOR
        cohorts = tx.cohorts.all() if viewer is None or every else tx.cohorts.led_by(viewer.id)
        return CohortList(cohorts, tx.plans.tracks() if may_open else (), may_open)


def planned_cohort(viewer: Person | None, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort that this person may plan.

    Raises:
        NotFound: There is none, or it is not this person's to plan.
    """
    cohort = tx.cohorts.get(slug)
    if cohort is None or not may_plan(viewer, slug, tx):
        raise NotFound("cohort", slug=slug)
    return cohort


def _rows(
    given: Sequence[Assignment], plan: Plan, known: dict[str, Exercise], later: Sequence[ExtendedLearner]
) -> tuple[PlanRow, ...]:
    modules = {one.slug: one for one in plan.modules}
    before = [None, *(one.module for one in given)]
    return tuple(
        PlanRow(
            assignment=one,
            title=known[one.exercise].title if one.exercise in known else Text(one.exercise, one.exercise),
            published=one.exercise in known,
            module=modules.get(one.module) if one.module else None,
            opens_module=one.module != earlier,
            later=tuple(learner for learner in later if learner.extension.exercise == one.exercise),
        )
        for one, earlier in zip(given, before, strict=False)
    )
