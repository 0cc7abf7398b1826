"""Counts by the hour: added up, read, and folded, on either database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.tally import EVER, STEPS, Measure, Tally

HOUR = datetime(2026, 11, 23, 8, tzinfo=UTC)
NEXT = HOUR + timedelta(hours=1)
PASSED = Tally(HOUR, Measure.VERDICT, "passed", "live", "", STEPS[3], took=timedelta(milliseconds=420))
WAITED = Tally(HOUR, Measure.WAIT, queue="live", up_to=STEPS[0], took=timedelta(milliseconds=20))


def add(database: SqlDatabase, *tallies: Tally) -> None:
    with database.begin() as tx:
        tx.tallies.add(tallies)


def test_the_same_thing_twice_is_counted_twice(database: SqlDatabase) -> None:
    add(database, PASSED, WAITED)
    add(database, PASSED)

    with database.read() as tx:
        found = set(tx.tallies.since(HOUR))

    assert found == {replace(PASSED, count=2, took=2 * PASSED.took), WAITED}


def test_nothing_is_added_by_nothing(database: SqlDatabase) -> None:
    add(database)

    with database.read() as tx:
        assert tx.tallies.totals() == ()


def test_hours_are_read_from_one_on(database: SqlDatabase) -> None:
    add(database, PASSED, replace(PASSED, hour=NEXT))

    with database.read() as tx:
        assert tx.tallies.since(NEXT) == (replace(PASSED, hour=NEXT),)


def test_what_was_our_fault_is_read_apart(database: SqlDatabase) -> None:
    fault = Tally(HOUR, Measure.FAULT, "SandboxBroke")
    ended = replace(PASSED, word="error", blame="platform")
    add(database, PASSED, WAITED, fault, ended, replace(fault, hour=HOUR - timedelta(hours=1)))

    with database.read() as tx:
        assert set(tx.tallies.troubles_since(HOUR)) == {fault, ended}


def test_totals_are_of_all_hours(database: SqlDatabase) -> None:
    add(database, PASSED, replace(PASSED, hour=NEXT, count=4))

    with database.read() as tx:
        assert tx.tallies.totals() == (replace(PASSED, hour=EVER, count=5, took=2 * PASSED.took),)


def test_folding_keeps_the_totals_and_forgets_the_hours(database: SqlDatabase) -> None:
    add(database, PASSED, replace(PASSED, hour=NEXT))

    with database.begin() as tx:
        before = tx.tallies.totals()
        tx.tallies.fold(NEXT)

    with database.read() as tx:
        assert tx.tallies.totals() == before
        assert tx.tallies.since(EVER + timedelta(hours=1)) == (replace(PASSED, hour=NEXT),)
        assert not tx.tallies.has_before(NEXT)


def test_only_what_is_not_folded_yet_is_there_to_fold(database: SqlDatabase) -> None:
    add(database, PASSED)

    with database.read() as tx:
        assert tx.tallies.has_before(NEXT)
        assert not tx.tallies.has_before(HOUR)


def test_hosts_that_count_and_fold_at_once_lose_nothing(database: SqlDatabase) -> None:
    old = [replace(PASSED, hour=HOUR - timedelta(days=number)) for number in range(1, 21)]
    add(database, *old)

    def count_and_fold(number: int) -> None:
        add(database, WAITED, PASSED)
        with database.begin() as tx:
            tx.tallies.fold(HOUR - timedelta(days=number))

    with ThreadPoolExecutor(4) as hosts:
        list(hosts.map(count_and_fold, reversed(range(20))))

    with database.read() as tx:
        assert {one.measure: one.count for one in tx.tallies.totals()} == {Measure.VERDICT: 40, Measure.WAIT: 20}
