"""The contract of `grader.engine.ports.counselling.Counselling`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.counselling import Appointment, AppointmentState, Counsellor, Obstacle, ObstacleKind
from grader.domain.people import Person, Role
from grader.engine.ports.retention import AgedKind

MAUD = Person("P-MAUD", "maud", "Maud", Role.COUNSELLOR)
TODAY = date(2026, 11, 23)
SOON = Appointment("D1", "E-ada", TODAY, "Maud", AppointmentState.PLANNED, "")
LATER = replace(SOON, id="D2", day=TODAY + timedelta(days=1), next_step="Appeler.")
OF_KARIM = replace(SOON, id="D3", enrollment_id="E-karim")
HOME = Obstacle("X1", "E-ada", ObstacleKind.HOUSING, "Foyer.", TODAY)


@pytest.fixture
def followed(school: SqlDatabase, morning: datetime) -> SqlDatabase:
    with school.begin() as tx:
        tx.people.add(MAUD)
        tx.counselling.name_counsellor("dwwm-2026", MAUD.id, sees_progress=False)
        tx.counselling.name_counsellor("dwwm-2026", MAUD.id, sees_progress=True)
        for one in (SOON, LATER, OF_KARIM):
            tx.counselling.put_appointment(one)
        tx.counselling.add_obstacle(HOME)
        tx.counselling.agree("P-ADA", morning)
        tx.counselling.agree("P-ADA", morning + timedelta(days=1))
    return school


def test_what_a_counsellor_sees_was_said_last_until_they_are_dismissed(followed: SqlDatabase) -> None:
    with followed.begin() as tx:
        named, cohorts = tx.counselling.counsellors("dwwm-2026"), tx.counselling.cohorts_of(MAUD.id)
        tx.counselling.dismiss("dwwm-2026", MAUD.id)
        after = tx.counselling.counsellors("dwwm-2026"), tx.counselling.cohorts_of(MAUD.id)

    assert (named, [one.slug for one in cohorts]) == ((Counsellor(MAUD, sees_progress=True),), ["dwwm-2026"])
    assert after == ((), ())


def test_appointments_come_the_latest_day_first_and_are_changed(followed: SqlDatabase) -> None:
    done = replace(SOON, state=AppointmentState.DONE)
    with followed.begin() as tx:
        tx.counselling.put_appointment(done)
        kept = tx.counselling.appointments(["E-ada"])
        tx.counselling.remove_appointment("E-ada", OF_KARIM.id)
        tx.counselling.remove_appointment("E-ada", LATER.id)
        after = tx.counselling.appointments(["E-ada", "E-karim"])

    assert kept == (LATER, done)
    assert after == (done, OF_KARIM)


def test_an_obstacle_is_removed_at_its_own_place_alone(followed: SqlDatabase) -> None:
    with followed.begin() as tx:
        tx.counselling.remove_obstacle("E-karim", HOME.id)
        before = tx.counselling.obstacles("E-ada")
        tx.counselling.remove_obstacle("E-ada", HOME.id)
        after = tx.counselling.obstacles("E-ada")

    assert (before, after) == ((HOME,), ())


def test_since_when_somebody_agrees_stays_and_goes_with_the_obstacles(followed: SqlDatabase, morning: datetime) -> None:
    with followed.begin() as tx:
        before = tx.counselling.agreed(["P-ADA", "P-KARIM"])
        tx.counselling.withdraw("P-ADA")
        after = tx.counselling.agreed(["P-ADA"]), tx.counselling.obstacles("E-ada")

    assert (before, after) == ({"P-ADA": morning}, ({}, ()))


def test_all_of_a_place_is_forgotten(followed: SqlDatabase) -> None:
    with followed.begin() as tx:
        tx.counselling.forget("E-ada")
        kept = tx.counselling.appointments(["E-ada", "E-karim"]), tx.counselling.obstacles("E-ada")

    assert kept == ((OF_KARIM,), ())


def test_what_is_old_by_its_own_day_is_found_and_erased(followed: SqlDatabase) -> None:
    tomorrow = datetime(2026, 11, 24, 9, tzinfo=UTC)
    with followed.begin() as tx:
        due = tx.aged.due(AgedKind.COUNSELLING, tomorrow, tomorrow)
        tx.aged.erase(AgedKind.COUNSELLING, due, tomorrow)
        kept = tx.counselling.appointments(["E-ada", "E-karim"]), tx.counselling.obstacles("E-ada")

    assert (due, kept) == ((SOON.id, OF_KARIM.id, HOME.id), ((LATER,), ()))
