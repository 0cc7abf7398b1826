"""What waits: how the queues stand, and how things stand for one's own runs in them."""

from datetime import datetime
from typing import Self

from grader.domain.queue.queues import QueueName
from grader.engine.queue.outlooks import QueuesSeen
from web.api.shapes.basic import Seconds, Shape


class QueueState(Shape):
    """How a queue stands."""

    queue: QueueName
    waiting: int
    oldest: datetime | None
    """When the run was queued that has waited longest."""

    running: int
    held: int
    """How many are held until their time, where trainers bound tries; they are none of those that wait."""


class Outlook(Shape):
    """How things stand for a run that waits: what its page and the terminal of its push say."""

    before: int
    """How many runs go first."""

    more: bool
    """There are more of them than `before` says, where counting ends."""

    wait: Seconds | None
    """About how many seconds until it begins; null where nothing says so yet."""

    ours: bool
    """No host takes work now, which is ours to mend."""


class OwnRun(Shape):
    """A run of the caller's that waits."""

    run_id: str
    submission_id: str
    queue: QueueName
    queued_at: datetime
    outlook: Outlook


class Queue(Shape):
    """How the queues stand: runs of the first go first."""

    queues: list[QueueState]
    slots: int
    """How many runs are under way at once, over all hosts that take work now."""

    come_back: Seconds | None
    """So many wait that no more is taken: seconds after which to hand in again; null while there is room."""

    own: list[OwnRun]
    """Those of the caller's own that wait, the next to go first, 20 at most."""

    @classmethod
    def of(cls, seen: QueuesSeen) -> Self:
        """Return the queues as the caller sees them."""
        own = [
            OwnRun(
                run_id=run.id,
                submission_id=run.submission_id,
                queue=run.queue,
                queued_at=run.queued_at,
                outlook=Outlook.model_validate(outlook),
            )
            for run, outlook in seen.own
        ]
        queues = [QueueState.model_validate(one) for one in seen.queues]
        return cls(queues=queues, slots=seen.slots, come_back=seen.come_back, own=own)
