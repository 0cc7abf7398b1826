"""Several writers at once: one wins, nobody is lost, nothing is locked for good."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from threading import Barrier
from typing import TypeVar

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.grading.run import Run
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Conflict

T = TypeVar("T")
MINUTE = timedelta(minutes=1)


def at_once(writers: int, step: Callable[[int], T]) -> list[T]:
    """Return what each of the writers got, all starting at the same moment."""
    barrier = Barrier(writers)

    def wait_and_do(number: int) -> T:
        barrier.wait(timeout=60)
        return step(number)

    with ThreadPoolExecutor(writers) as pool:
        return list(pool.map(wait_and_do, range(writers)))


def test_it_hands_a_run_to_one_of_two_workers(school: SqlDatabase, run: Run) -> None:
    def claim(number: int) -> bool:
        with school.begin() as tx:
            return tx.runs.claim(token=str(number), lease=MINUTE, at=run.queued_at) is not None

    claimed = at_once(2, claim)

    assert sorted(claimed) == [False, True]


def test_it_hands_each_of_many_runs_to_one_of_many_workers_as_long_as_any_waits(
    school: SqlDatabase, run: Run, submission: Submission
) -> None:
    with school.begin() as tx:
        tx.submissions.add(replace(submission, id="S-2", repository_id="R-karim", enrollment_id="E-karim"))
        for number in range(2, 22):
            tx.runs.add(replace(run, id=f"U-{number}", submission_id=f"S-{1 + number % 2}"))

    def claim_all(number: int) -> list[str]:
        won = []
        while True:
            with school.begin() as tx:
                claim = tx.runs.claim(token=str(number), lease=MINUTE, at=run.queued_at)
            if claim is None:
                return won
            won.append(claim.run.id)

    assert sorted(chain.from_iterable(at_once(4, claim_all))) == sorted(f"U-{number}" for number in range(1, 22))


def test_it_loses_nobody_from_the_line_while_some_join_and_others_leave_it(
    school: SqlDatabase, run: Run, submission: Submission
) -> None:
    def join_or_take(number: int) -> list[str]:
        moved = []
        for step in range(30):
            with suppress(Conflict), school.begin() as tx:
                if number % 2:
                    tx.runs.add(replace(run, id=f"U-{number}-{step}"))
                    moved.append(f"U-{number}-{step}")
                elif claim := tx.runs.claim(token="mine", lease=MINUTE, at=run.queued_at):
                    moved.append(claim.run.id)
        return moved

    moved = at_once(4, join_or_take)
    taken = [*moved[0], *moved[2]]
    while len(taken) <= len(moved[1]) + len(moved[3]):
        with school.begin() as tx:
            claim = tx.runs.claim(token="mine", lease=MINUTE, at=run.queued_at)
        assert claim is not None
        taken.append(claim.run.id)

    assert sorted(taken) == sorted([run.id, *moved[1], *moved[3]])


def test_it_takes_a_submission_from_one_of_two_that_accept_it(school: SqlDatabase, submission: Submission) -> None:
    def accept(number: int) -> bool:
        try:
            with school.begin() as tx:
                tx.submissions.add(replace(submission, id=f"S-2-{number}", commit="c2"))
        except Conflict:
            return False
        return True

    accepted = at_once(2, accept)

    assert sorted(accepted) == [False, True]


def test_it_numbers_submissions_without_a_gap_or_a_double(school: SqlDatabase, morning: datetime) -> None:
    def hand_in(number: int) -> int:
        with school.begin() as tx:
            cell = tx.board.get("E-ada", "bonjour")
            place = cell.submissions + 1
            sent = Submission(f"S-{number}", "R-ada", "E-ada", "bonjour", f"c{number}", "t", morning, place)
            tx.submissions.add(sent)
            tx.board.put(replace(cell, submissions=place))
            return place

    assert sorted(at_once(8, hand_in)) == list(range(1, 9))


def test_it_lets_the_second_look_at_a_repository_see_what_the_first_recorded(school: SqlDatabase) -> None:
    def look(number: int) -> str | None:
        with school.begin() as tx:
            repository = tx.repositories.get("R-ada")
            tx.repositories.record("R-ada", f"c{number}")
            tx.repositories.remember({"R-ada": {"bonjour": f"t{number}"}})
            return repository.recorded_commit if repository else "gone"

    seen = at_once(4, look)

    assert len(set(seen)) == len(seen)


def test_it_loses_no_change_of_a_cell_and_never_says_that_it_is_locked(school: SqlDatabase) -> None:
    def count_up(_: int) -> None:
        for _ in range(40):
            with school.begin() as tx:
                cell = tx.board.get("E-ada", "bonjour")
                tx.board.put(replace(cell, submissions=cell.submissions + 1))

    at_once(8, count_up)

    with school.read() as tx:
        assert tx.board.get("E-ada", "bonjour").submissions == 8 * 40


def test_it_reads_while_somebody_writes(school: SqlDatabase, ada: Person) -> None:
    with school.begin() as writer:
        writer.people.set_password_hash(ada.id, "hash")
        with school.read() as reader:
            found = reader.people.password_hash(ada.id)

    assert found is None


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["postgresql"])
def test_it_calls_two_writers_that_wait_for_each_other_a_conflict(school: SqlDatabase) -> None:
    learners, both_hold_one = ("E-ada", "E-karim"), Barrier(2)

    def cross(number: int) -> bool:
        with suppress(Conflict), school.begin() as tx:
            tx.board.get(learners[number], "bonjour")
            both_hold_one.wait(timeout=60)
            tx.board.get(learners[1 - number], "bonjour")
            return True
        return False

    done = at_once(2, cross)

    assert sorted(done) == [False, True]
