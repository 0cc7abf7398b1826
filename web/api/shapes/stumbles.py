"""Where a cohort stumbles, as the API tells it."""

from datetime import datetime
from typing import Self

from grader.domain.stumbles.effort import Cost as DomainCost
from grader.engine.stumbles.reading import CheckStopped, StumblesPage
from web.api.shapes.basic import Cohort, Shape, Text


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

    @classmethod
    def of(cls, page: StumblesPage) -> Self:
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
        )


def _cohort(slug: str, name: str) -> Cohort:
    return Cohort(slug=slug, name=name)
