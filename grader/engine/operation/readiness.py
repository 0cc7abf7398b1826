"""Whether the installation can do its work now: does each part answer, and within a bounded time?"""

from collections.abc import Callable
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Lock, Thread

import structlog

from grader.domain.errors import GraderError
from grader.engine.operation.backup import last_backup
from grader.engine.ports.database import Database
from grader.engine.ports.operation import Disks, Vitals
from grader.engine.ports.sources import Now

log = structlog.get_logger()

PATIENCE_SECONDS = 2.0


class Probe:
    """Asks one part; a part that hangs holds one thread, however often it is asked."""

    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self._busy = Lock()

    def answers(self, *, patience_seconds: float) -> bool:
        """Tell whether the part says yes within the time, twice that where it was being asked already."""
        if not self._busy.acquire(timeout=patience_seconds):
            return False
        answer: SimpleQueue[bool] = SimpleQueue()
        Thread(target=self._put, args=(answer,), name="probe", daemon=True).start()
        try:
            return answer.get(timeout=patience_seconds)
        except Empty:
            return False

    def _put(self, answer: SimpleQueue[bool]) -> None:
        answers = False
        try:
            answers = self._ask()
        except GraderError as fault:
            log.info("part_does_not_answer", fault=fault)
        finally:
            self._busy.release()
            answer.put(answers)


class Readiness:
    """The parts that a hand-in needs on its way to a verdict."""

    def __init__(
        self,
        *,
        database: Database,
        vitals: Vitals,
        disks: Disks,
        now: Now,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._database = database
        self._vitals = vitals
        self._disks = disks
        self._now = now
        self._patience_seconds = patience_seconds
        self._backed_up_at: datetime | None = None
        self._probes = {
            "database": Probe(self._database_answers),
            "redis": Probe(self._redis_answers),
            "worker": Probe(self._worker_lives),
            "disk": Probe(self._disks_have_room),
        }

    def away(self) -> tuple[str, ...]:
        """Return the parts that do not answer: `database`, `redis`, `worker`, and `disk` where one is full or away.

        Of a worker that Redis hides, nothing is said.
        """
        away = [
            part for part, probe in self._probes.items() if not probe.answers(patience_seconds=self._patience_seconds)
        ]
        return tuple(part for part in away if part != "worker" or "redis" not in away)

    def backup_age(self) -> timedelta | None:
        """Return the age of the last backup, as the database said when it was last asked by `away`; None of none."""
        return None if self._backed_up_at is None else self._now() - self._backed_up_at

    def _database_answers(self) -> bool:
        with self._database.read() as tx:
            tx.runs.get("")
            self._backed_up_at = last_backup(tx.audit)
        return True

    def _disks_have_room(self) -> bool:
        return not any(disk.is_full for disk in self._disks())

    def _redis_answers(self) -> bool:
        self._vitals.hosts(self._now())
        return True

    def _worker_lives(self) -> bool:
        at = self._now()
        return any(host.workers and host.is_heard(at) for host in self._vitals.hosts(at))
