"""Whose turn it will be: the rule of the claim (`claim_order.py` of the database), to forecast how many go before."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class QueuedRun:
    """A learner's run that waits in a queue.

    Attributes:
        place: In the line; None behind another of the same learner.
    """

    run_id: str
    enrollment_id: str
    place: int | None


def count_before(number: int, enrollment_id: str, waiting: Sequence[QueuedRun], busy: Collection[str]) -> int:
    """Return how many runs of a queue go before the `number`th (from 1) of a learner's own, if nothing else comes.

    It is the rule of the claim: in turn between learners, those first of whom nothing runs.

    Args:
        waiting: All runs of the queue.
        busy: Learners of whom something of the queue runs.
    """
    owned = Counter(run.enrollment_id for run in waiting)
    line = sorted(
        (run.enrollment_id in busy, run.place, run.run_id, run.enrollment_id)
        for run in waiting
        if run.place is not None
    )
    order = [learner for *_, learner in line]
    mine = order.index(enrollment_id) if enrollment_id in order else len(order)
    earlier = sum(min(owned[learner], number) for learner in order[:mine])
    later = sum(min(owned[learner], number - 1) for learner in order[mine + 1 :])
    return earlier + later + number - 1
