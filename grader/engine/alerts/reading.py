"""Whom the staff of a cohort may see today, and which exercises, each with a reason that can be looked up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from grader.domain.alerts.exercise_signs import ExerciseSign, ExerciseSignKind
from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.alerts.rules import AlertRules
from grader.domain.alerts.signs import ASKED, Sign, since_then, state_of
from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person, Role
from grader.engine.alerts.gathering import Gathered, gather
from grader.engine.people.access import may_see_cohort, may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now

MOST_SHOWN = 50
"""People of each state, on one page."""
RESOLVED_FOR = timedelta(days=14)
"""How long somebody is shown who was dealt with; their own page tells of it as long as it is kept."""


@dataclass(frozen=True)
class Watched:
    """A learner with the signs that nobody has dealt with, and the newest step of the staff."""

    enrollment: Enrollment
    signs: tuple[Sign, ...]
    newest: FollowUp | None


@dataclass(frozen=True)
class TodayPage:
    """What the page shows.

    Attributes:
        over: The cohort has ended: nobody is told of any more.
        people: By how far the staff have come with them: who asked for something first, then who has waited longest.
        more: How many are not shown, by the same.
        exercises: What is current of what the cohort was given, by slug.
        learners: Active ones; nobody else is looked at.
        may_set_rules: The viewer leads the cohort.
    """

    cohort: Cohort
    over: bool
    rules: AlertRules
    people: Mapping[WatchState, tuple[Watched, ...]]
    more: Mapping[WatchState, int]
    exercise_signs: tuple[ExerciseSign, ...]
    exercises: Mapping[str, Exercise]
    learners: int
    may_set_rules: bool = False


def today_page(
    viewer: Person, slug: str, *, database: Database, now: Now, zone: tzinfo, public_holidays: PublicHolidays
) -> TodayPage:
    """Return whom the staff of a cohort may see today.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
    """
    with database.read() as tx:
        cohort = staffed_cohort(viewer, slug, tx)
        found = today_of(cohort, tx, now(), zone, public_holidays)
        return replace(found, may_set_rules=may_set_rules(viewer, slug, tx))


def today_of(cohort: Cohort, tx: Transaction, at: datetime, zone: tzinfo, public_holidays: PublicHolidays) -> TodayPage:
    """Return whom the staff of a cohort may see at a moment, for a viewer who is known to be one of them."""
    slug, over = cohort.slug, cohort.ends_at is not None and cohort.ends_at <= at
    gathered = gather(slug, tx, at, zone, public_holidays)
    sorted_out = {} if over else _sorted_out(gathered, tx.alerts.newest(slug))
    return TodayPage(
        cohort=cohort,
        over=over,
        rules=gathered.morning.rules,
        people={state: _watched(sorted_out.get(state, []), tx) for state in WatchState},
        more={state: max(len(sorted_out.get(state, [])) - MOST_SHOWN, 0) for state in WatchState},
        exercise_signs=() if over else tuple(_exercise_signs(slug, gathered, tx)),
        exercises=gathered.exercises,
        learners=len(gathered.signs),
    )


def people_to_see(
    slug: str, tx: Transaction, now: datetime, zone: tzinfo, public_holidays: PublicHolidays
) -> frozenset[str]:
    """Return the enrollments of a cohort's active learners who have a sign that nobody has dealt with."""
    gathered, steps = gather(slug, tx, now, zone, public_holidays), tx.alerts.newest(slug)
    every = gathered.signs.items()
    return frozenset(place for place, signs in every if since_then(signs, steps.get(place), gathered.morning))


@dataclass(frozen=True)
class RulesPage:
    """By which rules the staff of a cohort are told of somebody."""

    cohort: Cohort
    rules: AlertRules
    staff: bool
    may_set_rules: bool


def rules_page(viewer: Person, slug: str, *, database: Database) -> RulesPage:
    """Return the rules of a cohort, for everybody who has a part in it.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.read() as tx:
        cohort = tx.cohorts.get(slug)
        if cohort is None or not may_see_cohort(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        staff = may_see_everyone(viewer, slug, tx)
        return RulesPage(cohort, tx.alerts.rules(slug), staff, may_set_rules(viewer, slug, tx))


def may_set_rules(viewer: Person, slug: str, tx: Transaction) -> bool:
    """Tell whether this person leads the cohort."""
    return viewer.role is Role.LEAD and may_see_everyone(viewer, slug, tx)


def staffed_cohort(viewer: Person, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort whose staff the viewer is.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
    """
    cohort = tx.cohorts.get(slug)
    if cohort is None or not may_see_everyone(viewer, slug, tx):
        raise NotFound("cohort", slug=slug)
    return cohort


Told = tuple[str, tuple[Sign, ...], FollowUp | None]


def _sorted_out(gathered: Gathered, steps: Mapping[str, FollowUp]) -> dict[WatchState, list[Told]]:
    """Return whom to tell of, by how far the staff have come with them; of who is new only those with a sign."""
    found: dict[WatchState, list[Told]] = {}
    for place, signs in gathered.signs.items():
        newest = steps.get(place)
        state, left = state_of(newest, signs, gathered.morning), since_then(signs, newest, gathered.morning)
        if left or (newest and _still_shown(newest, gathered.morning.now)):
            found.setdefault(state, []).append((place, left, newest))
    for state, people in found.items():
        people.sort(key=lambda told: _turn(told, gathered.morning.now), reverse=state is WatchState.RESOLVED)
    return found


def _still_shown(newest: FollowUp, now: datetime) -> bool:
    """Tell whether somebody is shown without a sign: who is in touch, and for a while who was dealt with."""
    if newest.state is WatchState.RESOLVED:
        return now - newest.at < RESOLVED_FOR
    return newest.state is WatchState.CONTACTED


def _turn(told: Told, now: datetime) -> tuple[bool, datetime]:
    """Return by what people are sorted: who asked comes first, then who has waited longest; never how far they are."""
    _, signs, newest = told
    asked = [sign.since for sign in signs if sign.kind in ASKED and sign.since]
    waiting = asked or [sign.since or sign.moved_at for sign in signs] or [newest.at if newest else now]
    return not asked, min(waiting)


def _watched(people: Sequence[Told], tx: Transaction) -> tuple[Watched, ...]:
    shown = people[:MOST_SHOWN]
    places = {place.id: place for place in tx.cohorts.places([one for one, *_ in shown])} if shown else {}
    return tuple(Watched(places[place], signs, newest) for place, signs, newest in shown)


def _exercise_signs(slug: str, gathered: Gathered, tx: Transaction) -> Iterator[ExerciseSign]:
    """Yield what the cohort's exercises have to do with it, those that stop most learners first."""
    slugs = {exercise.suite_digest: exercise.slug for exercise in gathered.exercises.values()}
    for exercise, number in tx.regrades.flaky_in(slug, sorted(slugs)).items():
        yield ExerciseSign(ExerciseSignKind.FLAKY, exercise, number)
    for one in tx.stumbles.stopping_now(slug, sorted(slugs), gathered.morning.rules.hard_learners):
        yield ExerciseSign(ExerciseSignKind.HARD, slugs[one.suite_digest], one.learners, one.check)
