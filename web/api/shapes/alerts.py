"""Whom the staff of a cohort may see today, as the API tells it."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.alerts.exercise_signs import ExerciseSignKind
from grader.domain.alerts.follow_up import MAX_NOTE_LENGTH, WatchState
from grader.domain.alerts.rules import BOUNDS
from grader.domain.alerts.signs import Sign as DomainSign
from grader.domain.alerts.signs import SignKind
from grader.engine.alerts import reading
from web.api.shapes.basic import WHOLE, Cohort, Given, Person, Shape
from web.api.shapes.comments import UNKEPT


class FollowUp(Shape):
    """A step of the staff: how far they have come with a learner."""

    state: WatchState
    text: str
    """May be empty."""

    author: Person
    at: datetime


class Sign(Shape):
    """A fact about a learner."""

    kind: SignKind
    since: datetime | None
    """Since when it is so; of who is quiet their last hand-in, null where there was none yet, and of who is behind."""

    count: int
    """Tries, working days, exercises or comments."""

    exercise: str | None
    check: str | None
    """The check that stops them; null where the whole run is stopped, or where it is about no exercise."""

    submission_id: str | None
    thread_id: str | None

    @classmethod
    def of(cls, sign: DomainSign) -> Self:
        """Return a sign."""
        named = {name: getattr(sign, name) or None for name in ("exercise", "check", "submission_id", "thread_id")}
        return cls(kind=sign.kind, since=sign.since, count=sign.count, **named)


class ExerciseSign(Shape):
    """A fact about an exercise."""

    kind: ExerciseSignKind
    exercise: str
    count: int
    """Learners whom a check stops now, or hand-ins that came out otherwise each time."""

    check: str
    """Empty where the whole run is stopped, or where it is about the whole exercise."""


class Watched(Shape):
    """A learner whom the staff may see."""

    learner: Person
    signs: list[Sign]
    newest: FollowUp | None
    """The newest step of the staff."""

    @classmethod
    def of(cls, one: reading.Watched) -> Self:
        """Return a learner with their signs."""
        newest = FollowUp.model_validate(one.newest) if one.newest else None
        learner = Person.model_validate(one.enrollment.person)
        return cls(learner=learner, signs=[Sign.of(sign) for sign in one.signs], newest=newest)


class WatchedPeople(Shape):
    """Learners with whom the staff have come equally far."""

    state: WatchState
    people: list[Watched]
    """Who asked for something first, then who has waited longest; 50 at most."""

    more: int
    """How many more there are."""


class Rules(Shape):
    """From when on the staff are told of somebody."""

    stuck_tries: int
    """Tries in a row that the same check stops."""

    stuck_minutes: int
    """Minutes of one day between two such tries."""

    quiet_days: int
    """Whole working days without a hand-in."""

    overdue: int
    """Exercises past their date that do not pass."""

    hard_learners: int
    """Learners whom the same check stops: an exercise is told of."""


class Today(Shape):
    """Whom the staff of a cohort may see today, and which exercises."""

    cohort: Cohort
    over: bool
    """The cohort has ended: nobody is told of."""

    learners: int
    """Active ones; nobody else is looked at."""

    rules: Rules
    people: list[WatchedPeople]
    exercises: list[ExerciseSign]

    @classmethod
    def of(cls, page: reading.TodayPage) -> Self:
        """Return what the page shows."""
        return cls(
            cohort=Cohort.model_validate(page.cohort),
            over=page.over,
            learners=page.learners,
            rules=Rules.model_validate(page.rules),
            people=[
                WatchedPeople(state=state, people=[Watched.of(one) for one in people], more=page.more[state])
                for state, people in page.people.items()
            ],
            exercises=[ExerciseSign.model_validate(one) for one in page.exercise_signs],
        )


class ToFollowUp(Given):
    """How far the staff have come with a learner."""

    state: WatchState
    text: Annotated[str, Field(max_length=MAX_NOTE_LENGTH, pattern=rf"^[^{UNKEPT}]*$")] = ""


def _bounded(name: str) -> object:
    least, most = BOUNDS[name]
    return Field(ge=least, le=most)


class ToSet(Given):
    """The rules of a cohort, all of them."""

    stuck_tries: Annotated[int, _bounded("stuck_tries"), WHOLE]
    stuck_minutes: Annotated[int, _bounded("stuck_minutes"), WHOLE]
    quiet_days: Annotated[int, _bounded("quiet_days"), WHOLE]
    overdue: Annotated[int, _bounded("overdue"), WHOLE]
    hard_learners: Annotated[int, _bounded("hard_learners"), WHOLE]
