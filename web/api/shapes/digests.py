"""The digest of a cohort's week, as the API tells it."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.alerts.follow_up import WatchState
from grader.domain.digests import DigestReader, WeekStanding, week_name
from grader.domain.rosters.letter import LetterFault
from grader.engine.digests.reading import DigestPage
from web.api.shapes.alerts import ExerciseSign, FollowUp, Sign
from web.api.shapes.basic import Cohort, Given, Person, Shape


class WhichWeek(Given):
    """Which week."""

    week: Annotated[str, Field(pattern=r"^([0-9]{4}-W[0-9]{2})?$")] = ""
    """As in `2026-W48`: this one, or one before; this one where none is named."""


class WorkOnExercise(Shape):
    """What active learners did of an exercise in the week."""

    exercise: str
    hand_ins: int
    learners: int
    """Who handed something in."""

    passed: int
    """Who first passed it in this week."""


class ToSee(Shape):
    """A learner who needs somebody."""

    learner: Person
    state: WatchState
    signs: list[Sign]


class Contact(Shape):
    """What was written down of being in touch with a learner."""

    learner: Person
    step: FollowUp


class Due(Shape):
    """An exercise whose date lies in the week after."""

    exercise: str
    due_at: datetime


class Awaiting(Shape):
    """How the cohort stands now."""

    people: list[ToSee]
    """Who asked for something first, then who has waited longest; 20 at most."""

    more: int
    """How many more there are."""

    exercises: list[ExerciseSign]
    comments: int
    """Threads that wait for an answer of the staff."""

    help_requests: int

    @classmethod
    def of(cls, standing: WeekStanding) -> Self:
        """Return how it stands."""
        people = [
            ToSee(
                learner=Person.model_validate(one.learner), state=one.state, signs=[Sign.of(sign) for sign in one.signs]
            )
            for one in standing.people
        ]
        exercises = [ExerciseSign.model_validate(one) for one in standing.exercises]
        counts = {name: getattr(standing, name) for name in ("more", "comments", "help_requests")}
        return cls(people=people, exercises=exercises, **counts)


class DigestLetters(Shape):
    """Whether the digest comes to oneself by e-mail."""

    wanted: bool
    due_at: datetime | None
    """When the next one is sent; null where none is."""

    sent_at: datetime | None
    fault: LetterFault | None
    """Why the last one did not arrive."""

    @classmethod
    def of(cls, reader: DigestReader | None) -> Self:
        """Return what somebody chose."""
        if reader is None:
            return cls(wanted=False, due_at=None, sent_at=None, fault=None)
        return cls(wanted=True, due_at=reader.due_at, sent_at=reader.sent_at, fault=reader.fault)


class WeekDigest(Shape):
    """A week of a cohort."""

    cohort: Cohort
    week: str
    """Its name, as in `2026-W48`."""

    begins_on: date
    """Its Monday."""

    learners: int
    """Active ones now; the week is told of them alone."""

    active: int
    """Those of them who handed something in."""

    work: list[WorkOnExercise]
    contacts: list[Contact]
    due: list[Due]
    standing: Awaiting | None
    """Null in the digest of an older week than the last one, or of a cohort that is over."""

    letters: DigestLetters

    @classmethod
    def of(cls, page: DigestPage) -> Self:
        """Return what the page shows."""
        digest = page.digest
        return cls(
            cohort=Cohort.model_validate(digest.cohort),
            week=week_name(digest.week),
            begins_on=digest.week,
            learners=digest.learners,
            active=digest.active,
            work=[WorkOnExercise.model_validate(one) for one in digest.work],
            contacts=[Contact.model_validate(one) for one in digest.contacts],
            due=[Due(exercise=one.exercise, due_at=one.due_at) for one in digest.due if one.due_at],
            standing=Awaiting.of(digest.standing) if digest.standing else None,
            letters=DigestLetters.of(page.reader),
        )


class ToChoose(Given):
    """Whether the digest comes to oneself by e-mail."""

    wanted: bool
