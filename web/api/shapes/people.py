"""Learners' progress as the API shows it."""

from typing import Self

from grader.engine.people.progress_page import ProgressPage
from web.api.shapes.basic import Cohort, Person, Shape
from web.api.shapes.cohorts import Task, Week


class Training(Shape):
    """A competency, and the exercises that declare it."""

    competency: str
    passed: int
    tasks: list[Task]


class CohortProgress(Shape):
    """A learner's progress in one cohort."""

    cohort: Cohort
    passed: int
    tasks: list[Task]
    weeks: list[Week]
    """Newest first, this week always among them; 16 at most."""

    trainings: list[Training]


class Progress(Shape):
    """A learner's progress in the cohorts that the caller may see."""

    learner: Person
    places: list[CohortProgress]

    @classmethod
    def of(cls, page: ProgressPage) -> Self:
        """Return the progress of a page."""
        return cls(
            learner=Person.model_validate(page.learner),
            places=[CohortProgress.model_validate(place) for place in page.places],
        )
