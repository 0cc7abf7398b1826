"""`grader backup`, `restore` and `migrate`: the ways out of an installation and back into one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import click

from grader.adapters.archive.folder import DRAFT_SUFFIX, SUFFIX, BackupFolder
from grader.adapters.archive.folder_copy import FolderCopy
from grader.adapters.archive.reader import Archive
from grader.adapters.archive.writer import ArchiveFile
from grader.adapters.clock import utc_now
from grader.adapters.database.copying import Tables
from grader.adapters.database.revisions import known_revision, known_revisions, newest_revision, require_current
from grader.adapters.git.copying import in_copying_order, may_vanish
from grader.adapters.installation import installation_id
from grader.adapters.upkeep import upkeep_turn
from grader.assembly import assemble, prepare_database
from grader.commands.operation.asked_backup import write_asked
from grader.domain.errors import NotValid
from grader.domain.operation.audit import Act
from grader.engine.operation import backup as step
from grader.settings import Settings
from grader.wording.numbers import size
from grader.wording.operation.backup_lines import restored_lines

NEVER_COPIED = frozenset(
    {"backups", "demo", "exercises", "log", "redis", "repositories", "sandboxes", ".upkeep.lock"}
    | {"graded", "proven", "steady"}
)
"""Of the data folder: what has a place of its own in a backup, or is made again when it is missed."""

PATIENCE = timedelta(minutes=15)
"""How long a backup waits for the upkeep of repositories."""

BACKUPS = frozenset({SUFFIX, DRAFT_SUFFIX})
"""One that lies in the data folder would be part of the next, and that one of the next again."""

NEVER_COPIED_SUFFIXES = frozenset({".log", ".pid"}) | BACKUPS


@click.command()
@click.argument("place", metavar="[FILE|FOLDER]", required=False, type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(min=1), metavar="N", help="Leave the newest N backups in FOLDER.")
@click.option("--asked", is_flag=True, help="Write the one that was asked for on the operator's page, if one was.")
def backup(place: Path | None, *, keep: int | None, asked: bool) -> None:
    """Write everything that cannot be made again to FILE, while the installation works on.

    In a FOLDER the file is named by the moment; with --keep N, older ones of this installation are removed once it is
    complete. Without either it goes to the installation's own folder (GRADER_BACKUPS), which keeps GRADER_KEEP_BACKUPS.
    It holds the database, the learners' repositories, the exercises' folders and the installation's own keys: whoever
    has it has everything, so it is readable for you alone. Keep it on another machine.
    """
    if keep is not None and (place is None or not place.is_dir()):
        raise NotValid("keep_without_folder")
    settings = Settings()
    if asked:
        write_asked(settings, write_backup)
        return
    file = write_backup(settings) if place is None else write_backup_at(place, settings, keep=keep)
    click.echo(f"{file}  {size(file.stat().st_size, settings.language)}")


def write_backup(settings: Settings) -> Path:
    """Write a backup into the installation's own folder, and return its file.

    Raises:
        NotValid: `backups_folder`: it cannot be made.
        PlatformError: The backup cannot be written.
    """
    folder = settings.backups_folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotValid("backups_folder", folder=str(folder)) from error
    return write_backup_at(folder, settings, keep=settings.keep_backups)


def write_backup_at(place: Path, settings: Settings, *, keep: int | None = None) -> Path:
    """Write a backup to a file or into a folder, and return its file.

    Args:
        keep: How many stay in the folder; None: all.

    Raises:
        NotValid: `nothing_to_back_up`.
        PlatformError: It cannot be written.
    """
    revision = known_revision(settings.database_address)
    if revision is None:
        raise NotValid("nothing_to_back_up")
    folder = BackupFolder(place, installation_id(settings.data_folder))
    with upkeep_turn(settings.data_folder, patience=PATIENCE):
        file = folder.place(utc_now()) if place.is_dir() else place
        _write(file, settings, revision)
        if keep is not None:
            folder.keep(file, keep)
    return file


def _write(file: Path, settings: Settings, revision: str) -> None:
    """Write the archive; that it is begun stands in it, so that it says itself who made it."""
    _note(Act.BACKUP_BEGUN, file, settings, revision)
    with ArchiveFile(file, program=version("grader"), revision=revision, made_at=utc_now().isoformat()) as writer:
        step.back_up(_places(settings, revision, exercises=settings.exercises), writer)
    _note(Act.BACKUP_FINISHED, file, settings, revision)


def _note(act: Act, file: Path, settings: Settings, revision: str) -> None:
    """Write the act down, in tables that are this program's own: those of an older one may lack what that takes."""
    if revision == newest_revision():
        with assemble(settings).database.begin() as tx:
            tx.audit.add(act, file.name)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Fill an empty data folder and an empty database from FILE.

    Everything in FILE is checked before anything is written. The next `grader up` grades again what was under way.
    """
    settings = Settings()
    archive = Archive(file)
    manifest = archive.check()
    if manifest.revision not in known_revisions():
        raise NotValid("archive_newer", path=str(file))
    step.restore(archive, _places(settings, manifest.revision, exercises=settings.data_folder / "exercises"))
    made_at = datetime.fromisoformat(manifest.made_at).astimezone(settings.zone)
    facts = {"file": str(file), "moment": f"{made_at:%Y-%m-%d %H:%M}", "folder": str(settings.data_folder)}
    for line in restored_lines(facts, settings.language):
        click.echo(line)


@click.command()
def migrate() -> None:
    """Bring the database's tables to what this program needs; take a backup first."""
    settings = Settings()
    prepare_database(settings)
    click.echo(require_current(settings.database_address))


def _places(settings: Settings, revision: str, *, exercises: Path) -> tuple[step.BackupPlace, ...]:
    """Return what is copied, in the order that `back_up` wants."""
    return (
        Tables(settings.database_address, revision),
        FolderCopy("repositories", settings.repositories_folder, walk=in_copying_order, may_vanish=may_vanish),
        FolderCopy("exercises", exercises, walk=_plain_below),
        FolderCopy("data", settings.data_folder, walk=_own_files),
    )


def _own_files(data_folder: Path) -> Iterator[Path]:
    """Yield the installation's own files: its id, the key of its cookies, and whatever else is put beside them."""
    for path in sorted(data_folder.iterdir()):
        if path.name in NEVER_COPIED or path.suffix in NEVER_COPIED_SUFFIXES or ".sqlite3" in path.name:
            continue
        yield path
        if path.is_dir():
            yield from (below for below in _all_below(path) if below.suffix not in BACKUPS)


def _plain_below(folder: Path) -> Iterator[Path]:
    """Yield what a trainer's folder may hold: a link of theirs is no reason for a school to have no backup."""
    return (path for path in _all_below(folder) if not path.is_symlink())


def _all_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if "__pycache__" not in path.parts)
