"""An archive holds what was put in, for its owner alone; what was changed, cut off or made to harm is refused."""

import io
import json
import os
import resource
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.archive.reader import Archive
from grader.adapters.archive.writer import ArchiveFile
from grader.domain.errors import NotValid, PlatformError
from grader.engine.operation.backup import ArchiveMember

MADE_AT = "2026-11-23T08:05:00+00:00"


def a_file(name: str, content: bytes = b"bonjour", mode: int = 0o640) -> ArchiveMember:
    return ArchiveMember(name, mode, lambda: io.BytesIO(content))


def written(path: Path, *members: ArchiveMember) -> Path:
    with ArchiveFile(path, program="1", revision="0001", made_at=MADE_AT) as archive:
        for member in members:
            archive.add(member)
        archive.finish()
    return path


def read(path: Path, place: str) -> list[tuple[str, int, bytes | None]]:
    with Archive(path).members(place) as members:
        return [(one.name, one.mode, one.content().read() if one.content else None) for one in members]


def rewritten(path: Path, change: Callable[[tarfile.TarInfo, bytes], tuple[tarfile.TarInfo, bytes] | None]) -> Path:
    """Write an archive again with each of its members changed or left out."""
    changed = path.with_name("changed")
    with tarfile.open(path) as old, tarfile.open(changed, "w:gz") as new:
        for header in old:
            content = old.extractfile(header)
            kept = change(header, content.read() if content else b"")
            if kept is not None:
                kept[0].size = len(kept[1])
                new.addfile(kept[0], io.BytesIO(kept[1]))
    return changed


def hostile(path: Path, header: tarfile.TarInfo) -> Path:
    """Write an archive whose only member is this one."""
    with tarfile.open(path, "w:gz") as archive:
        archive.addfile(header, io.BytesIO(b"\0" * header.size))
    return path


def a_header(name: str, kind: bytes = tarfile.REGTYPE, *, mode: int = 0o600, target: str = "") -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.type, header.mode, header.linkname = kind, mode, target
    return header


HOSTILE = {
    "absolute path": a_header("/etc/passwd"),
    "way up": a_header("data/../../etc/passwd"),
    "way up at the end": a_header("data/.."),
    "empty part": a_header("data//passwd"),
    "here": a_header("./data/passwd"),
    "symbolic link": a_header("data/link", tarfile.SYMTYPE, target="/etc"),
    "hard link": a_header("data/link", tarfile.LNKTYPE, target="/etc/passwd"),
    "device": a_header("data/device", tarfile.CHRTYPE),
    "pipe": a_header("data/pipe", tarfile.FIFOTYPE),
    "folder outside": a_header("../data", tarfile.DIRTYPE),
    "program for everybody": a_header("data/sh", mode=0o4755),
}


def test_it_gives_back_what_was_put_in(tmp_path: Path) -> None:
    folder = ArchiveMember("data/keys", 0o700, None)

    path = written(tmp_path / "backup", folder, a_file("data/keys/é", b"\0\xff"), a_file("repositories/a/b.git/HEAD"))

    assert Archive(path).check().revision == "0001"
    assert read(path, "data") == [("data/keys", 0o700, None), ("data/keys/é", 0o640, b"\0\xff")]


def test_it_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "backup", a_file("data/a"))

    assert path.stat().st_mode & 0o777 == 0o600


def test_its_manifest_names_versions_and_a_digest_a_part(tmp_path: Path) -> None:
    path = written(tmp_path / "backup", a_file("data/a"), a_file("repositories/web/ada.git/objects/ab/cd"))

    with tarfile.open(path) as archive:
        manifest = json.load(archive.extractfile("manifest.json") or io.BytesIO())

    assert (manifest["format"], manifest["program"], manifest["revision"]) == (1, "1", "0001")
    assert {name: len(part["digest"]) for name, part in manifest["parts"].items()} == {
        "data": 64,
        "repositories/web/ada.git": 64,
    }


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("mine")

    with pytest.raises(NotValid, match="file_exists"):
        written(tmp_path / "backup", a_file("data/a"))

    assert (tmp_path / "backup").read_text() == "mine"


def test_a_backup_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def gone() -> io.BytesIO:
        message = "gone"
        raise PlatformError(message)

    with pytest.raises(PlatformError):
        written(tmp_path / "backup", a_file("data/a"), ArchiveMember("data/b", 0o600, gone))

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))

    with pytest.raises(PlatformError, match="backup cannot be written"):
        written(tmp_path / "backup", a_file("data/a", os.urandom(4_000_000)))

    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_member_is_refused(tmp_path: Path, header: tarfile.TarInfo) -> None:
    with pytest.raises(NotValid, match="archive_hostile"):
        Archive(hostile(tmp_path / "hostile", header)).check()


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_member_is_refused_once_more_when_it_is_unpacked(tmp_path: Path, header: tarfile.TarInfo) -> None:
    place = header.name.split("/", maxsplit=1)[0]

    with pytest.raises(NotValid, match="archive_hostile"):
        read(hostile(tmp_path / "hostile", header), place)


def test_one_bit_of_a_file_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "backup", a_file("data/a", b"bonjour"), a_file("repositories/web/ada.git/HEAD"))

    changed = rewritten(path, lambda header, content: (header, content.replace(b"bonjour", b"bonkour")))

    with pytest.raises(NotValid, match="archive_damaged"):
        Archive(changed).check()


@pytest.mark.parametrize("change", ["name", "mode"])
def test_a_changed_name_or_mode_is_noticed(tmp_path: Path, change: str) -> None:
    path = written(tmp_path / "backup", a_file("data/a"))

    def alter(header: tarfile.TarInfo, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if header.name == "data/a":
            setattr(header, change, "data/b" if change == "name" else 0o666)
        return header, content

    with pytest.raises(NotValid, match="archive_damaged"):
        Archive(rewritten(path, alter)).check()


def test_a_missing_file_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "backup", a_file("data/a"), a_file("exercises/b"))

    with pytest.raises(NotValid, match="archive_damaged"):
        Archive(rewritten(path, lambda header, content: None if header.name == "data/a" else (header, content))).check()


def test_an_archive_without_its_manifest_was_cut_off(tmp_path: Path) -> None:
    path = written(tmp_path / "backup", a_file("data/a"))

    with pytest.raises(NotValid, match="archive_cut_off"):
        Archive(rewritten(path, lambda header, content: (header, content) if "/" in header.name else None)).check()


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.6, 0.9])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, kept: float) -> None:
    path = written(tmp_path / "backup", a_file("data/a", bytes(range(256)) * 4_000))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])

    with pytest.raises(NotValid, match=r"archive_(unreadable|cut_off)"):
        Archive(path).check()


def test_an_archive_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "backup", a_file("data/a"))

    newer = rewritten(path, lambda header, content: (header, content.replace(b'"format":1', b'"format":2')))

    with pytest.raises(NotValid, match="archive_newer"):
        Archive(newer).check()
