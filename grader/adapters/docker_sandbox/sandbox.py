"""The sandbox: each run gets a fresh hardened container, which is destroyed after it."""

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import structlog

from grader.adapters.docker_sandbox import container as hardened
from grader.adapters.docker_sandbox.connection import Connection, engine_errors
from grader.adapters.docker_sandbox.conversation import Conversation
from grader.adapters.docker_sandbox.removal import Removals, remove
from grader.adapters.docker_sandbox.runner_image import RUNNERS_FOLDER, RunnerImage, find_runner
from grader.adapters.docker_sandbox.stream import AttachedStream, DeadlinePassed, StreamEnded
from grader.domain.errors import SandboxBroke, SandboxUnavailable
from grader.domain.exercise import Exercise, SourceFile
from grader.domain.report import Report
from grader.domain.text import Message
from grader.domain.verdict import Reason
from grader.engine.ports import Now, OnCheck

log = structlog.get_logger()

START_LIMIT = timedelta(seconds=30)
GRACE = timedelta(seconds=3)
"""What the harness gets beyond the run's limit to report the time-out itself, check by check."""

LABEL_MARGIN = timedelta(seconds=30)
IMAGE_KEPT = timedelta(seconds=5)
EXIT_SECONDS = 5
KILLED_STATUS = 128 + 9
MEMORY_NEWS_SECONDS = 0.5
ATTACHED = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}


@dataclass(frozen=True)
class _Started:
    container: str
    stream: AttachedStream


class DockerSandbox:
    """Runs exercises in containers of the Engine at `DOCKER_HOST`; safe to keep across a fork."""

    def __init__(
        self,
        *,
        installation: str,
        now: Now,
        connection: Connection | None = None,
        runners: Path = RUNNERS_FOLDER,
        grace: timedelta = GRACE,
    ) -> None:
        """Prepare; nothing is asked of the Engine yet.

        Args:
            installation: Random id of the data folder; only containers that carry it are ever swept.
            runners: The folder whose subfolders are the runner images' sources.
            grace: How long after the run's limit the container is killed.
        """
        self._installation = installation
        self._now = now
        self._connection = connection or Connection()
        self._runners = runners
        self._grace = grace
        self._removals = Removals(self._connection)
        self._images: dict[str, tuple[float, RunnerImage]] = {}

    def run(self, exercise: Exercise, files: Sequence[SourceFile], *, owner: str, on_check: OnCheck) -> Report:
        """Run the exercise's checks on these files; see `Sandbox.run`."""
        asked = time.monotonic()
        with self._started(exercise, owner) as started:
            report = self._converse(started, exercise, files, on_check)
        return replace(report, sandbox=timedelta(seconds=time.monotonic() - asked))

    def image_digest(self, runner: str) -> str:
        """Return the digest of the image that `run` would use; looked up again after some seconds."""
        return self._image(runner).digest

    def sweep_stale(self) -> int:
        """Remove this installation's containers whose deadline is over, and return how many went.

        Raises:
            SandboxUnavailable: The Engine does not answer.
        """
        label = f"{hardened.INSTALLATION_LABEL}={self._installation}"
        with engine_errors("looking for stale sandboxes"):
            listed = self._connection.api.containers(all=True, filters={"label": label})
        now = self._now().timestamp()
        stale = [found["Id"] for found in listed if float(found["Labels"].get(hardened.DEADLINE_LABEL) or 0) < now]
        return sum(remove(self._connection, container) for container in stale)

    def close(self) -> None:
        """Wait until the containers of ended runs are gone; call it before a process ends by `os._exit`."""
        self._removals.join()

    def _image(self, runner: str) -> RunnerImage:
        found_at, image = self._images.get(runner, (0.0, None))
        if image is not None and time.monotonic() - found_at < IMAGE_KEPT.total_seconds():
            return image
        image = find_runner(self._connection, runner, folder=self._runners)
        if image is None:
            msg = f"there is no image for the runner {runner!r}; `grader images build` makes it"
            raise SandboxUnavailable(msg)
        self._images[runner] = (time.monotonic(), image)
        return image

    @contextmanager
    def _started(self, exercise: Exercise, owner: str) -> Iterator[_Started]:
        """Yield a running container with its streams; it is on its way out when the block ends, however it ends."""
        image = self._image(exercise.runner)
        with engine_errors("creating a sandbox"):
            container = hardened.create(self._connection, image.id, self._labels(exercise, owner), exercise.limits)
        try:
            with engine_errors("starting a sandbox"):
                # Attached before it starts, so that not a byte is missed.
                stream = AttachedStream(self._connection.api.attach_socket(container, params=ATTACHED))
            try:
                with engine_errors("starting a sandbox"):
                    self._connection.api.start(container)
                yield _Started(container, stream)
            finally:
                stream.close()
        finally:
            self._removals.begin(container)

    def _labels(self, exercise: Exercise, owner: str) -> hardened.Labels:
        deadline = self._now() + START_LIMIT + exercise.limits.run + self._grace + LABEL_MARGIN
        return hardened.Labels(self._installation, secrets.token_hex(8), owner, deadline)

    def _converse(
        self, started: _Started, exercise: Exercise, files: Sequence[SourceFile], on_check: OnCheck
    ) -> Report:
        stream, limit = started.stream, exercise.limits.run
        conversation = Conversation(stream, exercise, on_check)
        try:
            conversation.await_ready(deadline=time.monotonic() + START_LIMIT.total_seconds())
        except (DeadlinePassed, StreamEnded) as error:
            msg = f"the harness did not get ready ({type(error).__name__}): {stream.complaints}"
            raise SandboxBroke(msg) from error
        try:
            return conversation.run(files, deadline=time.monotonic() + (limit + self._grace).total_seconds())
        except DeadlinePassed:
            log.info("run killed at its limit", container=started.container, complaints=stream.complaints)
            return conversation.cut_short(Reason.TIME, Message("timed_out", {"seconds": int(limit.total_seconds())}))
        except StreamEnded as error:
            if self._ran_out_of_memory(started.container):
                return conversation.cut_short(Reason.MEMORY, Message("memory"))
            msg = f"the harness ended before its last frame: {stream.complaints}"
            raise SandboxBroke(msg) from error

    def _ran_out_of_memory(self, container: str) -> bool:
        """Tell whether the kernel ended a container, harness and all, for memory.

        Status 137 alone is no proof: an Engine that stops kills with it too, and that is nobody's code. Nor is the
        Engine's word alone, which is true of any process inside. It hears of the kill and of the exit by two roads, so
        the news may come a moment after the exit.
        """
        with engine_errors("asking how a sandbox ended"):
            ended = self._connection.api.wait(container, timeout=EXIT_SECONDS)
            deadline = time.monotonic() + MEMORY_NEWS_SECONDS
            while ended["StatusCode"] == KILLED_STATUS and time.monotonic() < deadline:
                if self._connection.api.inspect_container(container)["State"]["OOMKilled"]:
                    return True
                time.sleep(MEMORY_NEWS_SECONDS / 10)
        return False
