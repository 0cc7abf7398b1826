"""Where a cohort stumbles in an exercise, for its staff: counted by version, each number by one question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Check, Exercise
from grader.domain.people import Person
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.stumbles.effort import Cost, cost_of
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.stumbles.groups import ErrorGroup, group_of, groups_of


@dataclass(frozen=True)
class CheckStopped:
    """How many learners a check was the first to stop.

    Attributes:
        check: None where the run was stopped before any check failed.
        before: The same in the version before; None where there is none, or it had no such check.
    """

    check: Check | None
    learners: int
    before: int | None


@dataclass(frozen=True)
class StumblesPage:
    """What the page shows.

    Attributes:
        cohorts: The viewer's own that have the exercise, by slug.
        learners: Active ones of the cohort.
        published_at: When the current version came.
        cost: Of the current version.
        before: Of the version before, with the moment it came; None where nobody handed anything in for another.
        stopped: The check that stopped most learners first.
        groups: Failures that several learners met, those first that stop most of them now; at most 10.
        alone: How many failures one learner alone met.
        answers: What the cohort's staff pinned to failures, the newest first; also what the version has withdrawn.
    """

    exercise: Exercise
    cohort: Cohort
    cohorts: tuple[Cohort, ...]
    learners: int
    published_at: datetime | None
    cost: Cost
    before: tuple[datetime, Cost] | None
    stopped: tuple[CheckStopped, ...]
    groups: tuple[ErrorGroup, ...]
    alone: int
    answers: tuple[PinnedAnswer, ...]

    def answer_to(self, key: str) -> PinnedAnswer | None:
        """Return what was pinned to a failure."""
        return next((one for one in self.answers if one.key == key), None)

    @property
    def other_answers(self) -> tuple[PinnedAnswer, ...]:
        """Return the answers to what is none of `groups`."""
        shown = {group.alike.key for group in self.groups}
        return tuple(one for one in self.answers if one.key not in shown)


def stumbles_page(
    viewer: Person, slug: str, *, database: Database, now: Now, cohort: str | None = None
) -> StumblesPage:
    """Return where a cohort stumbles in an exercise.

    Args:
        cohort: Its slug; None: the last of the viewer's own that is not over.

    Raises:
        NotFound: There is no such exercise, or the viewer is of no cohort's staff that has it; or not of this one's.
    """
    with database.read() as tx:
        exercise, cohorts, chosen = seen_exercise(viewer, slug, cohort, tx, now())
        before = tx.stumbles.version_before(chosen.slug, slug, exercise.suite_digest)
        stopped = tx.stumbles.first_failing(chosen.slug, exercise.suite_digest)
        formerly = tx.stumbles.first_failing(chosen.slug, before.suite_digest) if before else None
        old = cost_of(tx.stumbles.efforts(chosen.slug, before.suite_digest)) if before else None
        return StumblesPage(
            exercise=exercise,
            cohort=chosen,
            cohorts=cohorts,
            learners=tx.cohorts.count_active(chosen.slug),
            published_at=tx.catalog.published_at(slug),
            cost=cost_of(tx.stumbles.efforts(chosen.slug, exercise.suite_digest)),
            before=(before.published_at, old) if before and old else None,
            stopped=_stopped(exercise, stopped, formerly),
            groups=groups_of(chosen.slug, exercise, tx),
            alone=tx.stumbles.count_alone(chosen.slug, exercise.suite_digest),
            answers=tx.pinned_answers.of_exercise(chosen.slug, slug),
        )


@dataclass(frozen=True)
class GroupPage:
    """A failure that learners of a cohort have in common, in the current version of an exercise.

    Attributes:
        answer: What the cohort's staff pinned to it; it need not hold for this version.
    """

    exercise: Exercise
    cohort: Cohort
    group: ErrorGroup
    answer: PinnedAnswer | None


def group_page(
    viewer: Person, slug: str, key: str, *, database: Database, now: Now, cohort: str | None = None
) -> GroupPage:
    """Return one failure with who met it; see `stumbles_page`.

    Raises:
        NotFound: As `stumbles_page`; `stumble`: nobody of the cohort met it in this version.
    """
    with database.read() as tx:
        exercise, _, chosen = seen_exercise(viewer, slug, cohort, tx, now())
        group = group_of(chosen.slug, exercise, key, tx)
        if group is None:
            raise NotFound("stumble", id=key)
        return GroupPage(exercise, chosen, group, tx.pinned_answers.to_failure(chosen.slug, slug, key))


def seen_exercise(
    viewer: Person, slug: str, cohort: str | None, tx: Transaction, at: datetime
) -> tuple[Exercise, tuple[Cohort, ...], Cohort]:
    """Return an exercise, the viewer's own cohorts that have it, and the one of them that is looked at.

    Raises:
        NotFound: As `stumbles_page`.
    """
    exercise = tx.catalog.current(slug)
    cohorts = tx.cohorts.led_with(viewer.id, slug) if viewer.role in STAFF_ROLES else ()
    if exercise is None or not cohorts:
        raise NotFound("exercise", slug=slug)
    if cohort is None:
        running = (one for one in reversed(cohorts) if _is_under_way(one, slug, tx, at))
        return exercise, cohorts, next(running, cohorts[-1])
    chosen = next((one for one in cohorts if one.slug == cohort), None)
    if chosen is None:
        raise NotFound("cohort", slug=cohort)
    return exercise, cohorts, chosen


def _is_under_way(cohort: Cohort, slug: str, tx: Transaction, at: datetime) -> bool:
    """Tell whether a cohort has not ended, and has begun an exercise."""
    given = (one for one in tx.cohorts.assignments(cohort.slug) if one.exercise == slug)
    return (cohort.ends_at is None or cohort.ends_at > at) and not any(one.is_coming(at) for one in given)


def _stopped(
    exercise: Exercise, now: Mapping[str, int], formerly: Mapping[str, int] | None
) -> tuple[CheckStopped, ...]:
    every: dict[str, Check | None] = {"": None} | {check.id: check for check in exercise.checks}
    told = (
        CheckStopped(check, now.get(name, 0), None if formerly is None else formerly.get(name, 0))
        for name, check in every.items()
    )
    return tuple(sorted((one for one in told if one.learners or one.before), key=lambda one: -one.learners))
