"""`grader worker`: one host's share of the grading, from joining the others to leaving them."""

import os
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Thread

import click
import structlog

from grader.adapters.sandbox.pool.service import PoolService
from grader.assembly import PROGRAM, Grader, assemble
from grader.commands.hosting.chat import tell_chats
from grader.commands.hosting.fetching import fetch_due, tell_due
from grader.commands.hosting.grades import give_due
from grader.commands.hosting.letters import look_at_moments, send_due
from grader.commands.hosting.on_demand import OnDemand
from grader.commands.hosting.periodic_task import PeriodicTask
from grader.commands.hosting.processes import Children
from grader.commands.hosting.serving import need_redis, refuse_other_tables, run_until_signal, sweep_with
from grader.commands.operation.daily import Daily
from grader.domain.errors import GraderError, NotFound, PlatformError
from grader.domain.operation.audit import SYSTEM
from grader.domain.operation.software import EngineState
from grader.domain.queue.hosts import Host, HostProblem
from grader.engine.operation.acting import act_as
from grader.engine.operation.asking_backup import backup_waits
from grader.engine.operation.disk_watch import DiskWatch
from grader.engine.operation.measures import fold_old
from grader.engine.operation.readiness import Probe
from grader.engine.ports.database import Conflict
from grader.engine.ports.operation import HostVitals
from grader.engine.queue import attendance
from grader.engine.queue.ref_watch import RefWatch
from grader.logs import configure
from grader.sandboxes import pool, try_sandboxes
from grader.settings import Settings
from grader.wording.operation.operator_words import drained_sentence

log = structlog.get_logger()

ENGINE_PATIENCE_SECONDS = 5.0
SWEEP_SECONDS = 2.0
LOOK_SECONDS = 0.5
LETTERS_SECONDS, CHATS_SECONDS, FETCHES_SECONDS, FORGES_SECONDS, GRADES_SECONDS = 5.0, 5.0, 0.5, 2.0, 5.0
MOMENTS_SECONDS = 300.0
IMAGES_SECONDS = 30.0
"""How often it is looked how all images stand, for the operator's page; whether it may work, at each beat."""


@click.group(invoke_without_command=True)
@click.pass_context
def worker(context: click.Context) -> None:
    """Grade what waits: keeps sandboxes warm, supervises RQ workers, and sweeps what was lost on its way."""
    if context.invoked_subcommand is not None:
        return
    configure()
    settings = Settings()
    refuse_other_tables(settings)
    need_redis(settings)
    if settings.sandbox_runtime is not None:
        try_sandboxes(settings)
    grader = assemble(settings)
    act_as(SYSTEM)  # what it does from now on, nobody at the command line does
    present = WorkerHost(grader, Children(os.environ), pool(settings, grader.sandbox))
    present.start()
    try:
        run_until_signal(present.tend, done=present.is_drained)
    finally:
        present.stop()


@worker.command()
@click.argument("host", required=False)
@click.option("--wait/--no-wait", default=True, help="Return once the host has left.")
def drain(host: str | None, *, wait: bool) -> None:
    """Let HOST (this machine, if none is named) end its runs, take nothing more, and leave."""
    grader = assemble(Settings())
    name = host or grader.settings.worker_name
    if not attendance.drain(name, database=grader.database):
        known = ", ".join(one.host.id for one in attendance.live_hosts(database=grader.database)) or "-"
        raise NotFound("worker_host", host=name, known=known)
    while wait and any(one.host.id == name for one in attendance.live_hosts(database=grader.database)):
        time.sleep(LOOK_SECONDS)
    click.echo(drained_sentence(name, grader.settings.language, left=wait))


def periodic_tasks(grader: Grader, leads: Callable[[], bool]) -> tuple[PeriodicTask, ...]:
    """Return what the host that leads does for all beside the sweep: what waits for a server elsewhere."""
    return (
        PeriodicTask("letters", partial(send_due, grader), every_seconds=LETTERS_SECONDS, leads=leads),
        PeriodicTask("moments", partial(look_at_moments, grader), every_seconds=MOMENTS_SECONDS, leads=leads),
        PeriodicTask("chats", partial(tell_chats, grader), every_seconds=CHATS_SECONDS, leads=leads),
        PeriodicTask("fetches", partial(fetch_due, grader), every_seconds=FETCHES_SECONDS, leads=leads),
        PeriodicTask("forges", partial(tell_due, grader), every_seconds=FORGES_SECONDS, leads=leads),
        PeriodicTask("grades", partial(give_due, grader), every_seconds=GRADES_SECONDS, leads=leads),
    )


class WorkerHost:
    """The processes and threads of one host, kept in step with what it may do."""

    def __init__(self, grader: Grader, children: Children, sandboxes: PoolService) -> None:
        self._grader = grader
        self._children = children
        self._sandboxes = sandboxes
        self._retention = Daily("-m", "grader", "retention", environment=os.environ)
        self._proving = OnDemand(
            *("-m", "grader", "exercise", "prove-proposals"),
            environment=os.environ,
            awaited=self._something_waits,
            not_done=lambda status: log.warning("proving_not_done", status=status),
        )
        self._backing_up = OnDemand(
            *("-m", "grader", "backup", "--asked"),
            environment=os.environ,
            awaited=self._backup_waits,
            not_done=lambda status: log.warning("backup_not_done", status=status),
        )
        self._engine = Probe(self._look_at_images)
        self._host = Host(grader.settings.worker_name, grader.now(), grader.settings.workers)
        self._images: dict[str, str] = {}
        self._seen = EngineState("", ())
        self._next_look = 0.0
        self._disks = DiskWatch(grader.disks)
        self._duty = attendance.Duty(HostProblem.ENGINE, draining=False, leads=False)
        self._ended = Event()
        self._tasks = periodic_tasks(grader, lambda: self._duty.leads)
        self._sweeper = Thread(target=self._sweep_until_the_end, name="sweep", daemon=True)

    def start(self) -> None:
        """Fill the pool, join the other hosts, and begin to sweep."""
        self._sandboxes.start()
        for number in range(self._grader.settings.workers):
            self._children.add(f"worker-{number + 1}", "-m", "grader.worker")
        try:
            attendance.join(self._host, database=self._grader.database)
        except PlatformError as fault:
            log.warning("host_not_heard", fault=fault)
        self._sweeper.start()
        for task in self._tasks:
            task.start()

    def tend(self) -> None:
        """Beat, and let the RQ workers run or rest as this host may work or not; call it every two seconds."""
        try:
            self._beat()
        except (GraderError, Conflict) as fault:
            log.warning("host_not_heard", fault=fault)
        self._disks.look()
        if self._duty.takes_work:
            self._children.revive()
            self._proving.tend()
        else:
            self._children.rest()
        if self._duty.leads:
            self._retention.tend()
            self._backing_up.tend()
        self._tell_vitals()

    def is_drained(self) -> bool:
        """Tell whether it was asked to leave, and has nothing left to do."""
        busy = self._children.living or self._proving.is_running or self._backing_up.is_running
        return self._duty.draining and not busy

    def stop(self) -> None:
        """End everything, the runs under way first, and leave."""
        self._retention.stop()
        self._proving.stop()
        self._backing_up.stop()
        self._children.stop()
        self._ended.set()
        for task in self._tasks:
            task.stop()
        self._sandboxes.stop()
        try:
            attendance.leave(self._host, database=self._grader.database)
        except PlatformError as fault:
            log.warning("host_not_heard", fault=fault)

    def _beat(self) -> None:
        answers = self._engine.answers(patience_seconds=ENGINE_PATIENCE_SECONDS)
        host = Host(
            id=self._host.id,
            started_at=self._host.started_at,
            slots=self._host.slots,
            problem=None if answers else HostProblem.ENGINE,
            images=self._images,
        )
        duty = attendance.beat(host, database=self._grader.database)
        if (duty.problem, duty.draining) != (self._duty.problem, self._duty.draining):
            log.info("host_duty", problem=duty.problem, draining=duty.draining)
        self._duty = duty

    def _something_waits(self) -> bool:
        try:
            with self._grader.database.read() as tx:
                return tx.proposals.awaits(self._grader.now()) or bool(self._duty.leads and tx.catalog.starters_due())
        except PlatformError as fault:
            log.warning("proposals_not_seen", fault=fault)
            return False

    def _backup_waits(self) -> bool:
        try:
            return backup_waits(database=self._grader.database)
        except PlatformError as fault:
            log.warning("backups_not_seen", fault=fault)
            return False

    def _look_at_images(self) -> bool:
        if time.monotonic() >= self._next_look:
            self._seen = self._grader.engine()
            self._next_look = time.monotonic() + IMAGES_SECONDS
        self._images = dict(self._grader.sandbox.images())
        return True

    def _tell_vitals(self) -> None:
        self._grader.vitals.tell(
            HostVitals(
                host=self._host.id,
                said_at=self._grader.now(),
                workers=self._children.living,
                sandboxes=self._sandboxes.counts,
                given=self._sandboxes.given,
                program=PROGRAM,
                engine=self._seen.version,
                images=self._seen.images,
            )
        )

    def _sweep_until_the_end(self) -> None:
        watch = RefWatch(repositories=self._grader.repositories)
        while not self._ended.wait(SWEEP_SECONDS):
            if not self._duty.leads:
                continue
            try:
                sweep_with(self._grader, watch)
                fold_old(database=self._grader.database, now=self._grader.now)
            except (GraderError, Conflict) as fault:
                log.warning("sweep_not_done", fault=fault)
            except Exception:  # the outermost loop of a thread
                log.exception("sweep_broke_off")
