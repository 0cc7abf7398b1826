"""Handing in a commit by a program, over a real SQLite file."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from time import monotonic, sleep
from typing import Protocol

import pytest

from grader.domain.errors import Contradicts, NotAllowed, NotFound, QueueFull, RepositoryUnreadable
from grader.domain.people import Person, Role
from grader.domain.queue.queues import QueueName
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.submitting_by_program import KEYS_KEPT, Desk, HandIn, TakenIn
from tests.engine.grading_school import SOLUTION, STARTER, WRONG, School


class Submit(Protocol):
    """The step with its ports filled in."""

    def __call__(self, person: Person, wanted: HandIn, *, queue_limit: int = 9) -> TakenIn:
        """Hand in."""


def desk_of(school: School, database: Database | None = None, queue_limit: int = 9) -> Desk:
    """Return where programs hand in at a school."""
    return Desk(
        database=database or school.database,
        repositories=school.repositories,
        doorbell=school.doorbell,
        now=school.clock,
        new_id=school.new_id,
        queue_limit=queue_limit,
    )


@pytest.fixture
def submit(grading_school: School) -> Submit:
    """Return the step; it takes a person and what they hand in."""

    def step(person: Person, wanted: HandIn, *, queue_limit: int = 9) -> TakenIn:
        return desk_of(grading_school, queue_limit=queue_limit).hand_in(person, wanted)

    return step


def of(commit: str, handle: str = "ada", key: str | None = None) -> HandIn:
    """Return the wish to hand in a commit."""
    return HandIn("web-2610", handle, commit, key)


def test_a_commit_becomes_a_submission_that_waits(grading_school: School, submit: Submit) -> None:
    commit = grading_school.push(bonjour=SOLUTION)

    taken = submit(grading_school.people["ada"], of(commit))

    ((submission, run_id),) = taken.submissions
    assert taken.created
    assert (submission.exercise, submission.commit, submission.received_at) == (
        "bonjour",
        commit,
        grading_school.clock(),
    )
    assert grading_school.doorbell.rung == [(run_id, QueueName.LIVE)]


def test_a_commit_that_main_has_left_is_taken_too(grading_school: School, submit: Submit) -> None:
    older = grading_school.push(bonjour=WRONG)
    grading_school.push(bonjour=STARTER)

    taken = submit(grading_school.people["ada"], of(older))

    assert [submission.commit for submission, _ in taken.submissions] == [older]


def test_a_push_and_a_program_make_one_submission(grading_school: School, submit: Submit) -> None:
    pushed = grading_school.hand_in()

    taken = submit(grading_school.people["ada"], of(pushed.submission.commit))
    grading_school.sweep()

    assert taken == TakenIn(((pushed.submission, pushed.run.id),), created=False)
    assert len(grading_school.doorbell.rung) == 1


def test_a_sweep_after_a_program_makes_no_second_one(grading_school: School, submit: Submit) -> None:
    taken = submit(grading_school.people["ada"], of(grading_school.push(bonjour=SOLUTION)))

    swept = grading_school.sweep()

    assert (taken.created, swept.accepted) == (True, 0)


def test_a_commit_that_changes_nothing_is_no_submission(grading_school: School, submit: Submit) -> None:
    taken = submit(grading_school.people["ada"], of(grading_school.push()))

    assert taken == TakenIn((), created=False)


def test_the_same_key_gets_the_same_answer(grading_school: School, submit: Submit) -> None:
    ada, commit = grading_school.people["ada"], grading_school.push(bonjour=SOLUTION)
    first = submit(ada, of(commit, key="one"))

    again = submit(ada, of(commit, key="one"))

    assert again == first
    assert again.created
    assert len(grading_school.doorbell.rung) == 1


def test_the_same_key_for_another_commit_is_refused(grading_school: School, submit: Submit) -> None:
    ada = grading_school.people["ada"]
    submit(ada, of(grading_school.push(bonjour=WRONG), key="one"))
    other = grading_school.push(bonjour=SOLUTION)

    with pytest.raises(Contradicts):
        submit(ada, of(other, key="one"))

    assert submit(ada, of(other, key="two")).created


def test_a_key_is_one_persons_own(grading_school: School, submit: Submit) -> None:
    submit(grading_school.people["ada"], of(grading_school.push(bonjour=SOLUTION), key="one"))
    karims = grading_school.push("karim", bonjour=SOLUTION)

    assert submit(grading_school.people["karim"], of(karims, "karim", key="one")).created


def test_a_key_is_forgotten_in_the_end(grading_school: School, submit: Submit) -> None:
    ada = grading_school.people["ada"]
    submit(ada, of(grading_school.push(bonjour=WRONG), key="one"))
    grading_school.clock.moment += 2 * KEYS_KEPT
    submit(ada, of(grading_school.push(bonjour=STARTER), key="two"))

    with grading_school.database.read() as tx:
        assert tx.requests.get(ada.id, "one") is None


def test_a_full_queue_takes_no_more_and_stores_nothing_of_it(grading_school: School, submit: Submit) -> None:
    grading_school.hand_in(handle="karim")
    ada, commit = grading_school.people["ada"], grading_school.push(bonjour=SOLUTION)

    with pytest.raises(QueueFull):
        submit(ada, of(commit, key="one"), queue_limit=1)

    assert grading_school.cell("ada").submissions == 0
    assert submit(ada, of(commit, key="one"), queue_limit=2).created


def test_a_full_queue_still_tells_what_was_taken_before(grading_school: School, submit: Submit) -> None:
    ada, commit = grading_school.people["ada"], grading_school.push(bonjour=SOLUTION)
    first = submit(ada, of(commit, key="one"))

    assert submit(ada, of(commit, key="one"), queue_limit=1) == first
    assert submit(ada, of(commit, key="two"), queue_limit=1).submissions == first.submissions


@pytest.mark.parametrize(("handle", "refusal"), [("karim", NotFound), ("ines", NotAllowed), ("paul", NotAllowed)])
def test_nobody_hands_in_for_another(
    grading_school: School, submit: Submit, handle: str, refusal: type[Exception]
) -> None:
    commit = grading_school.push(bonjour=SOLUTION)

    with pytest.raises(refusal):
        submit(grading_school.people[handle], of(commit))

    assert grading_school.doorbell.rung == []


def test_a_commit_that_is_not_there_is_not_found(grading_school: School, submit: Submit) -> None:
    with pytest.raises(NotFound):
        submit(grading_school.people["ada"], of("9" * 40))


def test_a_repository_that_git_cannot_read_is_our_fault(grading_school: School, submit: Submit) -> None:
    commit = grading_school.push(bonjour=SOLUTION)
    grading_school.repositories.unreadable.add("web-2610/ada.git")

    with pytest.raises(RepositoryUnreadable):
        submit(grading_school.people["ada"], of(commit))


def test_without_redis_it_is_stored_and_a_sweep_rings(grading_school: School, submit: Submit) -> None:
    grading_school.doorbell.down = True
    taken = submit(grading_school.people["ada"], of(grading_school.push(bonjour=SOLUTION)))
    grading_school.doorbell.down = False

    grading_school.sweep()

    assert [run_id for run_id, _ in grading_school.doorbell.rung] == [run_id for _, run_id in taken.submissions]


def until(done: Callable[[], bool]) -> None:
    """Wait for something that other threads do."""
    deadline = monotonic() + 60
    while not done():
        assert monotonic() < deadline
        sleep(0.001)


class SlowDatabase:
    """A database whose first transaction that writes begins only when it may, so that others gather behind it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.begun = 0
        self.asked, self.may_begin = Event(), Event()

    @contextmanager
    def begin(self, *, lasting: bool = True) -> Iterator[Transaction]:
        """Begin, the first time only when it may."""
        self.begun += 1
        self.asked.set()
        assert self.may_begin.wait(60)
        with self._database.begin(lasting=lasting) as tx:
            yield tx

    @contextmanager
    def glance(self) -> Iterator[Transaction]:
        """Read at once."""
        with self._database.glance() as tx:
            yield tx


def newcomers(school: School, *handles: str) -> tuple[str, ...]:
    """Let more learners come, and return their names."""
    for handle in handles:
        school.people[handle] = school.add(handle, Role.LEARNER)
        school.enroll(school.people[handle])
    return handles


def at_once(desk: Desk, database: SlowDatabase, wanted: list[tuple[Person, HandIn]]) -> list[Future[TakenIn]]:
    """Hand in the first, and all others while it is under way; return what each came to."""
    with ThreadPoolExecutor(len(wanted)) as pool:
        first = pool.submit(desk.hand_in, *wanted[0])
        assert database.asked.wait(60)
        others = [pool.submit(desk.hand_in, *one) for one in wanted[1:]]
        until(lambda: desk.waiting == len(others))
        database.may_begin.set()
    return [first, *others]


def test_who_comes_together_is_taken_in_by_one_transaction(grading_school: School) -> None:
    slow = SlowDatabase(grading_school.database)
    handles = ["ada", "karim", *newcomers(grading_school, "noor", "lea")]
    wanted = [
        (grading_school.people[one], of(grading_school.push(one, bonjour=SOLUTION), one, key="k")) for one in handles
    ]

    futures = at_once(desk_of(grading_school, slow), slow, wanted)

    receipts = [one.result() for one in futures]
    assert [one.submissions[0][0].commit for one in receipts] == [one.commit for _, one in wanted]
    assert all(one.created and one.submissions[0][0].number == 1 for one in receipts)
    assert sorted(run_id for run_id, _ in grading_school.doorbell.rung) == sorted(
        run_id for one in receipts for _, run_id in one.submissions
    )
    assert slow.begun == 2


def test_one_learners_hand_ins_at_the_same_time_are_counted_one_by_one(grading_school: School) -> None:
    slow, ada = SlowDatabase(grading_school.database), grading_school.people["ada"]
    commits = [grading_school.push(bonjour=f"# {number}\n".encode()) for number in range(4)]

    futures = at_once(desk_of(grading_school, slow), slow, [(ada, of(commit)) for commit in commits])

    numbers = sorted(one.result().submissions[0][0].number for one in futures)
    assert numbers == [1, 2, 3, 4]
    assert grading_school.cell("ada").submissions == 4


def test_who_is_refused_harms_nobody_who_came_along(grading_school: School) -> None:
    slow, people = SlowDatabase(grading_school.database), grading_school.people
    first, second = grading_school.push(bonjour=WRONG), grading_school.push(bonjour=SOLUTION)
    before = desk_of(grading_school).hand_in(people["ada"], of(first, key="one"))
    newcomers(grading_school, "noor")
    karims, noors = (grading_school.push(one, bonjour=SOLUTION) for one in ("karim", "noor"))
    wanted = [
        (people["karim"], of(karims, "karim")),
        (people["ada"], of(second, key="one")),
        (people["noor"], of(noors, "noor")),
    ]

    futures = at_once(desk_of(grading_school, slow), slow, wanted)

    assert isinstance(futures[1].exception(), Contradicts)
    assert [futures[one].result().created for one in (0, 2)] == [True, True]
    assert before.created
