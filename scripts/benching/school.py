"""A school of its own for the length of a measurement: database, Redis, workers and pool, and learners who push."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import redis
from rq import Worker

from benching.task import PYTHON, Task
from grader.adapters.redis.server import RedisServer
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.cohorts import join
from grader.commands.hosting.processes import Children
from grader.domain.cohorts.cohort import Cohort
from grader.domain.grading.run import Result
from grader.domain.people import Role
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Repository
from grader.domain.verdicts import Verdict
from grader.engine.accounts import accounts
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.ports.queue import Doorbell
from grader.engine.submissions.intake import accept, taken_in
from grader.settings import Settings

COHORT = Cohort("bench", "Bench")
READY_SECONDS = 60.0
RUN_SECONDS = 60.0


@dataclass(frozen=True)
class Push:
    """One hand-in on its way: its run, and when its accept began and its bell had been rung."""

    run: str
    begun: float
    rung: float


@dataclass(frozen=True)
class Times:
    """Seconds of one hand-in: from before the accept, but `to_start`, which is from the bell."""

    to_start: float
    to_verdict: float


class TimedDoorbell:
    """The doorbell, which notes when it was rung last."""

    def __init__(self, doorbell: Doorbell) -> None:
        """Ring `doorbell`."""
        self._doorbell = doorbell
        self.rung = 0.0

    def ring(self, runs: Mapping[str, QueueName]) -> None:
        """Ring."""
        self.rung = time.monotonic()
        self._doorbell.ring(runs)

    def count(self) -> int:
        """Return how many bells wait."""
        return self._doorbell.count()


class School:
    """What the measurements need of an installation."""

    def __init__(self, grader: Grader, task: Task, learners: Sequence[Repository], worker: int) -> None:
        """Use `grader`, whose `grader worker` is the process `worker`; its learners have one task."""
        self.grader = grader
        self.task = task
        self.learners = learners
        self.worker = worker

    def prepare(self, learner: Repository, times: int = 1, *, program: str | None = None) -> None:
        """Bring commits with fresh solutions, or with `program`, as pushes do before they move `main`."""
        folder = self.grader.settings.repositories_folder / learner.path
        texts = [(program or self.task.program()).encode() for _ in range(times)]
        path = f"{self.task.slug}/{self.task.hand_in}"
        commits = b"".join(_commit(number, path, text) for number, text in enumerate(texts))
        command = ["git", "-C", str(folder), "fast-import", "--quiet", "--force", "--date-format=now"]
        subprocess.run(command, input=commits, check=True)  # noqa: S603 - a fixed command

    def push(self, learner: Repository, number: int = 0) -> Push:
        """Move `main` to the `number`th prepared commit, start the clock, and take the hand-in in."""
        _move_main(self.grader.settings.repositories_folder / learner.path, number)
        with self.grader.database.read() as tx:
            fresh = tx.repositories.by_path(learner.cohort, learner.handle)
        if fresh is None:
            raise LookupError(learner.path)
        doorbell = TimedDoorbell(self.grader.doorbell)
        begun = time.monotonic()
        taken = accept(
            fresh,
            database=self.grader.database,
            repositories=self.grader.repositories,
            doorbell=doorbell,
            new_id=self.grader.new_id,
        )
        # A sweep that saw the ref move first has accepted it.
        (one,) = taken.accepted or taken_in(fresh, taken.commit or "", database=self.grader.database)
        return Push(one.run.id, begun, doorbell.rung or begun)

    def wait(self, push: Push) -> Times:
        """Return what passed until the run's start, and until its stored verdict, a pass."""
        cursor, deadline, started = "", time.monotonic() + RUN_SECONDS, 0.0
        while time.monotonic() < deadline:
            for event in self.grader.announcer.listen(push.run, cursor, timedelta(seconds=1)):
                cursor = event.cursor
                if event.kind == "started":
                    started = time.monotonic() - push.rung
                if event.kind == "finished":
                    seconds = time.monotonic() - push.begun
                    self._must_have_passed(push)
                    return Times(started, seconds)
        message = f"no verdict on run {push.run}"
        raise TimeoutError(message)

    def result(self, push: Push) -> Result:
        """Return the stored result of a finished run."""
        with self.grader.database.read() as tx:
            run = tx.runs.get(push.run)
        if run is None or run.result is None:
            raise LookupError(push.run)
        return run.result

    def _must_have_passed(self, push: Push) -> None:
        result = self.result(push)
        if result.verdict is not Verdict.PASSED:
            message = f"the benchmark's own program does not pass: {result}"
            raise AssertionError(message)


def _move_main(folder: Path, number: int) -> None:
    """Move `main` to the `number`th prepared commit, and log it, as Git does at the end of a push."""
    main, log = folder / "refs/heads/main", folder / "logs/refs/heads/main"
    before, commit = main.read_text("ascii").strip(), (folder / f"refs/heads/next-{number}").read_text("ascii").strip()
    with log.open("a", encoding="ascii") as lines:
        lines.write(f"{before} {commit} A <a@example.org> {int(time.time())} +0000\tpush\n")
    moved = main.with_name("main.lock")
    moved.write_text(f"{commit}\n", "ascii")
    moved.replace(main)


def _commit(number: int, path: str, text: bytes) -> bytes:
    """Return a commit for `git fast-import`, on the one before it; beside the program lies a note of its own."""
    before = b":%d" % number if number else b"refs/heads/main^0"
    head = b"commit refs/heads/next-%d\nmark :%d\ncommitter A <a@example.org> now\n" % (number, number + 1)
    body = b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(text), text)
    note = uuid4().hex.encode()
    beside = f"M 100644 inline {path}.note\ndata 32\n".encode()
    return head + b"data 1\nx\nfrom " + before + b"\n" + body + beside + note + b"\n"


@contextmanager
def opened(folder: Path, learners: int, task: Task = PYTHON) -> Iterator[School]:
    """Yield a school with so many learners who have one task, its workers up and its pool full."""
    settings = Settings(data=folder)
    prepare_database(settings)
    server = RedisServer(settings.redis_socket)
    server.start()
    children = Children({**os.environ, "GRADER_DATA": str(folder)}, logs=folder / "log")
    try:
        grader = assemble(settings)
        with grader.database.begin() as tx:
            tx.catalog.publish(task.exercise(), grader.now())
        open_cohort(COHORT, [task.slug], database=grader.database)
        repositories = [_enrolled(f"learner-{number}", grader) for number in range(learners)]
        children.start("worker", "-m", "grader", "worker")
        _await_workers(settings)
        yield School(grader, task, repositories, children.pid("worker"))
    finally:
        children.stop()
        server.stop()


def _enrolled(handle: str, grader: Grader) -> Repository:
    person = accounts.add_person(handle, handle, Role.LEARNER, database=grader.database, new_id=grader.new_id)
    join(person, COHORT.slug, grader)
    with grader.database.read() as tx:
        repository = tx.repositories.by_path(COHORT.slug, handle)
    if repository is None:
        raise LookupError(handle)
    return repository


def _await_workers(settings: Settings) -> None:
    deadline = time.monotonic() + READY_SECONDS
    with redis.Redis.from_url(settings.redis_address) as connection:
        while Worker.count(connection=connection) < settings.workers:
            if time.monotonic() > deadline:
                message = "the workers did not come up"
                raise TimeoutError(message)
            time.sleep(0.1)
    time.sleep(3)  # for the pool to fill, which nothing tells
