"""How the association goes along with a learner: appointments, and, where they agree, what stands in their way."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from grader.domain.errors import NotValid
from grader.domain.naming import checked_name
from grader.domain.people import Person

MOST_OF_LINE, MOST_APPOINTMENTS, MOST_OBSTACLES = 200, 200, 20
FIRST_DAY, FARTHEST = date(2000, 1, 1), timedelta(days=2 * 366)


class AppointmentState(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    MOVED = "moved"


class ObstacleKind(StrEnum):
    """What stands in somebody's way, in a word."""

    HOUSING = "housing"
    CHILDCARE = "childcare"
    TRANSPORT = "transport"
    HEALTH = "health"
    """Without any detail: no text stands beside it."""

    MONEY = "money"
    EQUIPMENT = "equipment"
    PAPERS = "papers"
    OTHER = "other"


@dataclass(frozen=True)
class Counsellor:
    """Somebody who goes along with the learners of a cohort.

    Attributes:
        sees_progress: A lead lets them read how many exercises each has passed; never the board, nor code.
    """

    person: Person
    sees_progress: bool


@dataclass(frozen=True)
class Appointment:
    """A meeting with a learner.

    Attributes:
        with_whom: As people say it; may be empty.
        next_step: What was agreed; may be empty.
    """

    id: str
    enrollment_id: str
    day: date
    with_whom: str
    state: AppointmentState
    next_step: str


@dataclass(frozen=True)
class Obstacle:
    """What stands in a learner's way, kept only while they agree to it; text may be empty."""

    id: str
    enrollment_id: str
    kind: ObstacleKind
    text: str
    said_on: date


def checked_appointment(appointment: Appointment, today: date) -> Appointment:
    """Return an appointment as it is kept.

    Raises:
        NotValid: `appointment_day`; `counselling_line`, `name_unseen`.
    """
    if not FIRST_DAY <= appointment.day <= today + FARTHEST:
        raise NotValid("appointment_day")
    with_whom, next_step = _line(appointment.with_whom), _line(appointment.next_step)
    return Appointment(
        appointment.id, appointment.enrollment_id, appointment.day, with_whom, appointment.state, next_step
    )


def checked_obstacle(obstacle: Obstacle) -> Obstacle:
    """Return an obstacle as it is kept.

    Raises:
        NotValid: `obstacle_health`: something is written of somebody's health; `counselling_line`, `name_unseen`.
    """
    text = _line(obstacle.text)
    if text and obstacle.kind is ObstacleKind.HEALTH:
        raise NotValid("obstacle_health")
    return Obstacle(obstacle.id, obstacle.enrollment_id, obstacle.kind, text, obstacle.said_on)


def _line(text: str) -> str:
    return checked_name(text, most=MOST_OF_LINE, code="counselling_line") if text.strip() else ""
