"""The sandbox: each run has a seat in a container of the learner's own and in one of the tests'."""

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import structlog

from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.containers import container as hardened
from grader.adapters.sandbox.containers.environment import environment
from grader.adapters.sandbox.containers.holder import forget_the_dead, is_held
from grader.adapters.sandbox.containers.removal import remove
from grader.adapters.sandbox.conversation import GRACE, Conversation
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, find_runners, need_all
from grader.adapters.sandbox.pool.client import PoolClient
from grader.adapters.sandbox.pool.own_supply import OwnSupply
from grader.adapters.sandbox.pool.seat import Seat, Supply, Wish
from grader.adapters.sandbox.wire.frames import read_frame
from grader.domain.errors import SandboxBroke
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import Ending, Report
from grader.domain.publishing.steadiness import Conditions
from grader.domain.verdicts import REASONS, Reason
from grader.engine.ports.grading import OnCheck
from grader.engine.ports.sources import Now

log = structlog.get_logger()

PATIENCE = timedelta(seconds=60)
"""How long a run waits for a sandbox before it goes back to its queue."""

EXIT_SECONDS = 5
KILLED_STATUS = 128 + 9
MEMORY_NEWS_SECONDS = 0.5


class DockerSandbox:
    """Runs exercises in containers of the Engine at `DOCKER_HOST`; safe to keep across a fork.

    Seats come from the pool of this host when one answers, else from containers that this process makes itself.
    """

    def __init__(
        self,
        *,
        installation: str,
        now: Now,
        connection: EngineConnection | None = None,
        runners: Path = RUNNERS_FOLDER,
        runtime: Path | None = None,
        grace: timedelta = GRACE,
        conditions: Conditions | None = None,
        oci_runtime: str | None = None,
    ) -> None:
        """Prepare; nothing is asked of the Engine yet.

        Args:
            installation: Random id of the data folder; only containers that carry it are ever swept.
            now: The clock of labels.
            connection: To the Engine; None makes one.
            runners: The folder whose subfolders are the runner images' sources.
            runtime: A folder, seen by the Engine too, for what lasts as long as processes do, where a pool may listen;
                None takes a temporary one, without a pool.
            grace: How long after the run's limit the container is killed.
            conditions: What its containers are started under; with any, none of a pool's will do.
            oci_runtime: What the Engine starts containers with; None takes its own choice, and never another's place.
        """
        self._installation = installation
        self._now = now
        self._connection = connection or EngineConnection()
        self._runners = runners
        self._runtime = runtime
        self._grace = grace
        self._conditions = conditions
        self._oci_runtime = oci_runtime
        self._supplies: dict[int, Supply] = {}
        self._seats: set[Seat] = set()
        self._stopped: set[str] = set()

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        asked = time.monotonic()
        wish = Wish(exercise.image, owner, exercise.limits.memory_bytes)
        supply = self._supply()
        seat = supply.acquire(wish, patience=PATIENCE)
        clean = False
        self._seats.add(seat)
        try:
            with seat:
                report = self._converse(seat, exercise, files, on_check, history)
            clean = _is_beyond_doubt(report)
        finally:
            self._seats.discard(seat)
            self._stopped.discard(seat.container)
            supply.release(seat, clean=clean)
        return replace(report, sandbox=timedelta(seconds=time.monotonic() - asked))

    def stop(self) -> None:
        for seat in tuple(self._seats):
            self._stopped.add(seat.container)
            seat.hang_up()

    def images(self) -> dict[str, str]:
        found = find_runners(self._connection, folder=self._runners)
        need_all(found, folder=self._runners)
        return {runner: image.digest for runner, image in found.items()}

    def image_digest(self, runner: str) -> str:
        """Return the digest of the image that `run` would use; looked up again after some seconds."""
        return self._supply().image(runner).digest

    def sweep_stale(self) -> int:
        """Remove this installation's containers whose process is gone or whose deadline is over; return how many went.

        Raises:
            SandboxUnavailable: The Engine does not answer.
        """
        label = f"{hardened.INSTALLATION_LABEL}={self._installation}"
        with engine_errors("looking for stale sandboxes"):
            listed = self._connection.api.containers(all=True, filters={"label": label})
        stale = [found["Id"] for found in listed if self._is_stale(found["Labels"])]
        if self._runtime is not None:
            forget_the_dead(self._runtime)
        return sum(remove(self._connection, container) for container in stale)

    def close(self) -> None:
        """Return when what this process made for runs is gone; call it before a process ends by `os._exit`."""
        supply = self._supplies.pop(os.getpid(), None)
        if supply is not None:
            supply.close()

    def _supply(self) -> Supply:
        """Return where this process gets its seats: the pool wherever one listens, and nothing of before a fork."""
        pid = os.getpid()
        supply = self._supplies.get(pid)
        if isinstance(supply, PoolClient) and supply.is_there():
            return supply
        pool = None if self._runtime is None or self._conditions else PoolClient.of(self._runtime)
        if supply is not None and (pool is not None or isinstance(supply, PoolClient)):
            supply.close()
            supply = None
        self._supplies[pid] = pool or supply or self._own()
        return self._supplies[pid]

    def _own(self) -> Supply:
        runtime = self._runtime or Path(tempfile.gettempdir()) / f"grader-{os.getuid()}"
        return OwnSupply(
            self._connection,
            runtime,
            installation=self._installation,
            now=self._now,
            runners=self._runners,
            environment=environment(self._conditions) if self._conditions else {},
            oci_runtime=self._oci_runtime,
        )

    def _is_stale(self, labels: dict[str, str]) -> bool:
        holder = labels.get(hardened.HOLDER_LABEL)
        if self._runtime is not None and holder and not is_held(self._runtime, holder):
            return True
        return float(labels.get(hardened.DEADLINE_LABEL) or 0) < self._now().timestamp()

    def _converse(
        self,
        seat: Seat,
        exercise: Exercise,
        files: Sequence[SourceFile],
        on_check: OnCheck,
        history: History | None,
    ) -> Report:
        conversation = Conversation(seat, exercise, on_check, history, read=read_frame)
        return conversation.to_its_end(
            files,
            deadline=time.monotonic() + (exercise.limits.run + self._grace).total_seconds(),
            ran_out_of_memory=partial(self._ran_out_of_memory, seat.container),
        )

    def _ran_out_of_memory(self, container: str) -> bool:
        """Tell whether the kernel ended a container, harness and all, for memory.

        Status 137 alone is no proof: an Engine that stops kills with it too, and that is nobody's code. Nor is the
        Engine's word alone, which is true of any process inside. It hears of the kill and of the exit by two roads, so
        the news may come a moment after the exit.
        """
        if container in self._stopped:
            msg = "the run was stopped from outside"
            raise SandboxBroke(msg)
        with engine_errors("asking how a sandbox ended"):
            deadline = time.monotonic() + EXIT_SECONDS
            while (state := self._connection.api.inspect_container(container)["State"])["Running"]:
                if time.monotonic() > deadline:
                    return False
                time.sleep(MEMORY_NEWS_SECONDS / 10)
            deadline = time.monotonic() + MEMORY_NEWS_SECONDS
            while state["ExitCode"] == KILLED_STATUS and time.monotonic() < deadline:
                if self._connection.api.inspect_container(container)["State"]["OOMKilled"]:
                    return True
                time.sleep(MEMORY_NEWS_SECONDS / 10)
        return False


def _is_beyond_doubt(report: Report) -> bool:
    reasons = (report.reason, *(check.reason for check in report.checks))
    doubtful = any(REASONS[reason].doubtful for reason in reasons if reason)
    cut_short = report.ending is Ending.LEARNER and report.reason is Reason.TIME
    return report.ending is not Ending.TAMPERED and not doubtful and not cut_short
