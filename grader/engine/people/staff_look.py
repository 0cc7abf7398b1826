"""What the staff of a cohort see of a learner: each week's work and words, where they stand still, what was done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from grader.domain.alerts.follow_up import FollowUp
from grader.domain.cohorts.cohort import Enrollment
from grader.domain.cohorts.rhythm import Week, monday_of
from grader.domain.cohorts.work import ExerciseWork, work_by_week
from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person
from grader.domain.stumbles.effort import Effort
from grader.domain.text import Text
from grader.engine.people.tasks import Task
from grader.engine.ports.database import Transaction

MOST_LOOKED_AT = 300
"""Hand-ins; older ones are on the page of all tries."""


@dataclass(frozen=True)
class Said:
    """What was written of a hand-in: in a thread that the learner reads, or noted privately.

    Attributes:
        thread_id: None where it is a private note.
    """

    author: Person
    at: datetime
    text: str
    exercise: str
    submission_id: str
    thread_id: str | None = None


@dataclass(frozen=True)
class WeekLook:
    """A week of a learner.

    Attributes:
        work: What was handed in, the exercise that was begun first in front.
        said: What was written of hand-ins in it, oldest first.
    """

    week: Week
    work: tuple[ExerciseWork, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Standstill:
    """An exercise that was begun, or whose date is past, and that does not pass.

    Attributes:
        effort: Their tries of its current version; None where there is none.
        check: What stops the newest; None where nothing does, or the whole run is stopped.
    """

    task: Task
    effort: Effort | None
    check: Text | None
    late: bool


@dataclass(frozen=True)
class StaffLook:
    """What the staff see.

    Attributes:
        weeks: Newest first.
        standstills: In the order of the cohort.
        follow_ups: What the staff wrote down of being in touch, newest first.
        titles: Of all exercises named here, by slug.
        more: There are older hand-ins than these weeks tell of.
    """

    weeks: tuple[WeekLook, ...]
    standstills: tuple[Standstill, ...]
    follow_ups: tuple[FollowUp, ...]
    titles: Mapping[str, Text]
    more: bool


def look_at(
    place: Enrollment,
    tasks: Sequence[Task],
    weeks: Sequence[Week],
    tx: Transaction,
    *,
    viewer: Person,
    now: datetime,
    zone: tzinfo,
) -> StaffLook:
    """Return what somebody of a cohort's staff sees of a place in it, in a fixed number of questions."""
    found = tx.submissions.page([place.id], None, None, MOST_LOOKED_AT + 1)
    sent = found[:MOST_LOOKED_AT]
    passed_at = {task.exercise: task.progress.passed_at for task in tasks if task.progress.passed_at is not None}
    work = work_by_week(sent, passed_at, zone)
    said = sorted(_said({one.id: one.exercise for one in sent}, viewer, tx), key=lambda one: one.at)
    slugs = sorted({one.exercise for one in sent} | {task.exercise for task in tasks})
    exercises = tx.catalog.current_among(slugs)
    return StaffLook(
        weeks=tuple(_week(week, work, said, zone) for week in weeks),
        standstills=tuple(_standstills(place, tasks, exercises, tx, now)),
        follow_ups=tx.alerts.of_enrollment(place.id),
        titles={slug: exercises[slug].title if slug in exercises else Text(slug, slug) for slug in slugs},
        more=len(found) > MOST_LOOKED_AT,
    )


def _week(week: Week, work: Mapping[date, tuple[ExerciseWork, ...]], said: Sequence[Said], zone: tzinfo) -> WeekLook:
    return WeekLook(
        week, work.get(week.begins, ()), tuple(one for one in said if monday_of(one.at, zone) == week.begins)
    )


def _said(exercises: Mapping[str, str], viewer: Person, tx: Transaction) -> Iterator[Said]:
    submission_ids = list(exercises)
    if not submission_ids:
        return
    for threads in tx.comments.of_submissions(submission_ids).values():
        for thread in threads:
            for one in thread.comments:
                yield Said(
                    one.author,
                    one.written_at,
                    one.text,
                    exercises[thread.submission_id],
                    thread.submission_id,
                    thread.id,
                )
    for notes in tx.notes.of_submissions(submission_ids).values():
        for note in filter(lambda one: one.is_read_by(viewer), notes):
            yield Said(note.author, note.written_at, note.text, exercises[note.submission_id], note.submission_id)


def _standstills(
    place: Enrollment, tasks: Sequence[Task], exercises: Mapping[str, Exercise], tx: Transaction, now: datetime
) -> Iterator[Standstill]:
    suites = sorted(exercise.suite_digest for exercise in exercises.values())
    efforts = {one.suite_digest: one for one in tx.stumbles.efforts_of(place.id, suites)}
    for task in tasks:
        late = task.due_at is not None and task.due_at <= now
        if task.passed or not (late or task.progress.submissions):
            continue
        effort, exercise = efforts.get(task.suite_digest), exercises.get(task.exercise)
        checks = {one.id: one.title for one in exercise.checks} if exercise else {}
        stopped = effort.stopped_check if effort else None
        yield Standstill(task, effort, checks.get(stopped) if stopped else None, late)
