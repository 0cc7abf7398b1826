"""Every step that writes about a learner's work beside every other, on PostgreSQL: none waits in a circle."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta

import psycopg
import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.errors import NotAllowed, PlatformError, RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.submission import Repository
from grader.engine.operation.acting import actor
from grader.engine.ports.database import Transaction
from grader.engine.ports.retention import AgedKind
from grader.engine.submissions.intake import Look, again_after_conflict, take_in
from tests.adapters.database.test_database_concurrency import at_once
from tests.engine.grading_school import BREAKS, SOLUTION, WRONG, Clock, School
from tests.fakes.sandbox import FakeSandbox

pytestmark = pytest.mark.postgres

ROUNDS = 40
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
MISCOUNTED = """
    SELECT enrollment_id, exercise, progress.submissions, count(*) FROM progress JOIN submission
    USING (enrollment_id, exercise) GROUP BY 1, 2, 3 HAVING progress.submissions <> count(*)
"""
"""Finds cells of the board that do not say how many hand-ins there are."""

SHORT = timedelta(milliseconds=20)
"""A lease that is over before many a run has ended, so that the sweep takes runs back from workers that go on."""


@pytest.fixture
def busy(new_postgresql: str) -> Iterator[School]:
    """Yield the school of the grading tests over PostgreSQL."""
    database = SqlDatabase(new_postgresql, actor=actor)
    school = School(database, Clock())
    school.open()
    yield school
    database.dispose()


class Crowd:
    """What everybody does, each in a thread of their own, a step a call."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._repositories = [school.repository(handle) for handle in ("ada", "karim")]
        self._random = random.Random(4)
        self._nowhere = FakeSandbox()
        self._nowhere.down = True

    @property
    def steps(self) -> list[Callable[[], object]]:
        """Return one step for each thread."""
        pushes = [lambda one=one: self._push(one) for one in self._repositories for _ in range(2)]
        together = [self._hand_in_together] * 2
        return [*pushes, *together, self._grade, self._grade, self._give_up, self._sweep, self._retry, self._forget]

    def _push(self, repository: Repository) -> None:
        texts = {slug: self._random.choice([SOLUTION, WRONG, BREAKS]) for slug in ("bonjour", "prix")}
        files = [SourceFile(f"{slug}/{slug}.py", text) for slug, text in texts.items()]
        self._school.repositories.push(repository.path, files)
        with suppress(RepositoryUnreadable):  # it goes by another name since its learner's was erased
            self._school.accept_as_known(repository)

    def _hand_in_together(self) -> None:
        looks = {
            one.id: Look(f"c{self._random.random()}", self._school.clock(), {"bonjour": f"t{self._random.random()}"})
            for one in self._random.sample(self._repositories, len(self._repositories))
        }

        def take_all_in(tx: Transaction) -> None:
            found = tx.repositories.get_all(list(looks))
            take_in(tx, [(found[repository_id], look) for repository_id, look in looks.items()], self._school.new_id)

        again_after_conflict(take_all_in, database=self._school.database)

    def _grade(self) -> None:
        with suppress(PlatformError):
            self._school.grade(lease=SHORT)

    def _give_up(self) -> None:
        with suppress(PlatformError):
            self._school.grade(lease=SHORT, sandbox=self._nowhere)

    def _sweep(self) -> None:
        self._school.sweep(lease=SHORT)

    def _retry(self) -> None:
        with self._school.database.read() as tx:
            ended = [fault.run_id for fault in tx.faults.latest(20) if fault.ended]
        for run_id in ended:
            with suppress(NotAllowed):
                self._school.retry(run_id)

    def _forget(self) -> None:
        places = [one.enrollment_id for one in self._repositories]
        with self._school.database.begin() as tx:
            at = self._school.clock()
            tx.aged.erase(AgedKind.OUTPUT, tx.aged.due(AgedKind.OUTPUT, at + timedelta(days=1), at), at)
        with self._school.database.begin() as tx:
            tx.aged.erase(AgedKind.CODE, self._random.sample(places, len(places)), at)
        people = [self._school.people[handle].id for handle in ("ada", "karim")]
        with self._school.database.begin() as tx:
            tx.aged.erase(AgedKind.ACCOUNT, self._random.sample(people, len(people)), at)


def test_no_two_steps_wait_for_each_other(busy: School, new_postgresql: str) -> None:
    steps = Crowd(busy).steps

    at_once(len(steps), lambda number: [steps[number]() for _ in range(ROUNDS)])

    busy.database.dispose()  # PostgreSQL counts at the end of a connection
    with psycopg.connect(new_postgresql) as connection:
        assert connection.execute(DEADLOCKS).fetchone() == (0,)
        assert connection.execute(MISCOUNTED).fetchall() == []
