"""A worker's hold on a run, kept by a thread that beats against a real SQLite file."""

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

import pytest

from grader.domain.errors import PlatformError
from grader.domain.submission import Claim
from grader.engine.lease import Lease
from grader.engine.ports import Database
from grader.engine.records import Transaction
from tests.engine.grading_school import School

SHORT = timedelta(seconds=0.1)


@pytest.fixture
def held(grading_school: School) -> Claim:
    """Return Ada's run, claimed for a moment."""
    run_id = grading_school.hand_in().run.id
    with grading_school.database.begin() as tx:
        claim = tx.runs.claim(run_id, token="first", lease=SHORT)
    assert claim is not None
    return claim


def is_expired(school: School) -> bool:
    """Tell whether the run could be taken from its worker."""
    with school.database.read() as tx:
        return bool(tx.runs.expired())


def is_kept(school: School) -> bool:
    """Tell whether the run is renewed within a few seconds."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if not is_expired(school):
            return True
        time.sleep(0.01)
    return False


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
    with Lease(held, database=grading_school.database, length=SHORT):
        grading_school.clock.move(seconds=10)

        assert is_kept(grading_school)


def test_a_lease_is_over_once_its_block_ended(grading_school: School, held: Claim) -> None:
    with Lease(held, database=grading_school.database, length=SHORT):
        pass

    grading_school.clock.move(seconds=10)
    time.sleep(2 * SHORT.total_seconds())

    assert is_expired(grading_school)


def test_a_beat_that_stumbles_is_followed_by_the_next(grading_school: School, held: Claim) -> None:
    with Lease(held, database=Stumbling(grading_school.database), length=SHORT):
        grading_school.clock.move(seconds=10)

        assert is_kept(grading_school)


def test_a_lost_lease_does_not_take_the_run_back(grading_school: School, held: Claim) -> None:
    grading_school.clock.move(seconds=10)
    grading_school.sweep()
    with grading_school.database.begin() as tx:
        tx.runs.claim(held.run.id, token="second", lease=SHORT)

    with Lease(held, database=grading_school.database, length=SHORT):
        grading_school.clock.move(seconds=10)
        time.sleep(2 * SHORT.total_seconds())

    assert is_expired(grading_school)
