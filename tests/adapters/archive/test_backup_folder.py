"""A folder of backups: names in the order of time, and only this installation's own oldest ones ever leave it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.adapters.archive.folder import BackupFolder

NIGHT = datetime(2026, 11, 29, 23, 59, 59, 999_999, tzinfo=UTC)


def nights(folder: BackupFolder, count: int) -> list[Path]:
    """Return a backup of each of these nights, oldest first."""
    made = [folder.place(NIGHT + timedelta(days=number)) for number in range(count)]
    for path in made:
        path.write_text("everything")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> BackupFolder:
    return BackupFolder(tmp_path, "7f3a")


def test_names_are_in_the_order_of_time(folder: BackupFolder) -> None:
    moments = [NIGHT + step for step in (timedelta(0), timedelta(microseconds=1), timedelta(days=30))]

    names = [folder.place(moment).name for moment in moments]

    assert names == sorted(set(names))


def test_the_oldest_leave(folder: BackupFolder) -> None:
    made = nights(folder, 5)

    folder.keep(made[-1], 3)

    assert sorted(folder.path.iterdir()) == made[2:]


def test_the_new_one_stays_whatever_the_clock_said_of_others(folder: BackupFolder) -> None:
    made = nights(folder, 4)

    folder.keep(made[0], 2)

    assert sorted(folder.path.iterdir()) == [made[0], made[3]]


def test_fewer_than_are_kept_all_stay(folder: BackupFolder) -> None:
    made = nights(folder, 2)

    folder.keep(made[-1], 7)

    assert sorted(folder.path.iterdir()) == made


def test_what_is_not_its_own_is_left_alone(folder: BackupFolder) -> None:
    others = {nights(BackupFolder(folder.path, "b0b0"), 1)[0].name, "Sun.backup", "grader-notes.backup", ".notes.draft"}
    for name in others:
        (folder.path / name).touch()
    made = nights(folder, 2)

    folder.keep(made[-1], 1)

    assert {path.name for path in folder.path.iterdir()} == others | {made[-1].name}


def test_what_a_killed_backup_left_is_removed(folder: BackupFolder) -> None:
    made = nights(folder, 1)
    (folder.path / f".{made[0].name}.4711.draft").touch()

    folder.keep(made[-1], 1)

    assert list(folder.path.iterdir()) == made
