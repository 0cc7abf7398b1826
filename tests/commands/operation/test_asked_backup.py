"""The backup that was asked for on the operator's page: written by a process of a worker host, and told to its end."""

import errno
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.assembly import Grader as Parts
from grader.assembly import assemble
from grader.commands.operation.asked_backup import fault_of
from grader.domain.errors import PlatformError
from grader.domain.operation.asked_backup import AskedBackup, BackupFault, BackupState
from grader.domain.operation.audit import Act, Way
from grader.domain.people import Person, Role
from grader.engine.operation.asking_backup import ask_backup, backup_waits
from grader.engine.ports.audit import AuditQuery
from grader.settings import Settings
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database


@dataclass
class Asked:
    """An installation whose operator asked for a backup."""

    parts: Parts
    folder: Path

    def stands(self) -> AskedBackup:
        """Return how far it is."""
        with self.parts.database.read() as tx:
            found = tx.asked_backups.newest()
        assert found is not None
        return found


@pytest.fixture
def asked(data: Path) -> Asked:
    fresh_database(data / "grader.sqlite3")
    parts = assemble(Settings(data=data))
    olga = Person("OLGA", "olga", "Olga", Role.OPERATOR)
    with parts.database.begin() as tx:
        tx.people.add(olga)
    ask_backup(olga, database=parts.database, now=parts.now, new_id=parts.new_id)
    return Asked(parts, data / "backups")


def test_it_is_written_into_the_installations_own_folder(grader: Grader, asked: Asked) -> None:
    ended = grader("backup", "--asked")

    (file,) = asked.folder.glob("*.backup")
    found = asked.stands()
    assert ended.status == 0
    assert (found.state(asked.parts.now()), found.file) == (BackupState.DONE, file.name)
    assert found.written_bytes == file.stat().st_size
    assert not backup_waits(database=asked.parts.database)


def test_nobody_but_the_system_is_named_as_who_wrote_it(grader: Grader, asked: Asked) -> None:
    grader("backup", "--asked")

    with asked.parts.database.read() as tx:
        (begun,) = tx.audit.find(AuditQuery(act=Act.BACKUP_BEGUN), 9)
    assert begun.actor.way is Way.SYSTEM


def test_a_second_process_finds_nothing_to_do(grader: Grader, asked: Asked) -> None:
    for _ in range(2):
        grader("backup", "--asked")

    assert len(list(asked.folder.glob("*.backup"))) == 1


def test_a_folder_that_cannot_be_made_is_told_and_asked_for_again(
    grader: Grader, asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GRADER_BACKUPS", str(tmp_path / "file" / "backups"))

    ended = grader("backup", "--asked")

    assert ended.status == 0
    assert asked.stands().fault(asked.parts.now()) is BackupFault.FOLDER


def test_without_a_place_a_backup_goes_to_the_same_folder_which_keeps_some(
    grader: Grader, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_KEEP_BACKUPS", "2")

    shown = [grader("backup").shown for _ in range(3)]

    files = sorted(asked.folder.glob("*.backup"))
    assert len(files) == 2
    assert re.fullmatch(rf"{files[-1]}  \d+\skB\n", shown[-1])


def test_what_the_folder_holds_is_told(grader: Grader, asked: Asked) -> None:
    grader("backup")

    kept = asked.parts.kept_backups()

    assert (kept.count, kept.most, kept.beside_data) == (1, 7, True)
    assert kept.newest_bytes > 0


@pytest.mark.parametrize(
    ("number", "fault"),
    [(errno.ENOSPC, "no_room"), (errno.EACCES, "folder"), (errno.EIO, "other")],
)
def test_what_an_operator_can_mend_has_a_word(number: int, fault: str) -> None:
    broke = PlatformError("it cannot be written")
    broke.__cause__ = OSError(number, "?")

    assert fault_of(broke) == fault
