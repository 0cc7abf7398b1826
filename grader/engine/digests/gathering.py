"""Gathers the digest of a cohort's week: a fixed number of questions, however many learners there are."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo

from grader.domain.alerts.follow_up import WatchState
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.cohorts.rhythm import WEEK, monday_of
from grader.domain.days import start_of
from grader.domain.digests import Contact, ToSee, WeekDigest, WeekStanding, WorkOnExercise
from grader.engine.alerts.reading import TodayPage, today_of
from grader.engine.ports.database import Transaction
from grader.engine.ports.plans import PublicHolidays

MOST_NAMED = 20
"""People to see, in one digest."""
MOST_CONTACTS = 100
TOLD_OF = (WatchState.NEW, WatchState.CONTACTED)


def digest_of(
    cohort: Cohort, week: date, tx: Transaction, now: datetime, zone: tzinfo, public_holidays: PublicHolidays
) -> WeekDigest:
    """Return a week of a cohort, for a reader who is known to be of its staff.

    Args:
        week: Its Monday.
    """
    begins, ends, beyond = (start_of(week + number * WEEK, zone) for number in range(3))
    given = tx.cohorts.assignments(cohort.slug)
    work = tx.digests.work(cohort.slug, begins, ends)
    due = [one for one in given if not one.withdrawn and one.due_at is not None and ends < one.due_at <= beyond]
    today = today_of(cohort, tx, now, zone, public_holidays)
    recent = week >= monday_of(now, zone) - WEEK and not today.over
    named = {one.exercise for one in work} | {one.exercise for one in due} - today.exercises.keys()
    return WeekDigest(
        cohort=cohort,
        week=week,
        learners=today.learners,
        active=tx.digests.active(cohort.slug, begins, ends),
        work=_as_given(work, given),
        contacts=tuple(_contacts(cohort.slug, begins, ends, tx)),
        due=tuple(sorted(due, key=lambda one: one.due_at or beyond)),
        standing=_standing(today, tx) if recent else None,
        exercises={**tx.catalog.current_among(sorted(named)), **today.exercises},
    )


def _as_given(work: Sequence[WorkOnExercise], given: Sequence[Assignment]) -> tuple[WorkOnExercise, ...]:
    """Return what was done in the order of the cohort; what it is not given any more comes last."""
    order = {one.exercise: place for place, one in enumerate(given)}
    return tuple(sorted(work, key=lambda one: order.get(one.exercise, len(order))))


def _contacts(cohort: str, begins: datetime, ends: datetime, tx: Transaction) -> Iterator[Contact]:
    steps = tx.alerts.between(cohort, begins, ends, MOST_CONTACTS)
    places = {one.id: one for one in tx.cohorts.places(sorted({step.enrollment_id for step in steps}))} if steps else {}
    for step in steps:
        yield Contact(places[step.enrollment_id].person, step)


def _standing(today: TodayPage, tx: Transaction) -> WeekStanding:
    found = [(state, one) for state in TOLD_OF for one in today.people[state] if one.signs]
    people = tuple(ToSee(one.enrollment.person, state, one.signs) for state, one in found[:MOST_NAMED])
    slug = today.cohort.slug
    return WeekStanding(
        people=people,
        more=len(found) - len(people) + sum(today.more[state] for state in TOLD_OF),
        exercises=today.exercise_signs,
        comments=tx.comments.count_awaiting_staff([slug]).get(slug, 0),
        help_requests=tx.help_requests.count_awaiting_staff([slug]),
    )
