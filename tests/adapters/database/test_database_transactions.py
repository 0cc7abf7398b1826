"""The contract of `grader.engine.ports.database.Database`, and what each kind of database is told to promise."""

import os
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from grader.adapters.database import engines
from grader.adapters.database.engines import hurrying, open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import PlatformError
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Conflict


class OurFault(Exception):
    """Something that goes wrong in a step."""


def write_often(database: SqlDatabase, person_id: str) -> None:
    """Commit a hundred times, so that two processes that do it surely meet."""
    for number in range(100):
        with database.begin() as tx:
            tx.people.set_password_hash(person_id, str(number))


def write_and_exit(database: SqlDatabase, person_id: str) -> NoReturn:
    """Do a forked process's work and end it; nothing returns into the parent's test run."""
    try:
        database.forget_connections()
        write_often(database, person_id)
    except BaseException:  # noqa: BLE001 - see above
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def test_it_keeps_nothing_of_a_step_that_fails(database: SqlDatabase, ada: Person) -> None:
    def fail_after_a_write() -> None:
        with database.begin() as tx:
            tx.people.add(ada)
            raise OurFault

    with pytest.raises(OurFault):
        fail_after_a_write()

    with database.read() as tx:
        assert tx.people.get(ada.id) is None


def test_it_keeps_nothing_of_a_step_that_meets_a_conflict(school: SqlDatabase) -> None:
    def add_a_new_and_a_known_cohort() -> None:
        with school.begin() as tx:
            tx.cohorts.add(Cohort("cda-2027", "CDA"))
            tx.cohorts.add(Cohort("dwwm-2026", "DWWM"))

    with pytest.raises(Conflict) as raised:
        add_a_new_and_a_known_cohort()

    with school.read() as tx:
        assert tx.cohorts.get("cda-2027") is None
    assert isinstance(raised.value.__cause__, IntegrityError)


def test_it_calls_a_missing_row_a_mistake_of_ours_and_no_conflict(school: SqlDatabase) -> None:
    with pytest.raises(IntegrityError), school.begin() as tx:
        tx.repositories.add(Repository("R-2", "nowhere", "dwwm-2026", "x"))


def test_it_refuses_to_write_while_it_reads(database: SqlDatabase, ada: Person) -> None:
    with pytest.raises((DBAPIError, PlatformError)), database.read() as tx:
        tx.people.add(ada)

    with database.begin() as tx:
        tx.people.add(ada)


def test_it_reads_one_moment_of_the_database_while_others_write(school: SqlDatabase) -> None:
    with school.read() as reader:
        before = reader.cohorts.get("cda-2027")
        with school.begin() as writer:
            writer.cohorts.add(Cohort("cda-2027", "CDA"))
        after = reader.cohorts.get("cda-2027")

    assert (before, after) == (None, None)


def test_a_glance_sees_what_is_stored_and_leaves_its_connection_as_it_was(database: SqlDatabase, ada: Person) -> None:
    def fail_after_a_write() -> None:
        with database.begin() as tx:
            tx.people.add(ada)
            raise OurFault

    with database.glance() as tx:
        before = tx.people.get(ada.id)
    with pytest.raises(OurFault):
        fail_after_a_write()
    with database.begin() as tx:
        tx.people.add(ada)
        with database.glance() as beside:
            meanwhile = beside.people.get(ada.id)
    with database.glance() as tx:
        after = tx.people.get(ada.id)

    assert (before, meanwhile, after) == (None, None, ada)


def test_it_leaves_the_parents_connections_alone_after_a_fork(school: SqlDatabase) -> None:
    child = os.fork()
    if child == 0:
        write_and_exit(school, "P-ADA")

    write_often(school, "P-KARIM")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    with school.read() as tx:
        assert (status, tx.people.password_hash("P-ADA"), tx.people.password_hash("P-KARIM")) == (0, "99", "99")


def test_it_opens_new_connections_after_it_closed_all(school: SqlDatabase) -> None:
    school.dispose()

    with school.read() as tx:
        found = tx.cohorts.get("dwwm-2026")

    assert found is not None


@pytest.mark.postgres
def test_it_replaces_a_connection_that_ended_while_it_rested(migrated_postgresql: str) -> None:
    engine = open_engine(migrated_postgresql, ping_after=timedelta(0))
    with engine.connect() as connection:
        first = connection.scalar(text("SELECT pg_backend_pid()"))
    with psycopg.connect(migrated_postgresql, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 60000)", (first,))

    with engine.connect() as connection:
        second = connection.scalar(text("SELECT pg_backend_pid()"))

    engine.dispose()
    assert second not in {None, first}


@pytest.mark.parametrize("scheme", ["sqlite", "postgresql"])
def test_it_calls_a_database_that_is_away_the_platforms_fault(tmp_path: Path, scheme: str) -> None:
    nowhere = tmp_path / "nowhere"
    address = f"sqlite:///{nowhere}/x" if scheme == "sqlite" else f"postgresql://grader@/x?host={nowhere}"

    with pytest.raises(PlatformError), SqlDatabase(address).read() as tx:
        tx.people.get("P-ADA")


def test_it_names_the_kinds_of_database_it_knows() -> None:
    with pytest.raises(ValueError, match="'mysql'; it may begin with 'sqlite' or 'postgresql'"):
        SqlDatabase("mysql://grader:secret@host/grader")


@pytest.mark.parametrize(
    ("setting", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 5000), ("foreign_keys", 1)]
)
def test_it_makes_sqlite_keep_its_promises(sqlite_address: str, setting: str, value: str | int) -> None:
    engine = open_engine(sqlite_address)

    with engine.connect() as connection:
        found = connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one()
    engine.dispose()

    assert found == value


def test_it_waits_in_sqlite_for_another_process_that_writes(sqlite_address: str, ada: Person) -> None:
    database, other = SqlDatabase(sqlite_address), open_engine(sqlite_address)

    def add() -> None:
        with database.begin() as tx:
            tx.people.add(ada)

    with ThreadPoolExecutor(1) as pool:
        with other.begin():
            adding = pool.submit(add)
            with pytest.raises(TimeoutError):
                adding.result(0.05)
        adding.result(60)
    with database.read() as tx:
        assert tx.people.get(ada.id) == ada
    database.dispose()
    other.dispose()


def test_it_does_not_wait_for_ever(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", timedelta(milliseconds=20))
    database, other = SqlDatabase(sqlite_address), open_engine(sqlite_address)

    with other.begin(), pytest.raises(PlatformError, match="locked"), database.begin():
        pass
    database.dispose()
    other.dispose()


def levels(address: str, question: str) -> list[object]:
    """Return what the database says of waiting for the disk: as ever, in a hurry, and as ever again."""
    engine, found = open_engine(address), []
    for chosen in (engine, hurrying(engine), engine):
        with chosen.begin() as connection:
            found.append(connection.exec_driver_sql(question).scalar_one())
    engine.dispose()
    return found


def test_only_what_need_not_last_does_not_wait_for_the_disk(sqlite_address: str) -> None:
    full, normal = 2, 1

    assert levels(sqlite_address, "PRAGMA synchronous") == [full, normal, full]


@pytest.mark.postgres
def test_only_what_need_not_last_does_not_wait_for_postgresql_s_disk(migrated_postgresql: str) -> None:
    assert levels(migrated_postgresql, "SHOW synchronous_commit") == ["on", "off", "on"]


def test_what_does_not_last_is_stored_as_well(database: SqlDatabase, ada: Person) -> None:
    with database.begin(lasting=False) as tx:
        tx.people.add(ada)

    with database.read() as tx:
        assert tx.people.get(ada.id) == ada
