"""The migrations: they make what the code declares, from nothing, once, on either database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from grader.adapters.database.engines import open_engine
from grader.adapters.database.schema import upgrade
from grader.adapters.database.tables import metadata
from grader.adapters.database.transactions import Database
from grader.domain.errors import PlatformError
from grader.domain.people import Cohort


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


def test_it_changes_nothing_the_second_time(school: Database, address: str) -> None:
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

    with pytest.raises(PlatformError, match="9999"):
        upgrade(address)
