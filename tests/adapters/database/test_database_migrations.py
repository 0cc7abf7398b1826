"""The migrations: they make what the code declares, from nothing, once, on either database."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from grader.adapters.database.engines import open_engine
from grader.adapters.database.names import metadata
from grader.adapters.database.revisions import known_revisions, require_current
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.database.upgrading import MIGRATIONS, upgrade
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import WrongRevision
from tests.adapters.database.rows import Rows, all_rows, before_and_after_filling, fill_every_table

DROPPED = {
    "outbox": "0010: a run that waits says itself that its bell is due",
    "portfolio_look": "0045: its rows are among those of look",
}
"""Tables whose rows said nothing that another does not say."""

ROWS = Path(__file__).parent / "rows_of_0001.sql"

OLD = known_revisions()[: known_revisions().index("0009")]


def some(revisions: Sequence[str], *, each: int) -> list[object]:
    """Return revisions as parameters: the first, each so many-th and the last are for `make test`, all on demand."""
    tried = {*revisions[::each], revisions[-1]}
    return [pytest.param(one, marks=[] if one in tried else [pytest.mark.thorough]) for one in revisions]


def assert_all_came_along(before: Rows, after: Rows) -> None:
    """Hold that each row is there still, whatever columns it got."""
    for table in before.keys() - DROPPED.keys():
        for old, new in zip(before[table], after[table], strict=True):
            assert dict(old).items() <= dict(new).items()


def at_revision(address: str, revision: str) -> None:
    """Make a database as an older program left it, with rows in it that every later one must understand."""
    upgrade(address, revision)
    engine = open_engine(address)
    with engine.begin() as connection:
        for statement in ROWS.read_text().split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    engine.dispose()


def differences(address: str) -> list[object]:
    """Return how the database's tables differ from those that the code declares."""
    engine = open_engine(address)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    return list(found)


def test_it_makes_the_tables_that_the_code_declares(empty_address: str) -> None:
    upgrade(empty_address)

    assert differences(empty_address) == []


def test_it_changes_nothing_the_second_time(school: SqlDatabase, address: str) -> None:
    upgrade(address)

    with school.read() as tx:
        assert tx.cohorts.get("dwwm-2026") == Cohort("dwwm-2026", "DWWM 2026")


def test_it_lets_two_hosts_start_at_the_same_moment(empty_address: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(upgrade, [empty_address] * 2))

    assert differences(empty_address) == []


def test_it_refuses_a_database_of_a_newer_program(address: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()

    with pytest.raises(WrongRevision, match="at revision 9999, and this program knows none after"):
        upgrade(address)
    with pytest.raises(WrongRevision, match="restore the backup taken before the upgrade"):
        require_current(address)


def test_a_database_of_an_older_program_is_migrated_first(empty_address: str) -> None:
    upgrade(empty_address, known_revisions()[-2])

    with pytest.raises(WrongRevision, match="grader migrate"):
        require_current(empty_address)
    upgrade(empty_address)
    assert require_current(empty_address) == known_revisions()[-1]


def test_revisions_are_one_line_in_the_order_of_their_files() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS)).walk_revisions()

    assert [script.revision for script in scripts] == list(reversed(known_revisions()))


def test_rows_of_every_revision_come_along_step_by_step(empty_address: str) -> None:
    before: Rows = {}

    for number, revision in enumerate(known_revisions()):
        upgrade(empty_address, revision)
        came_along, after = before_and_after_filling(empty_address, again=number)
        assert_all_came_along(before, came_along)
        before = after

    assert min(map(len, before.values())) > 0


@pytest.mark.parametrize("revision", some(known_revisions(), each=5))
def test_rows_of_every_released_revision_come_along_at_once(revision: str, empty_address: str) -> None:
    """All steps are one transaction, in which what one step did to rows may be in another's way."""
    upgrade(empty_address, revision)
    fill_every_table(empty_address)
    before = all_rows(empty_address)

    upgrade(empty_address)

    assert min(map(len, before.values())) > 0
    assert_all_came_along(before, all_rows(empty_address))
    assert differences(empty_address) == []


@pytest.mark.parametrize("revision", some(OLD, each=4))
def test_it_loses_no_run_of_an_older_database(empty_address: str, revision: str, morning: datetime) -> None:
    at_revision(empty_address, revision)
    upgrade(empty_address)
    database, taken = SqlDatabase(empty_address), []

    with database.begin() as tx:
        expired = [run.id for run in tx.runs.expired()]
        while claim := tx.runs.claim(token="mine", lease=timedelta(minutes=1), at=morning):
            taken.append((claim.run.id, claim.submission.enrollment_id))
    database.dispose()

    assert taken == [("k1", "E-karim"), ("a3", "E-ada"), ("a2", "E-ada")]
    assert expired == ["a1"]
