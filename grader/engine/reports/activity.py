"""What a learner did over a period, for themself and for those who lead their cohort, who are seen to look."""

from datetime import date, datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.competencies.validation import Validation
from grader.domain.days import end_of, first_day, start_of
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.looks import SeenPage
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.reports.activity import (
    ActivityStatement,
    CompetencyDecision,
    PassedExercise,
    Period,
    ProjectActivity,
    active_days,
    support_by_day,
)
from grader.domain.text import Text
from grader.engine.looks import note_look
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.reports.funders import leads


def activity_statement(
    viewer: Person | None,
    cohort: str,
    handle: str,
    period: Period,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> ActivityStatement:
    """Return what a learner of a cohort did over a period, in a fixed number of queries.

    Args:
        viewer: None is the command line, which is nobody who looks.

    Raises:
        NotFound: There is no such learner, or it is neither the viewer nor of a cohort that they lead.
    """
    with database.read() as tx:
        place = _place(viewer, cohort, handle, tx)
        statement = _statement(place, viewer, period, first_day(now(), zone), tx, zone)
    if viewer is not None:
        note_look(viewer, place.person.id, SeenPage.ACTIVITY, zone=zone, database=database, now=now)
    return statement


def take_activity_statement(
    viewer: Person | None,
    cohort: str,
    handle: str,
    period: Period,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> ActivityStatement:
    """Return the same to be taken away, and write down who took it.

    Raises:
        NotFound: See `activity_statement`.
    """
    statement = activity_statement(viewer, cohort, handle, period, zone=zone, database=database, now=now)
    with database.begin() as tx:
        tx.audit.add(Act.ACTIVITY_TAKEN, statement.place.person.id, belongs_to=cohort)
    return statement


def _place(viewer: Person | None, cohort: str, handle: str, tx: Transaction) -> Enrollment:
    learner = tx.people.by_handle(handle)
    place = tx.cohorts.enrollment_of(cohort, learner.id) if learner else None
    if place is None or not (viewer is None or place.person.id == viewer.id or leads(viewer, cohort, tx)):
        raise NotFound("person", handle=handle)
    return place


def _statement(
    place: Enrollment, viewer: Person | None, period: Period, today: date, tx: Transaction, zone: tzinfo
) -> ActivityStatement:
    begins, ends = start_of(period.first, zone), end_of(period.last, zone)
    sent = tx.reports.hand_ins(place.id, begins, ends)
    passed = _passed(place, begins, ends, tx, zone)
    projects = _projects(place, begins, ends, tx)
    slugs = sorted({one.exercise for one in sent} | {one.exercise for one in passed})
    return ActivityStatement(
        place=place,
        cohort=tx.cohorts.get(place.cohort) or Cohort(place.cohort, place.cohort, stored=True),
        own=viewer is not None and place.person.id == viewer.id,
        period=period,
        made_on=today,
        days=active_days(sent, passed, [one.hand_in for one in projects], zone),
        passed=passed,
        projects=projects,
        decisions=_decisions(place, period, tx),
        support=support_by_day(tx.reports.support_of(place.id, begins, ends), zone),
        titles=_titles(slugs, tx.catalog.current_among(slugs)),
        zone=zone,
    )


def _passed(
    place: Enrollment, begins: datetime, ends: datetime, tx: Transaction, zone: tzinfo
) -> tuple[PassedExercise, ...]:
    cells = [(one.passed_at, one.exercise) for one in tx.board.of_enrollment(place.id) if one.passed_at is not None]
    return tuple(PassedExercise(slug, first_day(at, zone)) for at, slug in sorted(cells) if begins <= at < ends)


def _projects(place: Enrollment, begins: datetime, ends: datetime, tx: Transaction) -> tuple[ProjectActivity, ...]:
    sent = sorted(
        (one for one in tx.projects.hand_ins_of(place.id) if begins <= one.handed_in_at < ends),
        key=lambda one: one.handed_in_at,
    )
    if not sent:
        return ()
    known = {one.id: one for one in tx.projects.of_cohort(place.cohort)}
    reviews = [one for one in tx.projects.reviews_of([one.id for one in sent]) if not one.as_peer]
    return tuple(
        ProjectActivity(known[one.project_id], one, tuple(each for each in reviews if each.hand_in_id == one.id))
        for one in sent
    )


def _decisions(place: Enrollment, period: Period, tx: Transaction) -> tuple[CompetencyDecision, ...]:
    said = [one for one in tx.competencies.validations(place.id) if period.first <= one.decided_on <= period.last]
    if not said:
        return ()
    known = {
        (framework.slug, framework.version, one.code): one
        for framework in tx.competencies.frameworks().every
        for one in framework.competencies
    }
    return tuple(CompetencyDecision(one, known.get(_key(one))) for one in sorted(said, key=_in_order))


def _key(said: Validation) -> tuple[str, int, str]:
    return said.framework, said.version, said.competency


def _in_order(said: Validation) -> tuple[date, datetime]:
    return said.decided_on, said.written_at


def _titles(slugs: list[str], exercises: dict[str, Exercise]) -> dict[str, Text]:
    return {slug: exercises[slug].title if slug in exercises else Text(slug, slug) for slug in slugs}
