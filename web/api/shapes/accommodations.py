"""The time of single learners as programs read and set it: later dates, and more time for all."""

from datetime import date, datetime, tzinfo
from typing import Annotated, Self

from pydantic import Field

from grader.domain.accommodations import MOST_PERCENT
from grader.domain.days import last_day
from grader.engine.plans.extending import ExtendedLearner, ExtensionsPage
from web.api.shapes.basic import WHOLE, Given, Person, Shape
from web.api.shapes.plans import Day


class MoreTime(Shape):
    """What a learner has beside the time of the others; why is kept nowhere."""

    percent: int
    """33 is a third more, 0 is none."""


class ToGiveTime(Given):
    """How much more time a learner is to have."""

    percent: Annotated[int, Field(ge=0, le=MOST_PERCENT), WHOLE]


class OwnDate(Shape):
    """A later date of a learner."""

    learner: Person
    due_on: date
    """The last day at the school."""

    due_at: datetime
    by_right: bool
    """It follows from the more time that they have; else the staff gave it."""


class OwnDates(Shape):
    """Who has a later date for an exercise, the soonest first."""

    items: list[OwnDate]

    @classmethod
    def of(cls, page: ExtensionsPage, zone: tzinfo) -> Self:
        """Return them."""
        return cls(items=[_own_date(one, zone) for one in page.extended])


class ToExtend(Given):
    """A later date."""

    due_on: Day


def _own_date(one: ExtendedLearner, zone: tzinfo) -> OwnDate:
    later = one.extension
    return OwnDate(
        learner=Person.model_validate(one.person),
        due_on=last_day(later.due_at, zone),
        due_at=later.due_at,
        by_right=later.by_right,
    )
