"""A backup that an operator asks for on a page: a worker host writes it, and says how far it has come."""

from dataclasses import replace

from grader.domain.operation.asked_backup import AskedBackup, BackupFault
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.engine.ports.database import Database
from grader.engine.ports.sources import NewId, Now


def ask_backup(person: Person, *, database: Database, now: Now, new_id: NewId) -> AskedBackup:
    """Let a backup wait for the worker host that leads; while one waits or is written, return that one."""
    at = now()
    with database.begin() as tx:
        newest = tx.asked_backups.newest()
        if newest is not None and newest.is_open(at):
            return newest
        asked = AskedBackup(new_id(), person.id, at)
        tx.asked_backups.ask(asked)
        tx.audit.add(Act.BACKUP_ASKED, asked.id)
    return asked


def newest_backup(*, database: Database) -> AskedBackup | None:
    """Return the one that was asked for last, or None before anybody did."""
    with database.glance() as tx:
        return tx.asked_backups.newest()


def backup_waits(*, database: Database) -> bool:
    """Tell whether one was asked for that nobody has begun."""
    newest = newest_backup(database=database)
    return newest is not None and newest.begun_at is None


def begin_backup(*, database: Database, now: Now) -> AskedBackup | None:
    """Return the one that waits, which is the caller's to write from now on; None where there is none."""
    at = now()
    with database.begin() as tx:
        newest = tx.asked_backups.newest()
        if newest is None or not tx.asked_backups.begin(newest.id, at):
            return None
    return replace(newest, begun_at=at, said_at=at)


def note_backup(backup: AskedBackup, written_bytes: int, *, database: Database, now: Now) -> None:
    """Say that it is being written, and how much of it is."""
    with database.begin(lasting=False) as tx:
        tx.asked_backups.note(replace(backup, said_at=now(), written_bytes=written_bytes))


def end_backup(
    backup: AskedBackup,
    *,
    file: str = "",
    size_bytes: int = 0,
    fault: BackupFault | None = None,
    database: Database,
    now: Now,
) -> None:
    """Say that it is complete, or why it is not."""
    at = now()
    ended = replace(backup, said_at=at, ended_at=at, written_bytes=size_bytes, file=file, noted_fault=fault)
    with database.begin() as tx:
        tx.asked_backups.note(ended)
