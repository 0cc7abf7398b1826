"""A worker's hold on a run, kept by a thread that beats against a real SQLite file."""

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from threading import Event

import pytest

from grader.domain.errors import PlatformError
from grader.domain.grading.run import Claim
from grader.engine.grading.lease import Lease
from grader.engine.ports.database import Database, Transaction
from tests.engine.grading_school import School

SHORT = timedelta(seconds=0.1)


@pytest.fixture
def held(grading_school: School) -> Claim:
    """Return Ada's run, claimed for a moment."""
    grading_school.hand_in()
    with grading_school.database.begin() as tx:
        claim = tx.runs.claim(token="first", lease=SHORT, at=grading_school.clock())
    assert claim is not None
    return claim


def is_expired(school: School) -> bool:
    """Tell whether the run could be taken from its worker."""
    with school.database.read() as tx:
        return bool(tx.runs.expired())


def is_kept(school: School) -> bool:
    """Tell whether the run is renewed before one gives up, which a busy machine is no reason for."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not is_expired(school):
            return True
        time.sleep(0.01)
    return False


def nothing() -> None:
    """Stop nothing."""


@dataclass
class Stumbling:
    """A database whose first transactions do not open."""

    database: Database
    stumbles: int = 3

    def begin(self) -> AbstractContextManager[Transaction]:
        """Stumble, or open."""
        self.stumbles -= 1
        if self.stumbles >= 0:
            raise PlatformError
        return self.database.begin()

    def read(self) -> AbstractContextManager[Transaction]:
        """Open."""
        return self.database.read()


def test_a_lease_is_over_unless_it_is_renewed(grading_school: School, held: Claim) -> None:
    grading_school.clock.move(seconds=10)

    assert is_expired(grading_school)


def test_a_lease_is_renewed_while_its_block_lasts(grading_school: School, held: Claim) -> None:
    with Lease(held, database=grading_school.database, length=SHORT, stop=nothing):
        grading_school.clock.move(seconds=10)

        assert is_kept(grading_school)


def test_a_lease_is_over_once_its_block_ended(grading_school: School, held: Claim) -> None:
    with Lease(held, database=grading_school.database, length=SHORT, stop=nothing):
        pass

    grading_school.clock.move(seconds=10)
    time.sleep(2 * SHORT.total_seconds())

    assert is_expired(grading_school)


def test_a_beat_that_stumbles_is_followed_by_the_next(grading_school: School, held: Claim) -> None:
    with Lease(held, database=Stumbling(grading_school.database), length=SHORT, stop=nothing):
        grading_school.clock.move(seconds=10)

        assert is_kept(grading_school)


def test_a_lost_lease_does_not_take_the_run_back(grading_school: School, held: Claim) -> None:
    grading_school.clock.move(seconds=10)
    grading_school.sweep()
    with grading_school.database.begin() as tx:
        tx.runs.claim(token="second", lease=SHORT, at=grading_school.clock())

    with Lease(held, database=grading_school.database, length=SHORT, stop=nothing):
        grading_school.clock.move(seconds=10)
        time.sleep(2 * SHORT.total_seconds())

    assert is_expired(grading_school)


def test_a_lost_lease_stops_what_is_under_way_again_and_again(grading_school: School, held: Claim) -> None:
    stops, twice = count(1), Event()

    def stop() -> None:
        if next(stops) == 2:
            twice.set()

    with Lease(held, database=grading_school.database, length=SHORT, stop=stop) as lease:
        grading_school.lose(held.run.id)
        stopped = twice.wait(60)

    assert (stopped, lease.is_lost) == (True, True)


def test_a_lease_that_is_held_stops_nothing(grading_school: School, held: Claim) -> None:
    stopped = Event()

    with Lease(held, database=grading_school.database, length=SHORT, stop=stopped.set) as lease:
        grading_school.clock.move(seconds=10)
        assert is_kept(grading_school)

    assert (stopped.is_set(), lease.is_lost) == (False, False)


def test_a_run_that_takes_longer_than_any_is_let_go(grading_school: School, held: Claim) -> None:
    stopped, longest = Event(), timedelta(0)

    with Lease(held, database=grading_school.database, length=SHORT, stop=stopped.set, longest=longest) as lease:
        assert stopped.wait(60)

    assert lease.is_lost
