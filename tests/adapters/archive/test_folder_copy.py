"""A folder is copied with its modes, into a place where nothing is."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.archive.folder_copy import FolderCopy
from grader.domain.errors import NotValid, PlatformError
from grader.engine.operation.backup import ArchiveMember


def everything(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.rglob("*")))


def a_copy(folder: Path) -> FolderCopy:
    return FolderCopy("data", folder, walk=everything)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    (source / "empty").mkdir(parents=True)
    (source / "deep").mkdir(mode=0o750)
    (source / "deep" / "key").write_bytes(b"\0secret")
    (source / "deep" / "key").chmod(0o400)
    return source


def test_it_fills_another_folder_with_the_same(source: Path, tmp_path: Path) -> None:
    a_copy(tmp_path / "target").fill(a_copy(source).members())

    facts = [
        {
            str(path.relative_to(top)): (path.stat().st_mode, path.is_dir() or path.read_bytes())
            for path in everything(top)
        }
        for top in (source, tmp_path / "target")
    ]
    assert facts[0] == facts[1]
    assert len(facts[0]) == 3


def test_a_folder_with_something_in_it_is_not_filled(source: Path) -> None:
    with pytest.raises(NotValid, match="place_not_empty"):
        a_copy(source).refuse_unless_empty()


def test_a_folder_that_is_not_there_is_filled(tmp_path: Path) -> None:
    a_copy(tmp_path / "target").refuse_unless_empty()


def test_what_is_neither_file_nor_folder_ends_a_backup_with_its_name(source: Path) -> None:
    os.mkfifo(source / "pipe")
    pipe = FolderCopy("data", source, walk=lambda folder: iter([folder / "pipe"]))

    with pytest.raises(PlatformError, match="pipe is neither a file nor a folder"):
        list(pipe.members())


def test_no_file_is_ever_written_through_a_link(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "key").symlink_to(source / "elsewhere")
    (member,) = [one for one in a_copy(source / "deep").members() if one.content]

    with pytest.raises(PlatformError, match="key cannot be written"):
        a_copy(target).fill(iter([ArchiveMember("data/key", 0o600, member.content)]))

    assert not (source / "elsewhere").exists()


def test_a_file_that_went_away_ends_a_backup(source: Path) -> None:
    gone = FolderCopy("data", source, walk=lambda folder: iter([folder / "gone"]))

    with pytest.raises(PlatformError, match="gone went away"):
        list(gone.members())


def test_a_file_that_may_go_away_is_left_out(source: Path) -> None:
    gone = FolderCopy("data", source, walk=lambda folder: iter([folder / "gone"]), may_vanish=lambda _path: True)

    assert list(gone.members()) == []
