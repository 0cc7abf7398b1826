"""A cohort in charts, as the API tells it: counts of its active learners, and no single one."""

from datetime import date, datetime
from typing import Self

from grader.engine.charts import reading
from web.api.shapes.basic import Cohort, Shape, Text


class Reached(Shape):
    """What parts of a group have passed: at least so many exercises each."""

    three_quarters: int
    half: int
    quarter: int


class WeekPace(Shape):
    """A week of the plan."""

    number: int
    begins: date
    """Its Monday."""

    due: int
    """How many exercises are due by its end."""

    reached: Reached | None
    """By its end, in the current week by now; null while it has not begun."""


class PlanPace(Shape):
    """How far a group is over the weeks of its plan."""

    weeks: list[WeekPace]
    exercises: int
    """How many are counted: those with a date or, where none has one, all."""

    dated: bool
    due: int
    """How many are due by now."""


class Activity(Shape):
    """When a group hands in."""

    weeks: int
    since: datetime
    hours: list[list[int]]
    """Hand-ins by weekday from Monday, then by hour, as the school's clocks show it."""


class StumblingCheck(Shape):
    """A check that stopped learners first."""

    exercise: str
    check: str | None
    """Null where the run was stopped before any."""

    title: Text | None
    learners: int
    still: int
    """Those of them whom it stops now."""

    @classmethod
    def of(cls, one: reading.StumblingCheck) -> Self:
        """Return a check with whom it stopped."""
        check, title = (one.check.id, Text.model_validate(one.check.title)) if one.check else (None, None)
        return cls(exercise=one.exercise.slug, check=check, title=title, learners=one.learners, still=one.still)


class PractisedCompetency(Shape):
    """A competency that exercises declare."""

    name: str
    exercises: int
    """How many the cohort was given that declare it."""

    learners: int
    """Who has passed one of them at least."""


class Charts(Shape):
    """A cohort in charts."""

    cohort: Cohort
    learners: int
    """Active ones; nobody else is counted."""

    pace: PlanPace
    activity: Activity
    stumbles: list[StumblingCheck]
    competencies: list[PractisedCompetency]

    @classmethod
    def of(cls, page: reading.ChartsPage) -> Self:
        """Return the charts of a page."""
        return cls(
            cohort=Cohort.model_validate(page.cohort),
            learners=page.learners,
            pace=PlanPace.model_validate(page.pace),
            activity=Activity.model_validate(page.activity),
            stumbles=[StumblingCheck.of(one) for one in page.stumbles],
            competencies=[PractisedCompetency.model_validate(one) for one in page.competencies],
        )
