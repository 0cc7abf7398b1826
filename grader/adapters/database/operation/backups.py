"""The backup that an operator asked for last, in the table `asked_backup`."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from grader.adapters.database import tables
from grader.domain.operation.asked_backup import AskedBackup

BACKUP = tables.asked_backup.c


class StoredAskedBackups:
    """`grader.engine.ports.operation.AskedBackups`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, backup: AskedBackup) -> None:
        self._connection.execute(delete(tables.asked_backup))
        self._connection.execute(insert(tables.asked_backup).values(vars(backup)))

    def newest(self) -> AskedBackup | None:
        found = select(tables.asked_backup).order_by(BACKUP.asked_at.desc(), BACKUP.id).limit(1)
        row = self._connection.execute(found).mappings().one_or_none()
        return AskedBackup(**row) if row is not None else None

    def begin(self, backup_id: str, at: datetime) -> bool:
        waits = update(tables.asked_backup).where(BACKUP.id == backup_id, BACKUP.begun_at.is_(None))
        return bool(self._connection.execute(waits.values(begun_at=at, said_at=at)).rowcount)

    def note(self, backup: AskedBackup) -> None:
        told = update(tables.asked_backup).where(BACKUP.id == backup.id)
        self._connection.execute(told.values(vars(backup)))
