"""The outlook of a run that waits: how many go before it, and for about how long it waits."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class QueuedRun:
    """A learner's run that waits in a queue.

    Attributes:
        place: In the line; None behind another of the same learner.
    """

    run_id: str
    enrollment_id: str
    place: int | None


@dataclass(frozen=True)
class Outlook:
    """What somebody who waits may be told.

    Attributes:
        before: How many runs go first.
        more: There are more of them than were counted.
        wait: About how long until it begins; None where nothing says so yet.
        ours: No host takes work now, which is ours to mend.
        nobody: No host is even heard of, as in the moment of a restart.
    """

    before: int
    more: bool = False
    wait: timedelta | None = None
    ours: bool = False
    nobody: bool = False


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


def wait_of(before: int, *, slots: int, usual: timedelta | None) -> timedelta | None:
    """Return about how long a run waits; None where no host takes work or nothing tells how long runs take.

    Args:
        slots: How many runs are under way at once.
        usual: How long a run takes, by those that ended last.
    """
    if usual is None or not slots:
        return None
    return usual * before / slots
