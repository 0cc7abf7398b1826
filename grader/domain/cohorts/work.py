"""What a learner did week by week, exercise by exercise, as their trainers look at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby

from grader.domain.cohorts.rhythm import monday_of
from grader.domain.submissions.submission import Submission


@dataclass(frozen=True)
class ExerciseWork:
    """What was handed in of an exercise in a week.

    Attributes:
        days: On which it was, by the school's calendar, oldest first.
        newest: The last hand-in of the week.
        passed: The exercise was first passed in this week.
    """

    exercise: str
    tries: int
    days: tuple[date, ...]
    newest: Submission
    passed: bool


def work_by_week(
    submissions: Iterable[Submission], passed_at: Mapping[str, datetime], zone: tzinfo
) -> Mapping[date, tuple[ExerciseWork, ...]]:
    """Return what was handed in, by the Monday of its week; in a week the exercise that was begun first comes first.

    Args:
        submissions: In any order.
        passed_at: When each exercise was first passed, by its slug.
    """
    in_order = sorted(submissions, key=lambda one: one.received_at)
    weeks = groupby(in_order, key=lambda one: monday_of(one.received_at, zone))
    return {monday: _of_week(list(sent), monday, passed_at, zone) for monday, sent in weeks}


def _of_week(
    sent: list[Submission], monday: date, passed_at: Mapping[str, datetime], zone: tzinfo
) -> tuple[ExerciseWork, ...]:
    by_exercise: dict[str, list[Submission]] = {}
    for one in sent:
        by_exercise.setdefault(one.exercise, []).append(one)
    return tuple(_of_exercise(slug, tries, monday, passed_at.get(slug), zone) for slug, tries in by_exercise.items())


def _of_exercise(
    exercise: str, tries: list[Submission], monday: date, passed_at: datetime | None, zone: tzinfo
) -> ExerciseWork:
    days = dict.fromkeys(one.received_at.astimezone(zone).date() for one in tries)
    passed = passed_at is not None and monday_of(passed_at, zone) == monday
    return ExerciseWork(exercise, len(tries), tuple(days), tries[-1], passed)
