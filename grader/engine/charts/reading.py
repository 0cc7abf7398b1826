"""A group in charts: its weeks, its hours, where it stumbles, and the competencies it has practised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from grader.domain.charts.activity import Activity, by_hour, first_of, weeks_asked
from grader.domain.cohorts.cohort import Cohort
from grader.domain.exercises.exercise import Check, Exercise
from grader.domain.people import Person
from grader.engine.alerts.reading import staffed_cohort
from grader.engine.charts.pacing import PlanPace, pace_of
from grader.engine.ports.charts import StoppedFirst
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now

STUMBLES_SHOWN = 8
COMPETENCIES_SHOWN = 40


@dataclass(frozen=True)
class StumblingCheck:
    """A check of an exercise that stopped learners first.

    Attributes:
        check: None where the run was stopped before any.
        place: The check's in its exercise, from 1; 0 where there is none.
        learners: Whom it stopped, once at least.
        still: Those of them whom it stops now.
    """

    exercise: Exercise
    check: Check | None
    place: int
    learners: int
    still: int


@dataclass(frozen=True)
class PractisedCompetency:
    """A competency that exercises declare.

    Attributes:
        exercises: How many the cohort was given that declare it.
        learners: Who has passed one of them at least.
    """

    name: str
    exercises: int
    learners: int


@dataclass(frozen=True)
class ChartsPage:
    """What the charts show.

    Attributes:
        learners: Active ones; nobody else is counted.
        stumbles: In the current versions, those first that stopped most; at most 8.
        competencies: By name, at most 40.
    """

    cohort: Cohort
    learners: int
    pace: PlanPace
    activity: Activity
    stumbles: tuple[StumblingCheck, ...]
    competencies: tuple[PractisedCompetency, ...]


def charts_page(
    viewer: Person,
    slug: str,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    public_holidays: PublicHolidays,
    weeks: int = 0,
) -> ChartsPage:
    """Return a cohort in charts, for its staff.

    Args:
        weeks: Over how many of the last ones activity is counted, 1 to 12; else the usual 4.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
    """
    with database.read() as tx:
        cohort, at = staffed_cohort(viewer, slug, tx), now()
        given, learners = tx.cohorts.assignments(slug), tx.cohorts.count_active(slug)
        exercises = tx.catalog.current_among([one.exercise for one in given])
        can_be_handed_in = [one.exercise for one in given if not one.withdrawn]
        return ChartsPage(
            cohort=cohort,
            learners=learners,
            pace=pace_of(slug, given, learners, tx, at, zone, public_holidays),
            activity=_activity(slug, weeks_asked(weeks), tx, at, zone),
            stumbles=_stumbles(slug, {one: exercises[one] for one in can_be_handed_in if one in exercises}, tx),
            competencies=_competencies(slug, exercises, tx),
        )


def _activity(slug: str, weeks: int, tx: Transaction, now: datetime, zone: tzinfo) -> Activity:
    since = first_of(weeks, now, zone)
    return Activity(weeks, since, by_hour(tx.charts.hand_ins(slug, since), zone))


def _stumbles(slug: str, exercises: Mapping[str, Exercise], tx: Transaction) -> tuple[StumblingCheck, ...]:
    by_suite = {exercise.suite_digest: exercise for exercise in exercises.values()}
    found = tx.charts.stopped_first(slug, sorted(by_suite), STUMBLES_SHOWN)
    return tuple(_stumble(one, by_suite[one.suite_digest]) for one in found)


def _stumble(one: StoppedFirst, exercise: Exercise) -> StumblingCheck:
    places = {check.id: place for place, check in enumerate(exercise.checks, start=1)}
    place = places.get(one.check, 0)
    return StumblingCheck(exercise, exercise.checks[place - 1] if place else None, place, one.learners, one.still)


def _competencies(slug: str, exercises: Mapping[str, Exercise], tx: Transaction) -> tuple[PractisedCompetency, ...]:
    declared: dict[str, list[str]] = {}
    for exercise in exercises.values():
        for name in exercise.all_competencies:
            declared.setdefault(name, []).append(exercise.slug)
    names = sorted(declared)[:COMPETENCIES_SHOWN]
    passed = tx.charts.having_passed(slug, [declared[name] for name in names])
    return tuple(
        PractisedCompetency(name, len(declared[name]), number) for name, number in zip(names, passed, strict=True)
    )
