"""A person's day: what a learner does next, and how the cohorts of a trainer or lead stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.cohorts.progress import Progress
from grader.domain.cohorts.rhythm import Week, weeks
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.change import Change
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.cohorts.board import with_not_started
from grader.engine.comments.reading import MOST_AWAITING, AwaitingThread, awaiting_threads
from grader.engine.grading.asking_again import may_ask_again
from grader.engine.grading.changes import change_since_last
from grader.engine.help_requests.reading import AskedHelp, asked_help
from grader.engine.people.access import led_cohorts
from grader.engine.people.tasks import Task, all_tasks_of, next_task, still_asked
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins
from grader.engine.submissions.named_hand_ins import NamedHandIn, named_hand_ins

LATEST = 5
TOLD_FOR = timedelta(days=7)
"""How long somebody is told that they gained a pass."""

Titles = Mapping[str, Text]


@dataclass(frozen=True)
class RecentHandIn:
    """A hand-in with its exercise's title."""

    title: Text
    hand_in: ListedHandIn


@dataclass(frozen=True)
class RecentChange:
    """What the newest hand-in changed, with the exercise as it is now."""

    exercise: Exercise
    change: Change


@dataclass(frozen=True)
class Learning:
    """A learner's place in one cohort.

    Attributes:
        repository: None until it was made.
        tasks: In the order they were given.
        next: What to go on with, or None when all is passed, or nothing was given.
        latest: Newest first.
        change: What the newest hand-in changed; None where nothing can be compared.
        mended: Hand-ins among the latest that can be run again, as their exercise was mended since.
        gained: Hand-ins that passed lately without a push, as the exercise was mended, newest first.
        comments: Open threads that await them, those that have waited longest first.
        help_requests: Their open requests for help, oldest first.
        week: This week so far.
    """

    cohort: Cohort
    repository: Repository | None
    tasks: tuple[Task, ...]
    next: Task | None
    latest: tuple[RecentHandIn, ...]
    change: RecentChange | None
    mended: tuple[RecentHandIn, ...]
    gained: tuple[NamedHandIn, ...]
    comments: tuple[AwaitingThread, ...]
    help_requests: tuple[AskedHelp, ...]
    week: Week

    @property
    def passed(self) -> int:
        """Return how many of the tasks are passed."""
        return sum(task.passed for task in self.tasks)


@dataclass(frozen=True)
class Movement:
    """A learner's cell that moved lately."""

    person: Person
    title: Text
    progress: Progress


@dataclass(frozen=True)
class NextDate:
    """The exercise of a cohort that is due next."""

    exercise: str
    title: Text
    due_at: datetime


@dataclass(frozen=True)
class Leading:
    """A cohort as its trainers and leads see it from afar.

    Attributes:
        learners: How many are active.
        counts: Of the cells of active learners, by status; those never started are counted too.
        comments: How many open threads await the staff.
        next_date: None where no date is to come.
        latest: Newest first.
    """

    cohort: Cohort
    learners: int
    exercises: int
    counts: Mapping[Status, int]
    comments: int
    next_date: NextDate | None
    latest: tuple[Movement, ...]


@dataclass(frozen=True)
class Day:
    """What a person's first page shows; of the cohorts that they lead, those that are over come last."""

    learning: tuple[Learning, ...]
    leading: tuple[Leading, ...]


def my_day(viewer: Person, *, database: Database, now: Now, zone: tzinfo) -> Day:
    """Return a person's day, read in one transaction."""
    with database.read() as tx:
        active = EnrollmentStatus.ACTIVE
        places = [place for place in tx.cohorts.enrollments_of_person(viewer.id) if place.status is active]
        led = sorted(led_cohorts(viewer, tx), key=lambda one: _is_over(one, now()))
        unread = tx.comments.count_awaiting_staff([one.slug for one in led]) if led else {}
        learning = tuple(_learning(place, tx, now(), zone) for place in places)
        leading = tuple(_leading(cohort, unread.get(cohort.slug, 0), tx, now()) for cohort in led)
        return Day(learning=learning, leading=leading)


def _is_over(cohort: Cohort, at: datetime) -> bool:
    return cohort.ends_at is not None and cohort.ends_at <= at


def _learning(place: Enrollment, tx: Transaction, now: datetime, zone: tzinfo) -> Learning:
    given = all_tasks_of(place.id, tx)
    tasks, withdrawn = still_asked(given), {task.exercise for task in given if task.withdrawn}
    recent = hand_ins(tx.submissions.latest(place.id, LATEST), tx)
    exercises = tx.catalog.current_among([item.submission.exercise for item in recent])
    titles = {slug: exercise.title for slug, exercise in exercises.items()}
    latest = tuple(RecentHandIn(_title(titles, item.submission.exercise), item) for item in recent)
    return Learning(
        cohort=tx.cohorts.get(place.cohort) or Cohort(place.cohort, place.cohort, stored=True),
        repository=tx.repositories.of_enrollment(place.id),
        tasks=tasks,
        next=next_task(tasks),
        latest=latest,
        change=_change(recent, exercises, tx),
        mended=tuple(_mended(latest, {slug: one for slug, one in exercises.items() if slug not in withdrawn})),
        gained=_gained(place, tx, now),
        comments=awaiting_threads(tx.comments.awaiting_learner([place.id], MOST_AWAITING), tx, of=place),
        help_requests=asked_help(tx.help_requests.open_of_learners([place.id]), tx, of=place),
        week=_this_week(place, tasks, tx, now, zone),
    )


def _gained(place: Enrollment, tx: Transaction, now: datetime) -> tuple[NamedHandIn, ...]:
    names = [one.submission_id for one in tx.regrades.gained_of([place.id], now - TOLD_FOR)]
    gained = named_hand_ins(names, tx, of=place) if names else {}
    return tuple(gained[name] for name in names)


def _change(recent: Sequence[ListedHandIn], exercises: Mapping[str, Exercise], tx: Transaction) -> RecentChange | None:
    newest = next(iter(recent), None)
    if newest is None or newest.run is None or newest.run.result is None:
        return None
    exercise = exercises.get(newest.submission.exercise)
    change = change_since_last(newest.submission, newest.run.result, tx)
    return RecentChange(exercise, change) if exercise and change else None


def _mended(latest: Sequence[RecentHandIn], exercises: Mapping[str, Exercise]) -> Iterator[RecentHandIn]:
    """Yield the newest hand-in of each exercise that can be run again."""
    newest = {one.hand_in.submission.exercise: one for one in reversed(latest)}
    for slug, one in newest.items():
        if slug in exercises and may_ask_again(one.hand_in.run, exercises[slug].suite_digest):
            yield one


def _this_week(place: Enrollment, tasks: Sequence[Task], tx: Transaction, now: datetime, zone: tzinfo) -> Week:
    passed = [task.progress.passed_at for task in tasks if task.progress.passed_at is not None]
    return weeks(tx.submissions.received(place.id), passed, now=now, zone=zone, most=1)[0]


def _leading(cohort: Cohort, unread: int, tx: Transaction, at: datetime) -> Leading:
    learners = tx.cohorts.count_active(cohort.slug)
    given = [one for one in tx.cohorts.assignments(cohort.slug) if not one.withdrawn]
    coming = min(((one.due_at, one.exercise) for one in given if one.due_at and one.due_at > at), default=None)
    latest = tx.board.latest(cohort.slug, LATEST)
    titles = _titles([*(progress.exercise for _, progress in latest), *([coming[1]] if coming else [])], tx)
    return Leading(
        cohort=cohort,
        learners=learners,
        exercises=len(given),
        counts=with_not_started(tx.board.counts_of_all(cohort.slug), learners * len(given)),
        comments=unread,
        next_date=NextDate(coming[1], _title(titles, coming[1]), coming[0]) if coming else None,
        latest=tuple(Movement(person, _title(titles, cell.exercise), cell) for person, cell in latest),
    )


def _titles(slugs: Sequence[str], tx: Transaction) -> Titles:
    return {slug: exercise.title for slug, exercise in tx.catalog.current_among(slugs).items()}


def _title(titles: Titles, slug: str) -> Text:
    return titles.get(slug) or Text(fr=slug, en=slug)
