"""The contract of `grader.engine.ports.help_requests.HelpRequests`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Conflict
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows

HOUR = timedelta(hours=1)


@pytest.fixture
def asked(school: SqlDatabase, submission: Submission, morning: datetime) -> HelpRequest:
    """Return what Ada asks, stored."""
    request = HelpRequest(
        "A-1", submission.id, "E-ada", "bonjour", "Je bloque. é\n", "Tout.", morning, Stage.WAITING, morning
    )
    with school.begin() as tx:
        tx.help_requests.add(request)
    return request


def test_it_returns_a_request_by_its_id_place_and_hand_in(school: SqlDatabase, asked: HelpRequest) -> None:
    with school.read() as tx:
        found = tx.help_requests.get("A-1"), tx.help_requests.open_of("E-ada", "bonjour")
        nothing = tx.help_requests.get("x"), tx.help_requests.open_of("E-karim", "bonjour")
        listed = tx.help_requests.of_submissions(["S-1", "S-9"]), tx.help_requests.count("E-ada", "bonjour")

    assert found == (asked, asked)
    assert nothing == (None, None)
    assert listed == ({"S-1": (asked,)}, 1)


def test_of_an_exercise_a_learner_has_one_open_request(school: SqlDatabase, asked: HelpRequest) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.help_requests.add(replace(asked, id="A-2"))

    with school.begin() as tx:
        tx.help_requests.move(replace(asked, stage=Stage.DONE))
        tx.help_requests.add(replace(asked, id="A-2"))
        found = tx.help_requests.open_of("E-ada", "bonjour"), tx.help_requests.count("E-ada", "bonjour")

    assert found == (replace(asked, id="A-2"), 2)


def test_it_moves_and_forgets(school: SqlDatabase, asked: HelpRequest, ines: Person, morning: datetime) -> None:
    taken = replace(asked, stage=Stage.TAKEN, moved_at=morning + HOUR, helper=ines)
    with school.begin() as tx:
        tx.help_requests.move(taken)
        found = tx.help_requests.get("A-1")
        tx.help_requests.remove("A-1")
        gone = tx.help_requests.get("A-1")

    assert (found, gone) == (taken, None)


@pytest.mark.parametrize(
    ("stage", "of_learner", "of_staff"),
    [(Stage.WAITING, 1, 1), (Stage.TAKEN, 1, 1), (Stage.ANSWERED, 1, 0), (Stage.DONE, 0, 0)],
)
def test_it_lists_what_somebody_has_to_do_oldest_first(
    school: SqlDatabase, asked: HelpRequest, morning: datetime, stage: Stage, of_learner: int, of_staff: int
) -> None:
    older = replace(asked, id="A-0", enrollment_id="E-karim", asked_at=morning - HOUR)
    with school.begin() as tx:
        tx.help_requests.move(replace(asked, stage=stage))
        tx.help_requests.add(older)

    with school.read() as tx:
        own = [one.id for one in tx.help_requests.open_of_learners(["E-ada", "E-karim"])]
        staffs = [one.id for one in tx.help_requests.awaiting_staff(["dwwm-2026", "x"], 9)]
        first = [one.id for one in tx.help_requests.awaiting_staff(["dwwm-2026"], 1)]
        number = tx.help_requests.count_awaiting_staff(["dwwm-2026"]), tx.help_requests.count_awaiting_staff(["x"])

    assert own == ["A-0", "A-1"][: 1 + of_learner]
    assert staffs == ["A-0", "A-1"][: 1 + of_staff]
    assert (first, number) == (["A-0"], (1 + of_staff, 0))


def test_who_left_asks_nothing_of_the_staff(school: SqlDatabase, asked: HelpRequest, address: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(update(tables.enrollment).values(status=EnrollmentStatus.LEFT))
    engine.dispose()

    with school.read() as tx:
        assert tx.help_requests.count_awaiting_staff(["dwwm-2026"]) == 0


def test_they_go_with_the_code(school: SqlDatabase, asked: HelpRequest, morning: datetime, address: str) -> None:
    with school.begin() as tx:
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    assert all_rows(address)["help_request"] == []


@pytest.mark.parametrize(("staff_of", "count"), [("dwwm-2026", 1), ("x", 0)])
def test_what_awaits_somebody_is_that_of_the_cohorts_they_teach(
    school: SqlDatabase, asked: HelpRequest, ines: Person, staff_of: str, count: int
) -> None:
    with school.begin() as tx:
        if staff_of == "x":
            tx.cohorts.add(Cohort("x", "X"))
        tx.cohorts.add_staff(staff_of, ines.id)

    with school.read() as tx:
        assert tx.help_requests.count_awaiting(ines.id) == count
