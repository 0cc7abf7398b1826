"""The audit log: written with the act, found by who, what and on what, and never changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.audit import SYSTEM, Act, Actor, Way
from grader.engine.operation.acting import act_as, actor
from grader.engine.ports.audit import AuditQuery

INES = Actor(Way.WEB, "P-INES")


@pytest.fixture(autouse=True)
def _nobody_acts() -> Iterator[None]:
    yield
    act_as(SYSTEM)


@pytest.fixture
def log(address: str, morning: datetime) -> Iterator[SqlDatabase]:
    """Yield a database that takes whoever acts now for the actor, and in which it is always morning."""
    database = SqlDatabase(address, now=lambda: morning, actor=actor)
    yield database
    database.dispose()


def objects(log: SqlDatabase, wanted: AuditQuery) -> list[str]:
    with log.read() as tx:
        return [entry.object for entry in tx.audit.find(wanted, 9)]


def test_an_act_is_stored_with_who_came_in_and_when(log: SqlDatabase, morning: datetime) -> None:
    act_as(INES)

    with log.begin() as tx:
        tx.audit.add(Act.TOKEN_MADE, "T-1")

    with log.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(), 9)
    assert (entry.at, entry.actor, entry.act, entry.object) == (morning, INES, Act.TOKEN_MADE, "T-1")


def test_an_act_may_tell_by_itself_who_acts(log: SqlDatabase) -> None:
    with log.begin() as tx:
        tx.audit.add(Act.SIGNED_IN, "P-INES", by=INES)
        tx.audit.add(Act.OLD_FORGOTTEN, "P-INES")

    with log.read() as tx:
        assert [entry.actor for entry in tx.audit.find(AuditQuery(), 9)] == [SYSTEM, INES]


def test_an_act_that_fails_is_not_written_down(log: SqlDatabase) -> None:
    class StumbledError(Exception):
        """The act failed."""

    def stumble() -> None:
        with log.begin() as tx:
            tx.audit.add(Act.TOKEN_MADE, "T-1")
            raise StumbledError

    with pytest.raises(StumbledError):
        stumble()

    assert objects(log, AuditQuery()) == []


@pytest.fixture
def full(log: SqlDatabase) -> SqlDatabase:
    """Return the log with four acts in it."""
    with log.begin() as tx:
        tx.audit.add(Act.TOKEN_MADE, "T-1", by=INES)
        tx.audit.add(Act.TOKEN_MADE, "T-2", by=Actor(Way.CLI, "root"))
        tx.audit.add(Act.TOKEN_REVOKED, "T-1", by=INES)
        tx.audit.add(Act.COHORT_OPENED, "web-2610", by=Actor(Way.CLI, "root"))
    return log


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AuditQuery(), ["web-2610", "T-1", "T-2", "T-1"]),
        (AuditQuery(act=Act.TOKEN_MADE), ["T-2", "T-1"]),
        (AuditQuery(who=("P-INES",)), ["T-1", "T-1"]),
        (AuditQuery(who=("root", "P-INES")), ["web-2610", "T-1", "T-2", "T-1"]),
        (AuditQuery(what=("T-1",)), ["T-1", "T-1"]),
        (AuditQuery(act=Act.TOKEN_MADE, who=("root",)), ["T-2"]),
        (AuditQuery(who=("nobody",)), []),
    ],
)
def test_entries_are_found_newest_first(full: SqlDatabase, wanted: AuditQuery, found: list[str]) -> None:
    assert objects(full, wanted) == found


def test_pages_follow_one_another_without_gap_or_repeat(full: SqlDatabase) -> None:
    with full.read() as tx:
        first = tx.audit.find(AuditQuery(), 3)
        rest = tx.audit.find(AuditQuery(before=first[-1].id), 3)

    assert [entry.object for entry in (*first, *rest)] == ["web-2610", "T-1", "T-2", "T-1"]


def test_no_entry_is_ever_changed(full: SqlDatabase, address: str) -> None:
    engine = open_engine(address)

    with pytest.raises(IntegrityError, match="never changed"), engine.begin() as connection:
        connection.exec_driver_sql("UPDATE audit SET who = 'karim'")

    engine.dispose()
    assert objects(full, AuditQuery(who=("karim",))) == []


def test_what_may_not_be_kept_longer_is_forgotten(full: SqlDatabase, morning: datetime) -> None:
    with full.begin() as tx:
        tx.audit.forget(morning)
        kept = len(tx.audit.find(AuditQuery(), 9))
        tx.audit.forget(morning + timedelta(seconds=1))

    assert (kept, objects(full, AuditQuery())) == (4, [])
