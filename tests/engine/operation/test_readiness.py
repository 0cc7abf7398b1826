"""Readiness: which parts answer, and never more than a moment's wait for one that hangs."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.audit import Act
from grader.engine.operation.readiness import Probe, Readiness
from grader.engine.ports.operation import HostVitals
from tests.engine.accounts.account_school import Clock
from tests.fakes.disks import FakeDisks
from tests.fakes.vitals import FakeVitals
from tests.fresh_database import fresh_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlDatabase]:
    database = SqlDatabase(fresh_database(tmp_path / "school.sqlite3"), now=lambda: Clock().moment - timedelta(days=30))
    yield database
    database.dispose()


@pytest.fixture
def vitals() -> FakeVitals:
    vitals = FakeVitals()
    vitals.tell(HostVitals("lille", Clock().moment, 2, {}, {}))
    return vitals


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def disks() -> FakeDisks:
    return FakeDisks()


@pytest.fixture
def readiness(database: SqlDatabase, vitals: FakeVitals, disks: FakeDisks, clock: Clock) -> Readiness:
    return Readiness(database=database, vitals=vitals, disks=disks, now=clock)


def test_nothing_is_away_on_a_good_day(readiness: Readiness) -> None:
    assert readiness.away() == ()


def test_a_database_without_tables_is_away(tmp_path: Path, vitals: FakeVitals, clock: Clock) -> None:
    empty = SqlDatabase(f"sqlite:///{tmp_path / 'empty.sqlite3'}")

    away = Readiness(database=empty, vitals=vitals, disks=FakeDisks(), now=clock).away()

    empty.dispose()
    assert away == ("database",)


def test_without_redis_nothing_is_said_of_workers(readiness: Readiness, vitals: FakeVitals) -> None:
    vitals.down = True

    assert readiness.away() == ("redis",)


def test_a_host_that_fell_silent_has_no_worker(readiness: Readiness, clock: Clock) -> None:
    clock.move(seconds=16)

    assert readiness.away() == ("worker",)


def test_a_host_without_children_has_no_worker(readiness: Readiness, vitals: FakeVitals) -> None:
    vitals.tell(HostVitals("lille", Clock().moment, 0, {}, {}))

    assert readiness.away() == ("worker",)


def test_a_full_disk_makes_it_unready(readiness: Readiness, disks: FakeDisks) -> None:
    disks.fill(1)

    assert readiness.away() == ("disk",)


def test_a_disk_that_does_not_answer_makes_it_unready(readiness: Readiness, disks: FakeDisks) -> None:
    disks.down = True

    assert readiness.away() == ("disk",)


def test_a_disk_that_fills_up_is_no_reason_yet(readiness: Readiness, disks: FakeDisks) -> None:
    disks.fill(0.95)

    assert readiness.away() == ()


def test_the_last_backup_is_told_and_an_old_one_is_no_reason(database: SqlDatabase, readiness: Readiness) -> None:
    with database.begin() as tx:
        tx.audit.add(Act.BACKUP_FINISHED, "night.backup")

    assert readiness.backup_age() is None
    assert readiness.away() == ()
    assert readiness.backup_age() == timedelta(days=30)


def test_a_part_that_hangs_holds_one_thread_and_nobody_up() -> None:
    hanging, asked = threading.Event(), []

    def hang() -> bool:
        asked.append(threading.current_thread())
        return hanging.wait(60)

    probe, began = Probe(hang), monotonic()
    answers = [probe.answers(patience_seconds=0.05) for _ in range(3)]
    hanging.set()

    assert answers == [False] * 3
    assert len(asked) == 1
    assert monotonic() - began < 30
    assert probe.answers(patience_seconds=30)
