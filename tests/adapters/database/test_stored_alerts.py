"""The contract of `grader.engine.ports.alerts.Alerts`."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.alerts.rules import AlertRules
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows

COHORT = "dwwm-2026"


def test_rules_are_those_of_the_program_until_somebody_sets_them(school: SqlDatabase) -> None:
    with school.begin() as tx:
        usual = tx.alerts.rules(COHORT)
        for days in (9, 5):
            tx.alerts.set_rules(COHORT, replace(usual, quiet_days=days))

    with school.read() as tx:
        assert (usual, tx.alerts.rules(COHORT)) == (AlertRules(), AlertRules(quiet_days=5))


def test_the_newest_step_about_each_counts(school: SqlDatabase, ines: Person, paul: Person, morning: datetime) -> None:
    first = FollowUp("F-2", "E-ada", WatchState.CONTACTED, "Appelée. é\n2", ines, morning)
    second = FollowUp("F-1", "E-ada", WatchState.RESOLVED, "", paul, morning + timedelta(days=1))
    with school.begin() as tx:
        tx.alerts.follow_up(second)
        tx.alerts.follow_up(first)

    with school.read() as tx:
        assert (tx.alerts.newest(COHORT), tx.alerts.newest("other")) == ({"E-ada": second}, {})
        assert (tx.alerts.of_enrollment("E-ada"), tx.alerts.count("E-ada")) == ((second, first), 2)
        assert (tx.alerts.by_author(ines.id), tx.alerts.of_enrollment("E-karim")) == ((first,), ())


def test_who_pauses_is_not_told_of(school: SqlDatabase, ines: Person, address: str, morning: datetime) -> None:
    with school.begin() as tx:
        tx.alerts.follow_up(FollowUp("F-1", "E-ada", WatchState.CONTACTED, "", ines, morning))
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(update(tables.enrollment).values(status=EnrollmentStatus.PAUSED))
    engine.dispose()

    with school.read() as tx:
        assert tx.alerts.newest(COHORT) == {}


def test_the_first_and_the_newest_hand_in_of_a_cohort(school: SqlDatabase, submission: Submission) -> None:
    with school.read() as tx:
        assert (tx.submissions.newest_of(COHORT), tx.submissions.newest_of("x")) == (
            {"E-ada": submission.received_at},
            {},
        )
        assert (tx.cohorts.first_hand_in(COHORT), tx.cohorts.first_hand_in("x")) == (submission.received_at, None)


def test_steps_go_with_the_code(school: SqlDatabase, ines: Person, address: str, morning: datetime) -> None:
    with school.begin() as tx:
        tx.alerts.follow_up(FollowUp("F-1", "E-ada", WatchState.CONTACTED, "Vue.", ines, morning))
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    assert all_rows(address)["follow_up"] == []
