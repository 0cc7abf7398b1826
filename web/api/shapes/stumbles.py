"""Where a cohort stumbles, as the API tells it."""

from datetime import datetime
from typing import Self

from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.pinned_answers import PinnedAnswer as DomainAnswer
from grader.domain.stumbles.effort import Cost as DomainCost
from grader.domain.verdicts import Reason
from grader.engine.ports.stumbles import Met
from grader.engine.stumbles import groups
from grader.engine.stumbles.reading import CheckStopped, StumblesPage
from grader.wording.grading.run_json import message_json
from web.api.shapes.basic import Cohort, Person, Shape, Text
from web.api.shapes.grading import Message, carried, encodable
from web.api.shapes.pinned_answers import PinnedAnswer


class Cost(Shape):
    """What a version cost those who tried it."""

    tried: int
    """Learners who handed something in."""

    passed: int
    """Learners of them who passed."""

    median_tries: float | None
    """Up to the pass, of those who passed; null where nobody did."""

    median_seconds: float | None
    """From the first hand-in to the one that passed, of the same."""

    @classmethod
    def of(cls, cost: DomainCost) -> Self:
        """Return what a version cost."""
        seconds = cost.time.total_seconds() if cost.time is not None else None
        return cls(tried=cost.tried, passed=cost.passed, median_tries=cost.tries, median_seconds=seconds)


class StoppingCheck(Shape):
    """How many learners a check was the first to stop."""

    check: str | None
    """Null where the run was stopped before any check failed."""

    title: Text | None
    learners: int
    before: int | None
    """The same in the version before; null where there is none."""

    @classmethod
    def of(cls, one: CheckStopped) -> Self:
        """Return how many a check stopped."""
        check = one.check
        title = Text.model_validate(check.title) if check else None
        return cls(check=check.id if check else None, title=title, learners=one.learners, before=one.before)


class VersionBefore(Shape):
    """The version that the current one took the place of, as far as the cohort tried it."""

    published_at: datetime
    cost: Cost


class MetBy(Shape):
    """A learner who met an error."""

    learner: Person
    submission_id: str
    """The newest of their hand-ins that met it."""

    at: datetime
    still: bool
    """It stops them now."""


class ErrorGroup(Shape):
    """An error that learners have in common: the same check, words and kind of values."""

    key: str
    check: str | None
    """Null where the run was stopped before any check failed."""

    reason: Reason
    learners: int
    still: int
    """Those of them whom it stops now."""

    met: list[MetBy]
    """Whom it stops now first, then the newest; 5 of each in a list, 200 of one."""

    message: Message | None
    """What the first of them was told; null where nothing is kept of it."""

    expected: str | None
    actual: str | None
    answer: PinnedAnswer | None
    """What the cohort's staff pinned to it; it need not hold for this version."""

    @classmethod
    def of(cls, group: groups.ErrorGroup, exercise: Exercise, runners: Runners, answer: DomainAnswer | None) -> Self:
        """Return a group, with what the first of them was told."""
        alike, seen = group.alike, group.sample
        told = message_json(group.message, runner_of(exercise, runners))
        return cls(
            key=alike.key,
            check=alike.check or None,
            reason=alike.reason,
            learners=alike.learners,
            still=alike.still,
            met=[_met(one) for one in group.met],
            message=Message.model_validate(encodable(told)) if told else None,
            expected=carried(seen.expected) if seen else None,
            actual=carried(seen.actual) if seen else None,
            answer=PinnedAnswer.of(answer) if answer else None,
        )


def _met(one: Met) -> MetBy:
    learner = Person.model_validate(one.person)
    return MetBy(learner=learner, submission_id=one.submission_id, at=one.at, still=one.still)


class ExerciseStumbles(Shape):
    """Where a cohort stumbles in an exercise."""

    exercise: str
    title: Text
    suite_digest: str
    published_at: datetime | None
    """When the current version came."""

    cohort: Cohort
    cohorts: list[Cohort]
    """The caller's own that have the exercise, by slug."""

    learners: int
    """Active learners of the cohort; nobody else is counted."""

    cost: Cost
    before: VersionBefore | None
    stopped: list[StoppingCheck]
    """The check that stopped most learners first."""

    groups: list[ErrorGroup]
    """Errors that several learners met, those first that stop most of them now; at most 10."""

    alone: int
    """How many errors one learner alone met."""

    other_answers: list[PinnedAnswer]
    """What the cohort's staff pinned to none of `groups`, the newest first."""

    @classmethod
    def of(cls, page: StumblesPage, runners: Runners) -> Self:
        """Return what the page shows."""
        before = page.before
        return cls(
            exercise=page.exercise.slug,
            title=Text.model_validate(page.exercise.title),
            suite_digest=page.exercise.suite_digest,
            published_at=page.published_at,
            cohort=_cohort(page.cohort.slug, page.cohort.name),
            cohorts=[_cohort(one.slug, one.name) for one in page.cohorts],
            learners=page.learners,
            cost=Cost.of(page.cost),
            before=VersionBefore(published_at=before[0], cost=Cost.of(before[1])) if before else None,
            stopped=[StoppingCheck.of(one) for one in page.stopped],
            groups=[ErrorGroup.of(one, page.exercise, runners, page.answer_to(one.alike.key)) for one in page.groups],
            alone=page.alone,
            other_answers=[PinnedAnswer.of(one) for one in page.other_answers],
        )


def _cohort(slug: str, name: str) -> Cohort:
    return Cohort(slug=slug, name=name)
