"""The contract of `grader.engine.ports.grading.Runs.claim`: who goes next."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Exercise, Isolation
from grader.domain.grading.run import Result, Run
from grader.domain.queue.hosts import Host
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState, Verdict

MINUTE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)
RESULT = Result(Verdict.PASSED, None, None, 0, 0, (), Isolation.SPLIT)
LEARNERS = {"a": "ada", "k": "karim"}


class Queue:
    """Runs by short names: `a1` is Ada's first hand-in of `bonjour`, `k2p` Karim's second of `prix`."""

    def __init__(self, database: SqlDatabase, morning: datetime) -> None:
        self.database = database
        self.morning = morning
        self._seconds = count()

    def add(self, *names: str, queue: QueueName = QueueName.LIVE) -> None:
        """Hand in, one after the other."""
        for name in names:
            at = self.morning + timedelta(seconds=next(self._seconds))
            handle, exercise = LEARNERS[name[0]], "prix" if name.endswith("p") else "bonjour"
            number = int(name[1:].strip("p"))
            sent = Submission(f"S-{name}", f"R-{handle}", f"E-{handle}", exercise, f"c{name}", "t", at, number)
            with self.database.begin() as tx:
                if tx.submissions.get(sent.id) is None:
                    tx.submissions.add(sent)
                run_id = name if queue is QueueName.LIVE else f"{queue}-{name}"
                tx.runs.add(Run(run_id, sent.id, queue, RunState.QUEUED, "d1", at))

    def take(self, lease: timedelta = MINUTE) -> str | None:
        """Claim what goes next, and return its name."""
        with self.database.begin() as tx:
            claim = tx.runs.claim(token="mine", lease=lease, at=self.morning)
        return claim.run.id if claim else None

    def serve(self) -> str | None:
        """Claim what goes next and take it out of the way, so that it runs no more."""
        taken = self.take()
        with self.database.begin() as tx:
            tx.runs.finish(taken or "", token="mine", result=RESULT, at=self.morning)
        return taken


@pytest.fixture
def queue(school: SqlDatabase, exercise: Exercise, morning: datetime) -> Queue:
    """Return an empty queue at a school with two exercises."""
    with school.begin() as tx:
        tx.catalog.publish(replace(exercise, slug="prix", suite_digest="d2"), morning)
    return Queue(school, morning)


def until_empty(queue: Queue) -> list[str]:
    """Return all that waits, in the order in which it goes."""
    return list(iter(queue.serve, None))


def test_who_came_first_goes_first(queue: Queue) -> None:
    queue.add("k1", "a1")

    assert until_empty(queue) == ["k1", "a1"]


def test_live_goes_before_authoring_before_regrade(queue: Queue) -> None:
    queue.add("a1", queue=QueueName.REGRADE)
    queue.add("a2", queue=QueueName.AUTHORING)
    queue.add("k1")

    assert until_empty(queue) == ["k1", "authoring-a2", "regrade-a1"]


def test_many_hand_ins_of_one_delay_nobody_else(queue: Queue) -> None:
    queue.add("a1p", "a1", "a2p", "a3p")
    queue.add("k1", "k1p")

    assert until_empty(queue)[:4] == ["a1", "k1", "a3p", "k1p"]


def test_whoever_has_nothing_running_goes_first(queue: Queue) -> None:
    queue.add("a1", "a1p")
    queue.take()

    queue.add("k1")

    assert [queue.take(), queue.take(), queue.take()] == ["k1", "a1p", None]


def test_a_single_learner_may_have_every_worker(queue: Queue) -> None:
    queue.add("a1", "a1p")

    assert [queue.take(), queue.take()] == ["a1", "a1p"]


def test_the_newest_of_an_exercise_goes_first_and_none_is_dropped(queue: Queue) -> None:
    queue.add("a1", "a2", "a3")

    assert until_empty(queue) == ["a3", "a2", "a1"]


def test_the_newest_has_the_place_of_the_one_it_replaces(queue: Queue) -> None:
    queue.add("a1", "k1", "a2")

    assert until_empty(queue) == ["a2", "k1", "a1"]


def test_what_was_replaced_yields_to_other_exercises_too(queue: Queue) -> None:
    queue.add("a1", "a2", "a1p", "a3")

    assert until_empty(queue) == ["a1p", "a3", "a2", "a1"]


def test_what_was_replaced_yields_even_when_its_turn_had_come(queue: Queue) -> None:
    queue.add("a1", "a2")
    queue.serve()

    queue.add("a1p")

    assert until_empty(queue) == ["a1p", "a1"]


@pytest.mark.parametrize("charge", [True, False])
def test_what_is_given_back_stands_in_line_again(queue: Queue, *, charge: bool) -> None:
    queue.add("a1", "k1")
    queue.take()

    with queue.database.begin() as tx:
        tx.runs.release("a1", token="mine", charge=charge)

    assert until_empty(queue) == ["k1", "a1"]


def test_what_is_given_back_yields_to_what_replaced_it_meanwhile(queue: Queue) -> None:
    queue.add("a1")
    queue.take()
    queue.add("a2")

    with queue.database.begin() as tx:
        tx.runs.release("a1", token="mine", charge=True)

    assert until_empty(queue) == ["a2", "a1"]


def test_what_expired_stands_in_line_again(queue: Queue) -> None:
    queue.add("a1")
    queue.take(OVER)

    with queue.database.begin() as tx:
        tx.runs.reclaim("a1", max_attempts=3, token="sweep", lease=MINUTE)

    assert until_empty(queue) == ["a1"]


@pytest.mark.parametrize("named", ["k1", "a1", "a2", "a1p"])
def test_one_that_is_named_is_taken_out_of_its_turn_and_the_others_keep_theirs(queue: Queue, named: str) -> None:
    queue.add("a1", "a2", "a1p", "k1")

    with queue.database.begin() as tx:
        claims = [tx.runs.claim(token="mine", lease=MINUTE, at=queue.morning, run_id=named) for _ in range(2)]

    assert [claim.run.id if claim else None for claim in claims] == [named, None]
    assert set(until_empty(queue)) == {"a1", "a2", "a1p", "k1"} - {named}


def test_a_claim_names_the_host_that_took_it(queue: Queue, morning: datetime) -> None:
    queue.add("a1")
    with queue.database.begin() as tx:
        claim = tx.runs.claim(token="mine", lease=MINUTE, at=morning, host="atlas")
        tx.hosts.join(Host("atlas", morning, slots=2))

    with queue.database.read() as tx:
        (host,) = tx.hosts.live(MINUTE)

    assert claim is not None
    assert host.running == (claim.run.id,)


def test_a_line_that_lost_somebody_is_mended(queue: Queue, address: str) -> None:
    queue.add("a1", "k1")
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(update(tables.run).values(place=None))
    engine.dispose()

    assert sorted(until_empty(queue)) == ["a1", "k1"]


def test_who_goes_next_is_found_without_looking_at_all_that_waits(queue: Queue, statements: list[str]) -> None:
    queue.add("a1", "k1")
    statements.clear()

    queue.take()

    assert len(statements) == 3
