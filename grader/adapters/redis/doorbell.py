"""The queue: RQ carries run ids as JSON from whoever accepts to whichever worker is free.

Retries are ours alone (the database decides), so RQ's own are off and a job leaves nothing behind.
"""

import itertools
import os
from collections.abc import Mapping

import redis
from redis.client import Pipeline
from rq import Queue
from rq.serializers import JSONSerializer

from grader.domain.errors import QueueUnavailable
from grader.domain.queue.queues import QueueName

JOB = "grader.worker.grade_run"
"""The function that a worker calls with the id of the run that the bell was rung for."""

JOB_SECONDS = 900
"""RQ's own time limit, far above any run's: the sandbox and the lease end a run long before."""

KEPT_SECONDS = 60


class RqDoorbell:
    """Rings for runs on the queues of one Redis."""

    def __init__(self, connection: redis.Redis) -> None:
        self._connection = connection
        self._queues = {name: Queue(name.value, connection=connection, serializer=JSONSerializer) for name in QueueName}
        self._rings = itertools.count()

    def ring(self, runs: Mapping[str, QueueName]) -> None:
        """Wake a worker for each run, by its id and queue."""
        try:
            # RQ by itself asks Redis twice a run; together all commands are one question.
            with self._connection.pipeline() as pipeline:
                for run_id, queue in runs.items():
                    self._enqueue(run_id, queue, pipeline)
                pipeline.execute()
        except redis.RedisError as error:
            raise QueueUnavailable("Redis does not answer: %(why)s", why=str(error)) from error

    def _enqueue(self, run_id: str, queue: QueueName, pipeline: Pipeline) -> None:
        self._queues[queue].enqueue_call(
            JOB,
            args=(run_id,),
            timeout=JOB_SECONDS,
            result_ttl=0,
            failure_ttl=KEPT_SECONDS,
            job_id=f"{run_id}-{os.getpid()}-{next(self._rings)}",
            description=run_id,
            pipeline=pipeline,
        )

    def count(self) -> int:
        try:
            return sum(queue.count for queue in self._queues.values())
        except redis.RedisError as error:
            raise QueueUnavailable("Redis does not answer: %(why)s", why=str(error)) from error
