"""One hand-in as the API shows it: what was sent, its newest run, and what follows from it."""

from datetime import datetime
from typing import Self

from grader.domain.exercises.runners import Runners
from grader.engine.submissions.submission_page import SubmissionPage
from web.api.shapes.basic import Person, Shape, Text
from web.api.shapes.grading import Run, SubmissionLine


class Change(Shape):
    """What changed since the learner's hand-in before."""

    more: int
    """How many more checks pass; below 0 where fewer do."""

    lost: list[str]
    """Checks that fail, and passed before."""


class Submission(Shape):
    """A hand-in: one exercise's folder at one commit."""

    id: str
    exercise: str
    title: Text
    cohort: str
    learner: Person
    own: bool
    """It is the caller's."""

    number: int
    commit: str
    received_at: datetime
    run: Run
    """The newest, which counts."""

    others: list[SubmissionLine]
    """The learner's hand-ins of this exercise, newest first, at most 20 and this one."""

    change: Change | None
    """Null before the end, for the first, and where nothing can be compared."""

    may_ask_again: bool
    """A newer version of the exercise waits for the same files: `POST /submissions/<id>/again`."""

    next: str | None
    """The exercise that comes next, once this one is passed."""

    simpler: str | None
    """The hand-in of an exercise that the learner passed, to look at while this one is not."""

    @classmethod
    def of(cls, page: SubmissionPage, runners: Runners) -> Self:
        """Return the hand-in of a page."""
        submission, onward = page.submission, page.onward
        return cls(
            id=submission.id,
            exercise=submission.exercise,
            title=Text.model_validate(page.exercise.title),
            cohort=page.cohort,
            learner=Person.model_validate(page.learner),
            own=page.own,
            number=submission.number,
            commit=submission.commit,
            received_at=submission.received_at,
            run=Run.of(page, runners),
            others=[SubmissionLine.of(item) for item in page.others],
            change=Change.model_validate(onward.change) if onward and onward.change else None,
            may_ask_again=onward is not None and onward.may_ask_again,
            next=onward.next.exercise if onward and onward.next else None,
            simpler=onward.simpler.progress.submission_id if onward and onward.simpler else None,
        )
