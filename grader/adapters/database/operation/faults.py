"""The faults of ours that runs met with."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from grader.adapters.database import tables
from grader.engine.ports.operation import Fault

FAULT = tables.fault.c


class StoredFaults:
    """`grader.engine.ports.operation.Faults` in the table `fault`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, fault: Fault) -> None:
        values = {name: value for name, value in asdict(fault).items() if name != "id"}
        self._connection.execute(insert(tables.fault).values(**values))

    def latest(self, limit: int) -> tuple[Fault, ...]:
        rows = self._connection.execute(select(tables.fault).order_by(FAULT.id.desc()).limit(limit)).mappings()
        return tuple(Fault(**row) for row in rows)

    def forget(self, before: datetime) -> None:
        self._connection.execute(delete(tables.fault).where(FAULT.at < before))
