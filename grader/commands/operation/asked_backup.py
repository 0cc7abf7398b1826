"""Writes the backup that was asked for on the operator's page, and says meanwhile how far it is."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread

import structlog

from grader.adapters.archive.folder import DRAFT_SUFFIX
from grader.assembly import Grader, assemble
from grader.domain.errors import GraderError, PlatformError
from grader.domain.operation.asked_backup import AskedBackup, BackupFault
from grader.domain.operation.audit import SYSTEM
from grader.engine.operation.acting import act_as
from grader.engine.operation.asking_backup import begin_backup, end_backup, note_backup
from grader.engine.ports.database import Conflict
from grader.logs import configure
from grader.settings import Settings

log = structlog.get_logger()

WORD_SECONDS = 3.0
"""How often it says that it is being written: twenty times until it counts as cut off."""


def write_asked(settings: Settings, write: Callable[[Settings], Path]) -> None:
    """Write the backup that waits, if one does; however it ends is stored for whoever asked."""
    configure()
    act_as(SYSTEM)
    grader = assemble(settings)
    asked = begin_backup(database=grader.database, now=grader.now)
    if asked is None:
        return
    end = partial(end_backup, asked, database=grader.database, now=grader.now)
    try:
        with _saying(asked, grader):
            file = write(settings)
        end(file=file.name, size_bytes=file.stat().st_size)
    except (GraderError, OSError) as fault:
        log.warning("backup_not_written", fault=fault)
        end(fault=fault_of(fault))


def fault_of(fault: GraderError | OSError) -> BackupFault:
    """Return what an operator can do something about: a full disk, or a folder that cannot be written to."""
    cause = fault if isinstance(fault, OSError) else fault.__cause__
    if not isinstance(cause, OSError):
        return BackupFault.OTHER
    full = cause.errno in {errno.ENOSPC, errno.EDQUOT}
    refused = cause.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST}
    return BackupFault.NO_ROOM if full else BackupFault.FOLDER if refused else BackupFault.OTHER


@contextmanager
def _saying(asked: AskedBackup, grader: Grader) -> Iterator[None]:
    """Say every few seconds, beside a block, how much of the backup is written."""
    ended = Event()

    def say() -> None:
        while not ended.wait(WORD_SECONDS):
            with suppress(PlatformError, Conflict):  # the next word says it as well
                note_backup(asked, _written(grader.settings.backups_folder), database=grader.database, now=grader.now)

    thread = Thread(target=say, name="backup", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _written(folder: Path) -> int:
    drafts = folder.glob(f".grader-*{DRAFT_SUFFIX}")
    with suppress(OSError):
        return max((draft.stat().st_size for draft in drafts), default=0)
    return 0
