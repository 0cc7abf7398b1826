"""One stock RQ worker: takes run ids from the queues in their order and grades one at a time, in this very process.

A fork for each job would cost a third of a small run. What it would give is given otherwise: learner code never runs
here, a run's lease ends what hangs, and `grader worker` replaces a process that dies.
"""

import ctypes
import signal
import sys

import redis
import structlog
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from grader.assembly import Grader, assemble
from grader.domain.errors import PlatformError
from grader.domain.queue.queues import QueueName
from grader.engine.grading.grading import grade, take
from grader.logs import configure
from grader.settings import Settings

log = structlog.get_logger()

JOBS = 5_000
"""After as many a worker ends and is replaced, so that nothing can pile up in it for ever."""

PR_SET_PDEATHSIG = 1
"""`prctl(2)`: the signal to get when the parent dies."""


_equipped: list[Grader] = []


def equip(parts: Grader) -> None:
    """Have this process grade with these parts, and not with those of its settings."""
    _equipped[:] = [parts]


def installation() -> Grader:
    """Return the parts, put together once a process."""
    if not _equipped:
        equip(assemble(Settings()))
    return _equipped[0]


def grade_run(rung_for: str) -> None:
    """Grade the run that should go next; the function that RQ calls with the id that the bell was rung for."""
    parts = installation()
    structlog.contextvars.bind_contextvars(rung_for=rung_for)
    try:
        _grade_next(parts)
    except PlatformError as fault:
        log.warning("run_not_graded", fault=fault)
    except Exception:  # the outermost loop of a job: the lease runs out, and the sweep gives the run to another
        log.exception("run_broke_off")
    finally:
        structlog.contextvars.unbind_contextvars("rung_for", "run")


def _grade_next(parts: Grader) -> None:
    lease = parts.settings.lease
    taken = take(
        database=parts.database,
        now=parts.now,
        new_secret=parts.new_secret,
        lease=lease,
        host=parts.settings.worker_name,
    )
    if taken is None:
        return
    structlog.contextvars.bind_contextvars(run=taken.claim.run.id)
    grade(
        taken,
        database=parts.database,
        repositories=parts.repositories,
        sandbox=parts.sandbox,
        runners=parts.runners,
        announcer=parts.announcer,
        now=parts.now,
        lease=lease,
    )


def main() -> None:
    """Serve the queues until SIGTERM; the job under way is finished first."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    configure()
    parts = installation()
    connection = redis.Redis.from_url(parts.settings.redis_address)
    queues = [Queue(name.value, connection=connection, serializer=JSONSerializer) for name in QueueName]
    worker = SimpleWorker(queues, connection=connection, serializer=JSONSerializer)
    worker.max_connection_wait_time = 2
    try:
        worker.work(logging_level="WARNING", max_jobs=JOBS)
    finally:
        parts.sandbox.close()


if __name__ == "__main__":
    # Jobs import it by its name: without this it would be loaded, and put together, once more for the first of them.
    sys.modules["grader.worker"] = sys.modules[__name__]
    main()
