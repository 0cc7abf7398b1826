"""Show how many runs a second so many workers take through queue and database, without any container."""
# ruff: noqa: INP001 - a program, in no package

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import exp
from pathlib import Path
from statistics import quantiles

import click
import redis
from rq import Worker

from grader.adapters.redis.server import RedisServer
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.cohorts import join
from grader.commands.hosting.processes import Children
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import Check, Exercise, SourceFile
from grader.domain.grading.run import Run
from grader.domain.people import Role
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.domain.verdicts import RunState
from grader.engine.accounts import accounts
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.submissions.intake import ring
from grader.logs import configure
from grader.settings import Settings

WORKER = Path(__file__).with_name("simulated_worker.py")

COHORT = Cohort("simulation", "Simulation")
LEARNERS = 20
PATIENCE_SECONDS = 120.0
PAUSE_SECONDS = 0.02
MOST_AT_ONCE = 2_000
INSTANT_SECONDS = 0.02
"""What a run takes without its sandbox, about."""

HEAD = f"{'workers':>7}{'runs/s':>9}{'of ideal':>10}{'wait p50':>10}{'p95':>8}{'CPU-ms/run':>12}{'busy':>7}"


@dataclass(frozen=True)
class Plan:
    """What is asked for.

    Attributes:
        median: Of the time a run spends in its sandbox.
        spread: Of that time's logarithm.
        seconds: How long one measurement should take, if every worker is always busy.
    """

    median: timedelta
    spread: float
    seconds: float

    @property
    def mean(self) -> float:
        """Return the mean seconds of a run in its sandbox: https://en.wikipedia.org/wiki/Log-normal_distribution."""
        return self.median.total_seconds() * exp(self.spread**2 / 2)

    def runs(self, workers: int) -> int:
        """Return how many runs to queue for so many workers."""
        wanted = int(self.seconds * workers / (self.mean or INSTANT_SECONDS))
        return min(max(wanted, 10 * workers), MOST_AT_ONCE)


@dataclass(frozen=True)
class Outcome:
    """What one measurement came to; CPU-seconds are those of the whole machine, database and queue included."""

    workers: int
    runs: int
    seconds: float
    waits: Sequence[float]
    cpu_seconds: float
    cpu_seconds_possible: float

    @property
    def per_second(self) -> float:
        """Return the runs a second."""
        return self.runs / self.seconds


@click.command()
@click.option("--workers", default="1,2,4,8", help="How many workers, one measurement each.", show_default=True)
@click.option("--median-ms", default=150, help="Median time in the sandbox; 0: instant.", show_default=True)
@click.option("--spread", default=0.5, help="Of that time's logarithm.", show_default=True)
@click.option("--seconds", default=6.0, help="About how long each measurement takes.", show_default=True)
@click.option("--pushes-an-hour", default=12.0, help="Of a learner in the busiest hour.", show_default=True)
def simulate(workers: str, median_ms: int, spread: float, seconds: float, pushes_an_hour: float) -> None:
    """Show throughput against the number of workers: real queue, database and repositories, sandboxes that only sleep.

    It works in a folder and a Redis of its own, and in SQLite or in the empty database that DATABASE_URL names. What
    containers cost is not in it: `make bench` measures that.
    """
    plan = Plan(timedelta(milliseconds=median_ms), spread, seconds)
    with _installation() as grader:
        exercise = _school(grader)
        click.echo(HEAD)
        best = max(_show(_measure(int(count), plan, exercise, grader), plan) for count in workers.split(","))
    learners = best * 3600 / pushes_an_hour
    click.echo(f"At {pushes_an_hour:g} hand-ins an hour each, {best:.0f} runs a second serve {learners:,.0f} learners,")
    click.echo("as far as queue and database go; sandboxes need CPU of their own, which `make bench` measures.")


@contextmanager
def _installation() -> Iterator[Grader]:
    """Yield an installation in a folder of its own, with its Redis; whatever is set of the real one is left alone.

    Raises:
        PlatformError: The database that is named has people in it.
    """
    with tempfile.TemporaryDirectory(prefix="grader-simulate-") as folder:
        settings = Settings().model_copy(update={"data": Path(folder), "redis_url": None})
        prepare_database(settings)
        grader = assemble(settings)
        with grader.database.read() as tx:
            if tx.people.page("", 1):
                message = "the database that DATABASE_URL names is in use; a simulation wants an empty one"
                raise PlatformError(message)
        server = RedisServer(settings.redis_socket)
        server.start()
        try:
            yield grader
        finally:
            server.stop()


def _school(grader: Grader) -> Exercise:
    """Publish an exercise and enrol some learners with their repositories."""
    exercise = Exercise(
        slug="simulation",
        title=Text("Simulation"),
        runner="python",
        hand_in=("answer.py",),
        checks=tuple(Check(f"check-{number}", f"test_answer.py::test_{number}", Text("?")) for number in range(4)),
        suite_digest="0" * 64,
        statement=Text(""),
        tests=(SourceFile("test_answer.py", b""),),
        starter=(SourceFile("answer.py", b"answer = 42\n"),),
        cache=False,
    )
    with grader.database.begin() as tx:
        tx.catalog.publish(exercise, grader.now())
    open_cohort(COHORT, [exercise.slug], database=grader.database)
    for number in range(LEARNERS):
        person = accounts.add_person(
            f"learner-{number}", "Learner", Role.LEARNER, database=grader.database, new_id=grader.new_id
        )
        join(person, COHORT.slug, grader)
    return exercise


def _measure(workers: int, plan: Plan, exercise: Exercise, grader: Grader) -> Outcome:
    """Queue runs, and time from the first bell until the last of them is finished."""
    queued = _queue(plan.runs(workers), exercise, grader)
    ids = [run.id for run in queued]
    settings = grader.settings
    # Named outright: whatever else says where the real queue and database are, these workers must not find them.
    places = {"DATABASE_URL": settings.database_address, "REDIS_URL": settings.redis_address}
    environment = {**os.environ, **places, "GRADER_DATA": str(settings.data_folder)}
    children = Children(environment, logs=settings.data_folder / "log")
    try:
        for number in range(workers):
            seed = f"{workers}-{number}"
            median = str(plan.median.total_seconds())
            children.start(f"worker-{number}", str(WORKER), median, str(plan.spread), seed)
        _until(lambda: _present(grader) >= workers, what="the workers did not come up")
        begun, before = grader.now(), _cpu()
        ring(queued, doorbell=grader.doorbell)
        _until(lambda: not _waiting(grader), what="the queue did not run dry")
        after = _cpu()
        _until(lambda: all(run.finished_at for run in _read(ids, grader)), what="not every run was finished")
    finally:
        children.stop()
    runs = _read(ids, grader)
    return Outcome(
        workers=workers,
        runs=len(runs),
        seconds=(max(run.finished_at for run in runs if run.finished_at) - begun).total_seconds(),
        waits=sorted((run.started_at - begun).total_seconds() for run in runs if run.started_at),
        cpu_seconds=after.used - before.used,
        cpu_seconds_possible=after.possible - before.possible,
    )


def _queue(count: int, exercise: Exercise, grader: Grader) -> list[Run]:
    """Store so many hand-ins of the starter with their runs, in turn by learner, and return the runs."""
    runs: list[Run] = []
    with grader.database.begin() as tx:
        places = [place for place, _ in tx.cohorts.roll(COHORT.slug)]
        repositories = [one for place in places if (one := tx.repositories.of_enrollment(place)) is not None]
        for number in range(count):
            repository = repositories[number % len(repositories)]
            tree = tx.repositories.trees(repository.id)[exercise.slug]
            moment, commit = grader.now(), grader.new_secret()[:40]
            before = tx.submissions.of_exercise(repository.enrollment_id, exercise.slug, limit=1)
            sent = Submission(
                grader.new_id(),
                repository.id,
                repository.enrollment_id,
                exercise.slug,
                commit,
                tree,
                moment,
                before[0].number + 1 if before else 1,
            )
            run = Run(grader.new_id(), sent.id, QueueName.LIVE, RunState.QUEUED, exercise.suite_digest, moment)
            tx.submissions.add(sent)
            tx.runs.add(run)
            runs.append(run)
    return runs


def _read(ids: Sequence[str], grader: Grader) -> list[Run]:
    with grader.database.read() as tx:
        return [run for one in ids if (run := tx.runs.get(one)) is not None]


def _waiting(grader: Grader) -> int:
    with grader.database.read() as tx:
        return tx.runs.count_waiting(QueueName.LIVE)


def _present(grader: Grader) -> int:
    with redis.Redis.from_url(grader.settings.redis_address) as connection:
        return Worker.count(connection=connection)


def _until(done: Callable[[], bool], *, what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not done():
        if time.monotonic() > deadline:
            raise PlatformError(what)
        time.sleep(PAUSE_SECONDS)


@dataclass(frozen=True)
class Cpu:
    """CPU-seconds of the whole machine since it started: those used, and those there were."""

    used: float
    possible: float


def _cpu() -> Cpu:
    """Read the first line of `/proc/stat` (proc(5)): user, nice, system, idle, iowait, irq, softirq, steal."""
    ticks = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    per_second = os.sysconf("SC_CLK_TCK")
    return Cpu((sum(ticks) - ticks[3] - ticks[4]) / per_second, sum(ticks) / per_second)


def _show(outcome: Outcome, plan: Plan) -> float:
    """Print a line, and return its runs a second."""
    ideal = outcome.workers / plan.mean if plan.mean else 0.0
    median, p95 = (quantiles(outcome.waits, n=20, method="inclusive")[place] for place in (9, 18))
    share = f"{outcome.per_second / ideal:.0%}" if ideal else "-"
    click.echo(
        f"{outcome.workers:7}{outcome.per_second:9.1f}{share:>10}{median:9.2f}s{p95:7.2f}s"
        f"{outcome.cpu_seconds / outcome.runs * 1000:12.1f}{outcome.cpu_seconds / outcome.cpu_seconds_possible:7.0%}"
    )
    return outcome.per_second


if __name__ == "__main__":
    configure(level=logging.WARNING)
    try:
        simulate()
    except PlatformError as error:
        click.echo(str(error), err=True)
        sys.exit(3)
