"""What is kept of a launch: the course that a teacher comes from, and where a learner's grade is to go."""

from dataclasses import dataclass
from datetime import datetime

from grader.domain.lti.course import Course
from grader.domain.lti.launch import Launch
from grader.domain.lti.score import Score
from grader.domain.people import Person
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Transaction
from grader.engine.ports.sources import NewId


@dataclass(frozen=True)
class Opened:
    """What a launch opens.

    Attributes:
        exercise: The slug of the exercise of its link; empty where it names none.
        missing: That exercise is not there, or not given to this person.
        course: Known where somebody of the staff teaches it, or a cohort learns in it.
        staff: They are of the school's staff.
    """

    exercise: str = ""
    missing: bool = False
    course: Course | None = None
    staff: bool = False


def note_launch(launch: Launch, person: Person, tx: Transaction, *, at: datetime, new_id: NewId) -> Opened:
    """Keep what a launch says of its course and its grade, and return what it opens."""
    staff = person.role in STAFF_ROLES
    course = None
    if launch.course is not None:
        teaches = staff and launch.teaches
        course = (
            tx.lti.see_course(launch.platform, launch.course, person.id, at, new_id())
            if teaches
            else tx.lti.course_of(launch.platform, launch.course)
        )
    if not launch.exercise:
        return Opened(course=course, staff=staff)
    if staff:
        return Opened(launch.exercise, tx.catalog.current(launch.exercise) is None, course, staff)
    place = _place(launch.exercise, person, course, tx)
    if place is None:
        return Opened(launch.exercise, missing=True, course=course)
    if launch.line_item:
        tx.lti.want(Score(new_id(), launch.platform, launch.said.subject, launch.line_item, place, launch.exercise))
    return Opened(launch.exercise, course=course)


def _place(exercise: str, person: Person, course: Course | None, tx: Transaction) -> str | None:
    """Return the id of the place in which somebody was given the exercise: the course's, else the newest."""
    given = [one for one in tx.cohorts.enrollments_of_person(person.id) if tx.plans.given_to(one.id, exercise)]
    of_course = [one for one in given if course is not None and one.cohort == course.cohort]
    return next((one.id for one in (*of_course, *given)), None)
