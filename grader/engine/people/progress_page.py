"""A learner's progress in each of their cohorts: week by week, and by the competencies that exercises declare."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.cohorts.rhythm import Week, weeks
from grader.domain.looks import SeenPage
from grader.domain.people import Person
from grader.engine.looks import note_look
from grader.engine.people.access import seen_places
from grader.engine.people.staff_look import StaffLook, look_at
from grader.engine.people.tasks import Task, tasks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now

MOST_WEEKS = 16


@dataclass(frozen=True)
class Training:
    """A competency, and the exercises that declare it, in the cohort's order."""

    competency: str
    tasks: tuple[Task, ...]

    @property
    def passed(self) -> int:
        """Return how many of these exercises are passed."""
        return sum(task.passed for task in self.tasks)


@dataclass(frozen=True)
class CohortProgress:
    """A learner's progress in one cohort.

    Attributes:
        weeks: Newest first, this week always among them.
        trainings: By the competency's name.
        look: What the cohort's staff see beside; None for the learner.
        more_time: What the learner has beside the time of the others, in percent.
    """

    cohort: Cohort
    tasks: tuple[Task, ...]
    weeks: tuple[Week, ...]
    trainings: tuple[Training, ...]
    look: StaffLook | None = None
    more_time: int = 0

    @property
    def passed(self) -> int:
        """Return how many exercises are passed."""
        return sum(task.passed for task in self.tasks)


@dataclass(frozen=True)
class ProgressPage:
    """What the page shows: only places that its reader may see."""

    learner: Person
    own: bool
    places: tuple[CohortProgress, ...]


def progress_page(
    viewer: Person,
    handle: str,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    looked_at: SeenPage = SeenPage.PROGRESS,
) -> ProgressPage:
    """Return a learner's progress, for themselves and for the staff of their cohorts, and note who looked.

    Raises:
        NotFound: There is no such person, or nothing of theirs is this viewer's to read.
    """
    with database.read() as tx:
        learner, seen = seen_places(viewer, handle, tx)
        places = tuple(_progress(place, viewer, tx, now(), zone) for place in seen)
    note_look(viewer, learner.id, looked_at, zone=zone, database=database, now=now)
    return ProgressPage(learner, own=learner.id == viewer.id, places=places)


def _progress(place: Enrollment, viewer: Person, tx: Transaction, now: datetime, zone: tzinfo) -> CohortProgress:
    tasks = tasks_of(place.id, tx)
    passed = [task.progress.passed_at for task in tasks if task.progress.passed_at is not None]
    seen = weeks(tx.submissions.received(place.id), passed, now=now, zone=zone, most=MOST_WEEKS)
    names = sorted({name for task in tasks for name in task.competencies})
    return CohortProgress(
        cohort=tx.cohorts.get(place.cohort) or Cohort(place.cohort, place.cohort, stored=True),
        tasks=tasks,
        weeks=seen,
        trainings=tuple(Training(name, tuple(task for task in tasks if name in task.competencies)) for name in names),
        look=look_at(place, tasks, seen, tx, viewer=viewer, now=now, zone=zone)
        if place.person.id != viewer.id
        else None,
        more_time=tx.accommodations.of([place.id]).get(place.id, 0),
    )
