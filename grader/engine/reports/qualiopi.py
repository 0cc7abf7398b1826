"""Gathers what is kept of a cohort that speaks for indicators of Qualiopi, for those who lead it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.competencies.framework import Framework, parted
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.days import end_of, first_day, last_day, start_of
from grader.domain.exercises.exercise import Exercise
from grader.domain.masking import told_part
from grader.domain.people import Person
from grader.domain.plans.plan import Plan
from grader.domain.regrades.regrade import DECIDED, Regrade
from grader.domain.reports.activity import FIRST_DAY, LONGEST, Period, SupportKind
from grader.domain.reports.qualiopi import (
    BlockCounts,
    CompetencyCounts,
    ExerciseRelease,
    FrameworkCounts,
    ProgrammeLine,
    QualiopiFolder,
    ResourceLine,
    SupportFigures,
)
from grader.domain.text import Text
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.reports.funders import led_cohort, report_of

MOST_REGRADES = 500


def qualiopi_folder(
    viewer: Person | None, slug: str, period: Period | None, *, zone: tzinfo, database: Database, now: Now
) -> QualiopiFolder:
    """Return what is kept of a cohort, in a fixed number of queries.

    Args:
        viewer: None is the command line.
        period: None: as long as the cohort has lasted.

    Raises:
        NotFound: There is no such cohort, or they do not lead it.
    """
    today = first_day(now(), zone)
    with database.read() as tx:
        cohort = led_cohort(viewer, slug, tx)
        places = tx.cohorts.enrollments(slug)
        plan, given = tx.plans.of_cohort(slug), tx.cohorts.assignments(slug)
        over = period or _whole(cohort, plan, today, tx, zone)
        begins, ends = start_of(over.first, zone), end_of(over.last, zone)
        versions = tx.reports.versions([one.exercise for one in given])
        exercises = tx.catalog.current_among([one.exercise for one in given])
        said = tx.competencies.validations_in(slug)
        return QualiopiFolder(
            period=over,
            report=report_of(cohort, places, plan, today, tx, zone),
            programme=tuple(_programme(given, plan, exercises, zone)),
            frameworks=tuple(_frameworks(slug, places, exercises, said, tx)),
            support=tuple(_support(slug, len(places), begins, ends, tx)),
            more_time=told_part(len(tx.accommodations.of_cohort(slug)), len(places)),
            later_dates=told_part(_with_later_dates(places, tx), len(places)),
            rules=tx.alerts.rules(slug),
            decisions=sum(over.first <= one.decided_on <= over.last for one in said),
            projects=len(tx.projects.of_cohort(slug)),
            resources=tuple(_resources(exercises, versions, zone)),
            changed=tuple(one for one in versions if begins <= one.published_at < ends),
            regrades=_regrades(slug, begins, ends, tx),
            titles={one: exercise.title for one, exercise in exercises.items()},
            zone=zone,
        )


def _whole(cohort: Cohort, plan: Plan, today: date, tx: Transaction, zone: tzinfo) -> Period:
    """Return how long a cohort has lasted: from its plan's first day, or else its first hand-in, on."""
    sent = None if plan.days else tx.cohorts.first_hand_in(cohort.slug)
    begun = plan.days.starts_on if plan.days else first_day(sent, zone) if sent else today
    last = min(today, last_day(cohort.ends_at, zone)) if cohort.ends_at else today
    first = min(max(begun, FIRST_DAY), last)
    return Period(max(first, last - LONGEST), last)


def _programme(
    given: Sequence[Assignment], plan: Plan, exercises: Mapping[str, Exercise], zone: tzinfo
) -> Iterator[ProgrammeLine]:
    modules = {one.slug: one.title for one in plan.modules}
    for one in given:
        exercise = exercises.get(one.exercise)
        yield ProgrammeLine(
            exercise=one.exercise,
            title=exercise.title if exercise else Text(one.exercise, one.exercise),
            week=one.week,
            module=modules.get(one.module) if one.module else None,
            first=first_day(one.starts_at, zone) if one.starts_at else None,
            due=last_day(one.due_at, zone) if one.due_at else None,
            competencies=exercise.competencies if exercise else (),
        )


def _frameworks(
    slug: str,
    places: Sequence[Enrollment],
    exercises: Mapping[str, Exercise],
    said: Sequence[Validation],
    tx: Transaction,
) -> Iterator[FrameworkCounts]:
    shown = {(one.framework, one.competency, one.enrollment_id) for one in tx.competencies.counts(slug)}
    newest = {(one.framework, one.competency, one.enrollment_id): one for one in said}
    validated = {key for key, one in newest.items() if one.decision is Decision.VALIDATED}
    declared = {parted(name)[0] for one in exercises.values() for name in one.competencies}
    concerned = declared | {key[0] for key in (*shown, *validated)}
    for framework in tx.competencies.frameworks().newest.values():
        if framework.slug in concerned:
            yield _counted(framework, [one.id for one in places], shown, validated)


def _counted(
    framework: Framework, places: Sequence[str], shown: set[tuple[str, str, str]], validated: set[tuple[str, str, str]]
) -> FrameworkCounts:
    def having(found: set[tuple[str, str, str]], *codes: str) -> int:
        return sum(all((framework.slug, code, place) in found for code in codes) for place in places)

    whole = len(places)
    return FrameworkCounts(
        framework,
        tuple(
            CompetencyCounts(
                one, told_part(having(shown, one.code), whole), told_part(having(validated, one.code), whole)
            )
            for one in framework.competencies
        ),
        tuple(
            BlockCounts(
                one.code,
                one.title,
                told_part(having(validated, *(each.code for each in one.competencies)), whole),
            )
            for one in framework.blocks
        ),
    )


def _support(slug: str, entries: int, begins: datetime, ends: datetime, tx: Transaction) -> Iterator[SupportFigures]:
    counts = tx.reports.support_in(slug, begins, ends)
    for kind in SupportKind:
        learners = told_part(counts[kind].learners if kind in counts else 0, entries)
        times = counts[kind].times if kind in counts else 0
        yield SupportFigures(kind, learners, times if learners.exact is not None else None)


def _with_later_dates(places: Sequence[Enrollment], tx: Transaction) -> int:
    return len({one.enrollment_id for one in tx.plans.extended([one.id for one in places])})


def _resources(
    exercises: Mapping[str, Exercise], versions: Sequence[ExerciseRelease], zone: tzinfo
) -> Iterator[ResourceLine]:
    for slug, exercise in exercises.items():
        own = [one for one in versions if one.exercise == slug]
        newest = next(one for one in own if one.suite_digest == exercise.suite_digest)
        yield ResourceLine(
            exercise=slug,
            title=exercise.title,
            runner=exercise.runner,
            versions=len(own),
            newest=exercise.suite_digest,
            newest_on=first_day(newest.published_at, zone),
            first=first_day(own[0].published_at, zone),
        )


def _regrades(slug: str, begins: datetime, ends: datetime, tx: Transaction) -> tuple[Regrade, ...]:
    found = [
        (one.decided_at, one)
        for one in tx.regrades.newest([slug], MOST_REGRADES)
        if one.state in DECIDED and one.decided_at is not None and begins <= one.decided_at < ends
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))
