"""Exercises as the API shows them."""

from datetime import datetime
from typing import Self

from grader.domain.exercises.exercise import Exercise as DomainExercise
from grader.domain.exercises.exercise import Isolation, Visibility
from grader.domain.submissions.submission import Repository as DomainRepository
from grader.domain.verdicts import Outcome
from grader.engine import exercises
from grader.wording.grading.run_json import milliseconds
from web.api.shapes.basic import Progress, Repository, Seconds, Shape, Text
from web.api.shapes.submissions import SubmissionLine
from web.http.addresses import repository_address


class Limits(Shape):
    """What one run may use."""

    run_ms: int
    check_ms: int
    memory_bytes: int
    output_bytes: int


class DeclaredCheck(Shape):
    """What an exercise checks."""

    id: str
    title: Text
    points: int
    visibility: Visibility
    needs: list[str]
    """Checks that must pass before this one is run."""

    competencies: list[str]
    """What it speaks for whenever it passes, beside those of the whole exercise."""


class VersionChanges(Shape):
    """How a version differs from the one before it, in what decides a verdict."""

    added: list[DeclaredCheck]
    """Checks that only this version has."""

    removed: list[DeclaredCheck]
    """Checks that only the one before has."""

    weighed: list[DeclaredCheck]
    """Checks of both that are worth another number of points, or wait for other checks."""

    tests: bool
    """Files of the suite were added, removed or changed."""

    files: bool
    """Other files are handed in."""

    limits: bool
    """Time, memory or output have other limits."""


class ExerciseLine(Shape):
    """An exercise as lists show it."""

    slug: str
    title: Text
    max_points: int
    isolation: Isolation


class Exercises(Shape):
    """A page of exercises, by slug."""

    items: list[ExerciseLine]
    next: str | None


class TryRule(Shape):
    """How its trainer bounds tries: a hand-in beyond them is kept, and checked when its time has come."""

    at_once: int
    one_more_every: Seconds
    """Seconds after which there is one more, up to as many as at first."""


class TriesLeft(Shape):
    """How the caller stands by the rule of an exercise."""

    left: int
    next_at: datetime | None
    """When a hand-in of this moment would be checked; null while a try is left."""

    held_until: datetime | None
    """When their newest hand-in is checked, which waits for its time; null where none does."""


class Place(Shape):
    """Where the caller does the exercise, and how far they are."""

    cohort: str
    starts_at: datetime | None
    due_at: datetime | None
    """By the caller's own date where they have one."""

    extended: bool
    """That is later than for the cohort."""

    repository: Repository | None
    progress: Progress
    submissions: list[SubmissionLine]
    """Newest first, at most 20."""

    outcomes: dict[str, Outcome]
    """How each check went, by id: in the newest hand-in that came to a result; all passed once that is so."""

    mended: bool
    """The newest hand-in ran against an older version, and did not pass."""

    tries: TriesLeft | None
    """Null where the exercise does not bound tries."""


class Exercise(ExerciseLine):
    """An exercise as its page shows it."""

    suite_digest: str
    runner: str
    statement: Text
    """CommonMark."""

    hand_in: list[str]
    """Globs of the files that are taken from the exercise's folder."""

    checks: list[DeclaredCheck]
    limits: Limits
    tries: TryRule | None
    """Null: anybody may try as often as they like."""

    competencies: list[str]
    published_at: datetime | None
    """When the current version came, or came back."""

    changes: VersionChanges | None
    """What the newest version changed; null where it is the first, or an earlier one is back."""

    withdrawn_at: datetime | None
    """Since when it cannot be handed in; null while it can."""

    place: Place | None
    """Null for those who only read it."""

    @classmethod
    def of(cls, page: exercises.ExercisePage) -> Self:
        """Return the exercise of a page."""
        exercise = page.exercise
        named = ("slug", "title", "max_points", "isolation", "suite_digest", "runner", "statement", "competencies")
        return cls.model_validate(
            {name: getattr(exercise, name) for name in named}
            | {
                "hand_in": list(exercise.hand_in),
                "competencies": list(exercise.competencies),
                "checks": [DeclaredCheck.model_validate(check) for check in exercise.checks],
                "published_at": page.published_at,
                "withdrawn_at": page.withdrawn_at,
                "changes": _changes(page),
                "limits": _limits(exercise),
                "tries": TryRule.model_validate(exercise.tries) if exercise.tries else None,
                "place": _place(page.place) if page.place else None,
            }
        )


def repository_of(held: DomainRepository | None) -> Repository | None:
    """Return a repository with its address, or None where there is none yet."""
    if held is None:
        return None
    return Repository(cohort=held.cohort, handle=held.handle, address=repository_address(held.cohort, held.handle))


def _changes(page: exercises.ExercisePage) -> VersionChanges | None:
    newest = page.newest
    return VersionChanges.model_validate(newest.changes) if newest.current and newest.changes else None


def _limits(exercise: DomainExercise) -> Limits:
    limits = exercise.limits
    return Limits(
        run_ms=milliseconds(limits.run),
        check_ms=milliseconds(limits.check),
        memory_bytes=limits.memory_bytes,
        output_bytes=limits.output_bytes,
    )


def _place(place: exercises.ExercisePlace) -> Place:
    return Place(
        cohort=place.assignment.cohort,
        starts_at=place.assignment.starts_at,
        due_at=place.assignment.due_at,
        extended=place.assignment.is_extended,
        repository=repository_of(place.repository),
        progress=Progress.model_validate(place.progress),
        submissions=[SubmissionLine.of(item) for item in place.hand_ins],
        outcomes=dict(place.outcomes),
        mended=place.mended,
        tries=TriesLeft.model_validate(place.tries) if place.tries else None,
    )
