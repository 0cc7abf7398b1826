"""Holds hand-ins beyond the tries that a trainer lets have at once, and lets them go when their time has come."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from grader.domain.errors import QueueUnavailable
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.reuse import may_answer, may_ask
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.tries import TriesLeft
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import Now

MOST_LET_GO = 500
"""Held runs that one sweep lets go; the next one is two seconds later."""


def holds(sent: Sequence[tuple[Submission, Exercise]], tx: Transaction) -> Mapping[str, datetime]:
    """Return until when new hand-ins are held, by id; what was held of the same exercises is ended, as they replace it.

    However many there are, the database is asked the same number of questions, and none where no exercise bounds tries;
    two more for each that is beyond its tries.

    Args:
        sent: Not stored yet; a writer is alone with these learners already.
    """
    bound = [(one, exercise.tries) for one, exercise in sent if exercise.tries is not None]
    if not bound:
        return {}
    places = {(one.enrollment_id, one.exercise) for one, _ in bound}
    tx.tries.replace_held(places, max(one.received_at for one, _ in bound))
    taken = tx.tries.taken(places)
    checked = {
        one.id: rule.next_at(taken.get((one.enrollment_id, one.exercise), ()), one.received_at) for one, rule in bound
    }
    beyond = ((one, exercise) for one, exercise in sent if one.id in checked and checked[one.id] > one.received_at)
    return {one.id: checked[one.id] for one, exercise in beyond if not _is_free(one, exercise, tx)}


def _is_free(sent: Submission, exercise: Exercise, tx: Transaction) -> bool:
    """Tell whether a stored verdict answers a new hand-in, so that it costs no try: nobody has to wait for that."""
    if not may_ask(exercise, QueueName.LIVE):
        return False
    earlier = tx.submissions.of_exercise(sent.enrollment_id, sent.exercise)
    same = [one.id for one in earlier if (one.repository_id, one.tree) == (sent.repository_id, sent.tree)]
    runs = tx.runs.latest_of(same).values() if same else ()
    of_this_version = (run.result for run in runs if run.suite_digest == exercise.suite_digest)
    return any(may_answer(result) for result in of_this_version if result is not None)


def bring_forward(tx: Transaction, submission: Submission, run: Run) -> None:
    """Let what is held be checked sooner where a run that has just ended cost no try after all.

    It is let go by the next sweep where its time has come by that.
    """
    if run.result is None or not run.result.is_free:
        return
    place = submission.enrollment_id, submission.exercise
    held = tx.tries.held(place)
    waiting = tx.submissions.get(held.submission_id) if held else None
    exercise = tx.catalog.version(held.suite_digest) if held else None
    if held is None or waiting is None or exercise is None or exercise.tries is None:
        return
    sooner = exercise.tries.next_at(tx.tries.taken([place]).get(place, ()), waiting.received_at)
    if held.held_until is not None and sooner < held.held_until:
        tx.tries.hold_until(held.id, sooner)


def let_go(*, database: Database, doorbell: Doorbell, now: Now) -> int:
    """Let every held run whose time has come stand in line, and return how many.

    Whoever dies here loses none: what is held still is let go by the next, and what was not rung for is by the sweep.
    """
    with database.read() as tx:
        over = tx.tries.over(now(), MOST_LET_GO)
    freed: dict[str, QueueName] = {}
    for run_id in over:
        with database.begin() as tx:
            freed |= {run_id: QueueName.LIVE} if tx.tries.let_go(run_id, now()) else {}
    with suppress(QueueUnavailable):
        doorbell.ring(freed)
    return len(freed)


def tries_left(exercise: Exercise, enrollment_id: str, at: datetime, tx: Transaction) -> TriesLeft | None:
    """Return how a learner stands by an exercise's rule; None where it has none."""
    rule, place = exercise.tries, (enrollment_id, exercise.slug)
    if rule is None:
        return None
    taken = tx.tries.taken([place]).get(place, ())
    held = tx.tries.held(place)
    left = rule.left(taken, at)
    return TriesLeft(rule, left, None if left else rule.next_at(taken, at), held.held_until if held else None)
