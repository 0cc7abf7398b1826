"""A copy of a database fills an empty one of either kind with the same rows."""

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest

from grader.adapters.database.copying import Tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.revisions import newest_revision, require_current
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.database.upgrading import upgrade
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotValid, PlatformError
from grader.engine.operation.backup import ArchiveMember
from grader.engine.ports.operation import Fault
from tests.adapters.database.rows import MORNING, all_rows, fill_every_table


@pytest.fixture
def fresh_place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database of the other kind."""
    if kind == "postgresql":
        return f"sqlite:///{tmp_path / 'restored.sqlite3'}"
    return str(request.getfixturevalue("empty_postgresql"))


def tables(address: str) -> Tables:
    """Return a database at the newest revision as a place."""
    return Tables(address, newest_revision())


def kept(members: Iterator[ArchiveMember]) -> list[ArchiveMember]:
    """Return members with their bytes in memory, as an archive would hold them."""
    return [in_memory(member.name, content_of(member)) for member in members]


def content_of(member: ArchiveMember) -> bytes:
    assert member.content is not None
    with member.content() as file:
        return file.read()


def in_memory(name: str, content: bytes) -> ArchiveMember:
    return ArchiveMember(name, 0o600, lambda: BytesIO(content))


def test_it_fills_the_same_kind_with_every_row(address: str, empty_address: str) -> None:
    fill_every_table(address)

    tables(empty_address).fill(iter(kept(tables(address).members())))

    assert all_rows(empty_address) == all_rows(address)
    assert min(map(len, all_rows(address).values())) > 0


@pytest.mark.postgres
def test_it_fills_the_other_kind_with_every_row(address: str, fresh_place: str) -> None:
    fill_every_table(address)

    tables(fresh_place).fill(iter(kept(tables(address).members())))

    assert all_rows(fresh_place) == all_rows(address)


@pytest.mark.postgres
def test_a_filled_database_numbers_new_rows_after_the_old(address: str, fresh_place: str) -> None:
    fill_every_table(address)
    tables(fresh_place).fill(iter(kept(tables(address).members())))
    restored = SqlDatabase(fresh_place)

    with restored.begin() as tx:
        tx.cohorts.add(Cohort("web-2611", "Web 26-11"))
        tx.faults.add(Fault("U-1", "S-1", "bonjour", MORNING, "SandboxBroke", ended=True))

    assert [dict(row)["number"] for row in all_rows(fresh_place)["cohort"]] == [1, 2, 3, 4]
    restored.dispose()


def test_all_of_a_copy_is_of_one_moment(school: SqlDatabase, address: str) -> None:
    members = tables(address).members()
    first = next(members)

    with school.begin() as tx:
        tx.cohorts.add(Cohort("web-2611", "Web 26-11"))
    contents = [content_of(member) for member in chain([first], members)]

    assert any(b"dwwm-2026" in content for content in contents)
    assert not any(b"web-2611" in content for content in contents)


def test_a_copy_begins_each_file_with_its_columns(school: SqlDatabase, address: str) -> None:
    (cohorts,) = [member for member in kept(tables(address).members()) if member.name == "database/cohort.jsonl"]

    columns, row = [json.loads(line) for line in content_of(cohorts).splitlines()]

    assert dict(zip(columns, row, strict=True))["slug"] == "dwwm-2026"


def test_a_database_with_tables_is_not_filled(address: str) -> None:
    with pytest.raises(NotValid, match="place_not_empty"):
        tables(address).refuse_unless_empty()


def test_an_empty_database_is_filled(empty_address: str) -> None:
    tables(empty_address).refuse_unless_empty()


def test_rows_of_no_table_are_refused_and_leave_none_behind(empty_address: str) -> None:
    members = [in_memory("database/cohort.jsonl", b'["number","slug","name"]\n[1,"a","A"]\n')]
    strange = in_memory("database/sqlite_master.jsonl", b"[]\n")

    with pytest.raises(NotValid, match="archive_damaged"):
        tables(empty_address).fill(iter([*members, strange]))

    assert all_rows(empty_address)["cohort"] == []


def test_a_database_that_was_migrated_meanwhile_is_not_copied(address: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()

    with pytest.raises(PlatformError, match="migrated just now"):
        next(tables(address).members())


def test_a_copy_of_an_older_revision_is_migrated_as_it_fills(empty_address: str, tmp_path: Path) -> None:
    older = f"sqlite:///{tmp_path / 'older.sqlite3'}"
    upgrade(older, "0002")
    fill_every_table(older)

    Tables(empty_address, "0002").fill(iter(kept(Tables(older, "0002").members())))

    assert require_current(empty_address)
    assert [dict(row)["name"] for row in all_rows(empty_address)["person"]] == [
        dict(row)["name"] for row in all_rows(older)["person"]
    ]
