"""What is written down of a learner's follow-up is checked where it comes in."""

from dataclasses import replace
from datetime import date

import pytest

from grader.domain.counselling import (
    Appointment,
    AppointmentState,
    Obstacle,
    ObstacleKind,
    checked_appointment,
    checked_obstacle,
)
from grader.domain.errors import NotValid

TODAY = date(2026, 11, 23)
MET = Appointment("D", "E", TODAY, "Maud", AppointmentState.DONE, "Appeler la CAF.")
HOME = Obstacle("X", "E", ObstacleKind.HOUSING, "Foyer jusqu'à mars.", TODAY)


def test_spaces_around_what_is_said_go() -> None:
    assert checked_appointment(replace(MET, with_whom=" Maud ", next_step=" "), TODAY) == replace(MET, next_step="")
    assert checked_obstacle(replace(HOME, text=f" {HOME.text} ")) == HOME


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2029, 1, 1)])
def test_a_day_far_off_is_refused(day: date) -> None:
    with pytest.raises(NotValid) as refused:
        checked_appointment(replace(MET, day=day), TODAY)

    assert refused.value.code == "appointment_day"


def test_of_health_the_word_alone_is_kept() -> None:
    health = replace(HOME, kind=ObstacleKind.HEALTH)

    assert checked_obstacle(replace(health, text=" ")) == replace(health, text="")
    with pytest.raises(NotValid) as refused:
        checked_obstacle(health)
    assert refused.value.code == "obstacle_health"


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(NotValid) as refused:
        checked_obstacle(replace(HOME, text="x" * 201))

    assert refused.value.code == "counselling_line"
