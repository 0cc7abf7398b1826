"""A hand-in in a folder of this machine, seen as Git would see it."""

import os
from pathlib import Path

import pytest

from grader.adapters.hand_in_folder import HandInFolder
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import EntryKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one file in it."""
    (tmp_path / "bonjour.py").write_bytes(b"x = 1\n")
    return tmp_path


def test_files_are_listed_and_read(folder: Path) -> None:
    hand_in = HandInFolder(folder)

    (entry,) = hand_in.entries()

    assert (entry.path, entry.kind, entry.size_bytes) == ("bonjour.py", EntryKind.FILE, 6)
    assert hand_in.read([entry]) == (SourceFile("bonjour.py", b"x = 1\n"),)


def test_folders_are_looked_into_but_not_gits_own(folder: Path) -> None:
    for name in ("src/a/page.html", ".git/config"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).touch()

    assert {entry.path for entry in HandInFolder(folder).entries()} == {"bonjour.py", "src/a/page.html"}


def test_links_are_seen_and_never_followed(folder: Path) -> None:
    (folder / "passwd").symlink_to("/etc/passwd")
    (folder / "etc").symlink_to("/etc")
    (folder / "gone").symlink_to("nowhere")

    kinds = {entry.path: entry.kind for entry in HandInFolder(folder).entries()}

    assert kinds == {"bonjour.py": EntryKind.FILE} | dict.fromkeys(["passwd", "etc", "gone"], EntryKind.SYMLINK)


def test_what_is_neither_file_nor_link_is_left_out(folder: Path) -> None:
    os.mkfifo(folder / "pipe")

    assert [entry.path for entry in HandInFolder(folder).entries()] == ["bonjour.py"]


def test_a_name_that_is_not_utf8_is_listed(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.py"))).touch()

    assert [entry.path for entry in HandInFolder(folder).entries()] == ["bonjour.py", "caf\udce9.py"]
