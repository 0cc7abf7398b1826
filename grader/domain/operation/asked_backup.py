"""A backup that an operator asked for, from the wish to its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SILENT_AFTER = timedelta(minutes=1)
"""Whoever writes a backup says so every few seconds: after so long without a word it was cut off."""


class BackupState(StrEnum):
    """How far it has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    BROKEN = "broken"


class BackupFault(StrEnum):
    """Why it did not come to its end."""

    NO_ROOM = "no_room"
    FOLDER = "folder"
    """The folder of backups cannot be made or written to."""

    CUT_OFF = "cut_off"
    """The process that wrote it is gone."""

    OTHER = "other"


@dataclass(frozen=True)
class AskedBackup:
    """The newest that was asked for.

    Attributes:
        person_id: Who asked.
        said_at: When whoever writes it last said so; None before it is begun.
        written_bytes: So far; at its end the size of the file.
        file: Its name, once it is complete.
        noted_fault: What whoever wrote it said went wrong.
    """

    id: str
    person_id: str
    asked_at: datetime
    begun_at: datetime | None = None
    said_at: datetime | None = None
    ended_at: datetime | None = None
    written_bytes: int = 0
    file: str = ""
    noted_fault: BackupFault | None = None

    def fault(self, at: datetime) -> BackupFault | None:
        """Return why it did not come to its end, or None."""
        if self.ended_at is None and self.said_at is not None and at - self.said_at > SILENT_AFTER:
            return BackupFault.CUT_OFF
        return self.noted_fault

    def state(self, at: datetime) -> BackupState:
        """Return how far it has come."""
        if self.fault(at) is not None:
            return BackupState.BROKEN
        if self.ended_at is not None:
            return BackupState.DONE
        return BackupState.WAITING if self.begun_at is None else BackupState.RUNNING

    def is_open(self, at: datetime) -> bool:
        """Tell whether it waits or is being written."""
        return self.state(at) in {BackupState.WAITING, BackupState.RUNNING}
