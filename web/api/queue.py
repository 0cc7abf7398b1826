"""What waits, and how things stand for the caller's own runs."""

from grader.engine.queue.outlooks import queues_seen
from web.api.endpoints import endpoint
from web.api.shapes.queue import Queue
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/queue", Queue)
def read_queue() -> Queue:
    """Read how many runs wait and run, whether more are taken, and how things stand for the caller's own."""
    ours = grader()
    return Queue.of(queues_seen(caller(), limit=ours.settings.queue_limit, database=ours.database))
