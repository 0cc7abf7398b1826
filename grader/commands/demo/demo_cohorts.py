"""The demo's two cohorts: one in the ninth week of its plan, and one that begins next Monday."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from grader.assembly import Grader
from grader.commands.cohorts import parts_of_a_place
from grader.commands.demo.people import Learner
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import first_day, start_of
from grader.domain.errors import NotAllowed
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.plans.plan import Closed, PlanDays
from grader.domain.plans.track import Stretch, Track
from grader.domain.text import Text
from grader.engine.accounts import accounts
from grader.engine.cohorts.assigning import give
from grader.engine.plans.opening import Opening, open_planned
from grader.engine.plans.tracks import publish_track
from grader.engine.rosters.adding import NewLearner, add_learner

FIRST = Cohort("web-2610", "Promo web, octobre 2026")
NEXT = Cohort("web-2612", "Promo web, décembre 2026")
DAY, WEEK, WEEKEND = timedelta(days=1), timedelta(weeks=1), 5
NOW_IN_WEEK, BREAK_AFTER_WEEK = 9, 5
WEEKS_OF_A_MODULE = 10 / 3
TITLE = Text("Les bases de Python, en dix semaines", "The basics of Python, in ten weeks")


@dataclass(frozen=True)
class Calendar:
    """When the cohorts are where, seen from a day: at a weekend, from the Monday after it.

    Attributes:
        begins: The first day of the cohort that has begun.
        closed: Its week without a lesson.
    """

    this_week: date
    begins: date
    closed: Closed
    next_begins: date


def calendar_of(today: date) -> Calendar:
    """Return when the first cohort began, so that this is its ninth week, and when the next one does."""
    monday = today - today.weekday() * DAY
    this_week = monday + (WEEK if today.weekday() >= WEEKEND else timedelta())
    begins = this_week - NOW_IN_WEEK * WEEK  # its weeks are those with a lesson in them, and one had none
    closed = begins + BREAK_AFTER_WEEK * WEEK
    return Calendar(this_week, begins, Closed(closed, closed + (WEEKEND - 1) * DAY), monday + WEEK)


def spread(track: Track, shown: Sequence[str]) -> Track:
    """Return the modules of a track that are shown, each over so many weeks that the class is among them now."""
    found = [replace(one, exercises=tuple(slug for slug in one.exercises if slug in shown)) for one in track.stretches]
    stretches, week = list[Stretch](), 1
    for number, one in enumerate((one for one in found if one.exercises), start=1):
        after = round(number * WEEKS_OF_A_MODULE) + 1
        stretches.append(replace(one, week=week, weeks=after - week))
        week = after
    return Track(track.slug, TITLE, tuple(stretches))


def open_cohorts(exercises: Sequence[str], track: Track | None, grader: Grader) -> None:
    """Open both, unless they are there: they have days of their own then.

    Args:
        track: What says in which order and weeks exercises come; None: as they do, without dates, in a plan of days.
    """
    calendar = calendar_of(first_day(grader.now(), grader.settings.zone))
    days = {FIRST: PlanDays(calendar.begins, (calendar.closed,)), NEXT: PlanDays(calendar.next_begins)}
    if track is not None:
        publish_track(spread(track, exercises), database=grader.database, now=grader.now)
    for cohort, its_days in days.items():
        with suppress(NotAllowed):
            open_planned(
                None,
                Opening(cohort, its_days, track.slug if track else ""),
                public_holidays=grader.public_holidays,
                zone=grader.settings.zone,
                database=grader.database,
            )
        with grader.database.begin() as tx:
            give(cohort.slug, exercises, tx)  # whatever it is called by now


def begun_at(grader: Grader) -> datetime:
    """Return when the first day of the first cohort began."""
    with grader.database.read() as tx:
        days = tx.plans.of_cohort(FIRST.slug).days
    begins = days.starts_on if days else calendar_of(first_day(grader.now(), grader.settings.zone)).begins
    return start_of(begins, grader.settings.zone)


def let_in(learner: Learner, cohort: Cohort, grader: Grader) -> None:
    """Give a learner an account with an invitation, and a place, unless they are there."""
    with grader.database.read() as tx:
        if tx.people.by_handle(learner.handle) is not None:
            return
    add_learner(
        None,
        cohort.slug,
        NewLearner(learner.name, learner.email, learner.handle),
        database=grader.database,
        now=grader.now,
        new_secret=grader.new_secret,
        **parts_of_a_place(None, grader),
    )


def visit(handle: str, password: str, grader: Grader) -> None:
    """Be invited and choose a password, as somebody does who follows the link."""
    secret = accounts.invite(
        handle, database=grader.database, now=grader.now, new_id=grader.new_id, new_secret=grader.new_secret
    )
    accounts.accept_invitation(
        secret,
        password,
        "demo",
        database=grader.database,
        passwords=grader.passwords,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )


def folder_of(slug: str, folders: Sequence[ExerciseFolder]) -> ExerciseFolder:
    """Return the folder of an exercise."""
    return next(folder for folder in folders if folder.exercise.slug == slug)
