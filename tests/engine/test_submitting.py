"""Handing in a commit by a program, over a real SQLite file."""

from functools import partial

import pytest

from grader.domain.errors import Contradicts, NotAllowed, NotFound, QueueFull, RepositoryUnreadable
from grader.domain.submission import QueueName
from grader.engine.submitting import KEYS_KEPT, HandIn, Receipt, hand_in
from tests.engine.grading_school import SOLUTION, STARTER, WRONG, School


@pytest.fixture
def submit(grading_school: School) -> partial[Receipt]:
    """Return the step with its ports filled in; it takes a person and what they hand in."""
    school = grading_school
    return partial(
        hand_in,
        database=school.database,
        repositories=school.repositories,
        doorbell=school.doorbell,
        now=school.clock,
        new_id=school.new_id,
        queue_limit=9,
    )


def of(commit: str, handle: str = "ada", key: str | None = None) -> HandIn:
    """Return the wish to hand in a commit."""
    return HandIn("web-2610", handle, commit, key)


def test_a_commit_becomes_a_submission_that_waits(grading_school: School, submit: partial[Receipt]) -> None:
    commit = grading_school.push(bonjour=SOLUTION)

    receipt = submit(grading_school.people["ada"], of(commit))

    ((submission, run_id),) = receipt.submissions
    assert receipt.created
    assert (submission.exercise, submission.commit, submission.received_at) == (
        "bonjour",
        commit,
        grading_school.clock(),
    )
    assert grading_school.doorbell.rung == [(run_id, QueueName.LIVE)]


def test_a_commit_that_main_has_left_is_taken_too(grading_school: School, submit: partial[Receipt]) -> None:
    older = grading_school.push(bonjour=WRONG)
    grading_school.push(bonjour=STARTER)

    receipt = submit(grading_school.people["ada"], of(older))

    assert [submission.commit for submission, _ in receipt.submissions] == [older]


def test_a_push_and_a_program_make_one_submission(grading_school: School, submit: partial[Receipt]) -> None:
    pushed = grading_school.hand_in()

    receipt = submit(grading_school.people["ada"], of(pushed.submission.commit))
    grading_school.sweep()

    assert receipt == Receipt(((pushed.submission, pushed.run.id),), created=False)
    assert len(grading_school.doorbell.rung) == 1


def test_a_sweep_after_a_program_makes_no_second_one(grading_school: School, submit: partial[Receipt]) -> None:
    receipt = submit(grading_school.people["ada"], of(grading_school.push(bonjour=SOLUTION)))

    swept = grading_school.sweep()

    assert (receipt.created, swept.accepted) == (True, 0)


def test_a_commit_that_changes_nothing_is_no_submission(grading_school: School, submit: partial[Receipt]) -> None:
    receipt = submit(grading_school.people["ada"], of(grading_school.push()))

    assert receipt == Receipt((), created=False)


def test_the_same_key_gets_the_same_answer(grading_school: School, submit: partial[Receipt]) -> None:
    ada, commit = grading_school.people["ada"], grading_school.push(bonjour=SOLUTION)
    first = submit(ada, of(commit, key="one"))

    again = submit(ada, of(commit, key="one"))

    assert again == first
    assert again.created
    assert len(grading_school.doorbell.rung) == 1


def test_the_same_key_for_another_commit_is_refused(grading_school: School, submit: partial[Receipt]) -> None:
    ada = grading_school.people["ada"]
    submit(ada, of(grading_school.push(bonjour=WRONG), key="one"))
    other = grading_school.push(bonjour=SOLUTION)

    with pytest.raises(Contradicts):
        submit(ada, of(other, key="one"))

    assert submit(ada, of(other, key="two")).created


def test_a_key_is_one_persons_own(grading_school: School, submit: partial[Receipt]) -> None:
    submit(grading_school.people["ada"], of(grading_school.push(bonjour=SOLUTION), key="one"))
    karims = grading_school.push("karim", bonjour=SOLUTION)

    assert submit(grading_school.people["karim"], of(karims, "karim", key="one")).created


def test_a_key_is_forgotten_in_the_end(grading_school: School, submit: partial[Receipt]) -> None:
    ada = grading_school.people["ada"]
    submit(ada, of(grading_school.push(bonjour=WRONG), key="one"))
    grading_school.clock.moment += 2 * KEYS_KEPT
    submit(ada, of(grading_school.push(bonjour=STARTER), key="two"))

    with grading_school.database.read() as tx:
        assert tx.requests.get(ada.id, "one") is None


def test_a_full_queue_takes_no_more_and_stores_nothing_of_it(grading_school: School, submit: partial[Receipt]) -> None:
    grading_school.hand_in(handle="karim")
    ada, commit = grading_school.people["ada"], grading_school.push(bonjour=SOLUTION)

    with pytest.raises(QueueFull):
        submit(ada, of(commit, key="one"), queue_limit=1)

    assert grading_school.cell("ada").submissions == 0
    assert submit(ada, of(commit, key="one"), queue_limit=2).created


def test_a_full_queue_still_tells_what_was_taken_before(grading_school: School, submit: partial[Receipt]) -> None:
    ada, commit = grading_school.people["ada"], grading_school.push(bonjour=SOLUTION)
    first = submit(ada, of(commit, key="one"))

    assert submit(ada, of(commit, key="one"), queue_limit=1) == first
    assert submit(ada, of(commit, key="two"), queue_limit=1).submissions == first.submissions


@pytest.mark.parametrize(("handle", "refusal"), [("karim", NotFound), ("ines", NotAllowed), ("paul", NotAllowed)])
def test_nobody_hands_in_for_another(
    grading_school: School, submit: partial[Receipt], handle: str, refusal: type[Exception]
) -> None:
    commit = grading_school.push(bonjour=SOLUTION)

    with pytest.raises(refusal):
        submit(grading_school.people[handle], of(commit))

    assert grading_school.doorbell.rung == []


def test_a_commit_that_is_not_there_is_not_found(grading_school: School, submit: partial[Receipt]) -> None:
    with pytest.raises(NotFound):
        submit(grading_school.people["ada"], of("9" * 40))


def test_a_repository_that_git_cannot_read_is_our_fault(grading_school: School, submit: partial[Receipt]) -> None:
    commit = grading_school.push(bonjour=SOLUTION)
    grading_school.repositories.unreadable.add("web-2610/ada.git")

    with pytest.raises(RepositoryUnreadable):
        submit(grading_school.people["ada"], of(commit))


def test_without_redis_it_is_stored_and_a_sweep_rings(grading_school: School, submit: partial[Receipt]) -> None:
    grading_school.doorbell.down = True
    receipt = submit(grading_school.people["ada"], of(grading_school.push(bonjour=SOLUTION)))
    grading_school.doorbell.down = False

    grading_school.sweep()

    assert [run_id for run_id, _ in grading_school.doorbell.rung] == [run_id for _, run_id in receipt.submissions]
