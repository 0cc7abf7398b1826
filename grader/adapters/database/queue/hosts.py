"""The hosts whose workers grade: each says again and again that it lives."""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.clock import Clock
from grader.adapters.database.queue.claim_order import RUNNING
from grader.domain.queue.hosts import Host, LiveHost

HOST = tables.host.c


class StoredHosts:
    """`grader.engine.ports.queue.Hosts` in the table `host`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def join(self, host: Host) -> None:
        self.leave(host.id)
        values = {**_values(host), "beat_at": self._clock.after(), "draining": False}
        self._connection.execute(insert(tables.host).values(**values))

    def beat(self, host: Host) -> bool:
        values = {**_values(host), "beat_at": self._clock.after()}
        return self._connection.execute(update(tables.host).where(HOST.id == host.id).values(**values)).rowcount == 1

    def drain(self, host_id: str) -> bool:
        asked = update(tables.host).where(HOST.id == host_id).values(draining=True)
        return self._connection.execute(asked).rowcount == 1

    def leave(self, host_id: str) -> None:
        self._connection.execute(delete(tables.host).where(HOST.id == host_id))

    def live(self, within: timedelta) -> tuple[LiveHost, ...]:
        rows = self._connection.execute(
            select(tables.host, self._clock.after().label("now"))
            .where(HOST.beat_at >= self._clock.after(-within))
            .order_by(HOST.started_at, HOST.id)
        ).mappings()
        running = self._running()
        return tuple(_live(row, tuple(running.get(row["id"], ()))) for row in rows)

    def _running(self) -> dict[str, list[str]]:
        found = select(tables.run.c.host, tables.run.c.id).where(tables.run.c.state == RUNNING)
        runs: dict[str, list[str]] = defaultdict(list)
        for host, run_id in self._connection.execute(found.order_by(tables.run.c.started_at)).all():
            runs[host].append(run_id)
        return runs


def _values(host: Host) -> dict[str, object]:
    return {
        "id": host.id,
        "started_at": host.started_at,
        "slots": host.slots,
        "problem": host.problem,
        "images": dict(host.images),
    }


def _live(row: RowMapping, running: tuple[str, ...]) -> LiveHost:
    now: datetime = row["now"]
    host = Host(
        id=row["id"],
        started_at=row["started_at"],
        slots=row["slots"],
        problem=row["problem"],
        images=row["images"],
    )
    return LiveHost(host, silent_for=now - row["beat_at"], draining=row["draining"], running=running)
