"""The contract of `grader.engine.ports.tries.TakenTries`, and that no other way to a run meets one that is held."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Blame, Reason, RunState, Status, Verdict
from tests.adapters.database.test_database_concurrency import at_once

MINUTE = timedelta(minutes=1)
ADA, KARIM = ("E-ada", "bonjour"), ("E-karim", "bonjour")
FAILED = Result(Verdict.FAILED, Blame.YOUR_CODE, Reason.CHECK_FAILED, 0, 1, (), Isolation.SPLIT)
FREE = {
    "stored": replace(FAILED, cached=True),
    "platform": replace(FAILED, verdict=Verdict.ERROR, blame=Blame.PLATFORM, reason=Reason.PLATFORM),
    "exercise": replace(FAILED, verdict=Verdict.ERROR, blame=Blame.EXERCISE, reason=Reason.EXERCISE),
    "no test ran": replace(FAILED, blame=Blame.YOUR_REPO, reason=Reason.MISSING_FILE),
}


class Hands:
    """Hand-ins of Ada and Karim, by number, a minute apart."""

    def __init__(self, database: SqlDatabase, morning: datetime) -> None:
        self.database = database
        self.morning = morning

    def at(self, minutes: float) -> datetime:
        """Return a moment of the morning."""
        return self.morning + minutes * MINUTE

    def add(self, number: int, learner: str = "ada", until: float | None = None, again: str = "") -> str:
        """Store a hand-in with a run, held until then, and return the run's id."""
        sent = Submission(
            f"S-{learner}{number}",
            f"R-{learner}",
            f"E-{learner}",
            "bonjour",
            f"c{number}",
            "t",
            self.at(number),
            number,
        )
        run_id = f"{learner}{number}{again}"
        held = None if until is None else self.at(until)
        run = Run(run_id, sent.id, QueueName.LIVE, RunState.QUEUED, "d1", self.at(number), held_until=held)
        with self.database.begin() as tx:
            if not again:
                tx.submissions.add(sent)
            tx.runs.add(run)
        return run_id

    def end(self, run_id: str, result: Result = FAILED) -> None:
        """Take what goes next, which is this run, to its end."""
        with self.database.begin() as tx:
            claim = tx.runs.claim(token="mine", lease=MINUTE, at=self.morning)
            assert claim is not None
            assert claim.run.id == run_id
            tx.runs.finish(run_id, token="mine", result=result, at=self.morning)

    def taken(self) -> list[datetime]:
        """Return when Ada took her tries."""
        with self.database.read() as tx:
            return list(tx.tries.taken([ADA, KARIM]).get(ADA, ()))


@pytest.fixture
def hands(school: SqlDatabase, morning: datetime) -> Hands:
    """Return the desk where both hand in."""
    return Hands(school, morning)


def test_a_hand_in_takes_a_try_as_it_arrives(hands: Hands) -> None:
    hands.end(hands.add(1))
    hands.add(2)

    assert hands.taken() == [hands.at(1), hands.at(2)]


def test_each_place_has_its_own(hands: Hands) -> None:
    hands.add(1)
    hands.add(2, "karim")

    with hands.database.read() as tx:
        assert tx.tries.taken([ADA, KARIM]) == {ADA: (hands.at(1),), KARIM: (hands.at(2),)}
        assert tx.tries.taken([("E-ada", "prix")]) == {}


@pytest.mark.parametrize("result", FREE.values(), ids=FREE.keys())
def test_what_is_free_takes_none(hands: Hands, result: Result) -> None:
    hands.end(hands.add(1), result)

    assert hands.taken() == []


def test_one_that_was_free_and_is_run_again_takes_one_from_its_arrival_on(hands: Hands) -> None:
    hands.end(hands.add(1), FREE["platform"])
    hands.end(hands.add(1, again="-again"))

    assert hands.taken() == [hands.at(1)]


def test_what_is_held_or_replaced_takes_none(hands: Hands) -> None:
    hands.add(1, until=20)
    before = hands.taken()
    with hands.database.begin() as tx:
        tx.tries.replace_held([ADA], hands.at(2))

    assert (before, hands.taken()) == ([], [])


def test_one_that_was_replaced_is_finished_without_a_result(hands: Hands) -> None:
    run_id = hands.add(1, until=20)
    with hands.database.begin() as tx:
        tx.tries.replace_held([ADA], hands.at(2))

    with hands.database.read() as tx:
        run = tx.runs.get(run_id)
        assert tx.tries.held(ADA) is None
        assert tx.tries.over(hands.at(99), 9) == ()
    assert run is not None
    assert (run.status, run.finished_at, run.result) == (Status.REPLACED, hands.at(2), None)


def test_what_runs_or_waits_in_line_is_replaced_by_nobody(hands: Hands) -> None:
    run_id = hands.add(1)
    with hands.database.begin() as tx:
        tx.tries.replace_held([ADA], hands.at(2))

    hands.end(run_id)


def test_nobody_is_given_what_is_held(hands: Hands) -> None:
    hands.add(1, until=20)

    with hands.database.begin() as tx:
        assert tx.runs.claim(token="mine", lease=MINUTE, at=hands.at(99)) is None
        assert tx.runs.waiting(9) == ()
        assert tx.runs.waiting_of(["E-ada"], 9) == ()
        assert tx.runs.count_waiting(QueueName.LIVE) == 0
        assert tx.line.count(list(QueueName), 9) == 0
        assert tx.line.waiting(QueueName.LIVE) == ()
        assert tx.queues.longest_waiting(9) == ()
        assert (tx.queues.state()[0].waiting, tx.queues.state()[0].held) == (0, 1)


def test_who_waits_in_line_is_served_beside_one_that_is_held(hands: Hands) -> None:
    hands.add(1, "karim")
    hands.add(1, until=20)

    hands.end("karim1")

    assert hands.taken() == []


def test_it_stands_in_line_once_its_time_has_come_and_as_from_then(hands: Hands) -> None:
    run_id = hands.add(1, until=20)
    with hands.database.begin() as tx:
        early = tx.tries.over(hands.at(19), 9), tx.tries.let_go(run_id, hands.at(19))
        late = (
            tx.tries.over(hands.at(25), 9),
            tx.tries.let_go(run_id, hands.at(25)),
            tx.tries.let_go(run_id, hands.at(25)),
        )

    assert (early, late) == (((), False), ((run_id,), True, False))
    assert hands.taken() == [hands.at(20)]
    hands.end(run_id)


def test_the_first_to_come_is_let_go_first(hands: Hands) -> None:
    hands.add(1, until=21)
    hands.add(2, "karim", until=20)

    with hands.database.read() as tx:
        assert tx.tries.over(hands.at(30), 9) == ("karim2", "ada1")
        assert tx.tries.over(hands.at(30), 1) == ("karim2",)


def test_what_is_held_may_be_due_sooner(hands: Hands) -> None:
    run_id = hands.add(1, until=20)
    with hands.database.begin() as tx:
        tx.tries.hold_until(run_id, hands.at(5))

    with hands.database.read() as tx:
        held = tx.tries.held(ADA)
    assert held is not None
    assert (held.id, held.held_until) == (run_id, hands.at(5))


def test_what_waits_in_line_is_never_held_anew(hands: Hands) -> None:
    run_id = hands.add(1)
    with hands.database.begin() as tx:
        tx.tries.hold_until(run_id, hands.at(5))

    hands.end(run_id)


def test_one_that_is_taken_out_of_its_turn_is_held_no_more(hands: Hands) -> None:
    run_id = hands.add(1, until=20)
    with hands.database.begin() as tx:
        claim = tx.runs.claim(token="mine", lease=MINUTE, at=hands.at(2), run_id=run_id)

    assert claim is not None
    assert claim.run.held_until is None
    assert hands.taken() == [hands.at(1)]


def test_of_sweeps_workers_and_newer_hand_ins_at_once_each_held_run_goes_one_way_and_none_is_lost(hands: Hands) -> None:
    held = [hands.add(number, learner, until=20) for number in range(1, 16) for learner in ("ada", "karim")]
    late = hands.at(30)

    def sweep() -> list[str]:
        freed = []
        for run_id in held:
            with hands.database.begin() as tx:
                freed += [run_id] if tx.tries.let_go(run_id, late) else []
        return freed

    def work(token: str) -> list[str]:
        taken = []
        for _ in range(20):
            with hands.database.begin() as tx:
                claim = tx.runs.claim(token=token, lease=MINUTE, at=late)
                taken += [claim.run.id] if claim else []
        return taken

    def replace_theirs() -> list[str]:
        with hands.database.begin() as tx:
            assert tx.repositories.get("R-ada") is not None  # whoever takes in is alone with the learner
            tx.tries.replace_held([ADA], late)
        return []

    steps = (sweep, sweep, partial(work, "one"), partial(work, "two"), replace_theirs)
    freed, again, *taken = at_once(5, lambda number: steps[number]())
    with hands.database.read() as tx:
        left = [tx.runs.get(run_id) for run_id in held]
        waiting = {run_id for run_id, _ in tx.runs.waiting(99)}
    replaced = {run.id for run in left if run is not None and run.status is Status.REPLACED}

    gone = [*taken[0], *taken[1]]
    assert sorted([*freed, *again, *replaced]) == sorted(held)
    assert sorted([*gone, *waiting, *replaced]) == sorted(held)


def test_after_it_all_that_was_let_go_is_still_taken_one_by_one(hands: Hands) -> None:
    held = [hands.add(number, learner, until=20) for number in range(1, 6) for learner in ("ada", "karim")]
    for run_id in held:
        with hands.database.begin() as tx:
            assert tx.tries.let_go(run_id, hands.at(30))

    taken = []
    for _ in held:
        with hands.database.begin() as tx:
            claim = tx.runs.claim(token="mine", lease=MINUTE, at=hands.at(30))
        assert claim is not None
        taken.append(claim.run.id)

    assert sorted(taken) == sorted(held)
