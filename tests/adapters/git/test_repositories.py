"""Hostile and broken repositories, read as objects."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.adapters.git.loose_objects import MAX_LOOKED_AT
from grader.adapters.git.repositories import MAX_LISTED
from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from tests.adapters.git.bare import LINK, SUBMODULE, BareRepositories, Blob

ADA = "web-2610/ada.git"
MANY = 20_000


@pytest.fixture
def ada(bare: BareRepositories) -> BareRepositories:
    """Return the repositories with Ada's in it."""
    bare.create(ADA, [SourceFile("bonjour/bonjour.py", b"")], "Point de départ")
    return bare


def listed(bare: BareRepositories, blobs: list[Blob], *first: str) -> list[TreeEntry]:
    """Return what is listed of Ada's folder `bonjour` once it holds these things."""
    inside = [Blob(b"bonjour/" + blob.path, blob.content, blob.mode) for blob in blobs]
    tree = bare.folders(ADA, bare.push_blobs(ADA, inside))["bonjour"]
    return list(bare.entries(ADA, tree, first or ("bonjour.py",)))


def everything(bare: BareRepositories, commit: str) -> tuple[object, ...]:
    """Return all that can be read of Ada's folder `b`."""
    folders = bare.folders(ADA, commit)
    entries = sorted(set(bare.entries(ADA, folders["b"], ("a.py",))), key=lambda entry: entry.path)
    files = bare.read(ADA, [entry for entry in entries if entry.kind is EntryKind.FILE])
    return bare.main(ADA), folders, entries, files


@pytest.mark.slow
def test_what_is_handed_in_is_listed_however_much_stands_before_it(ada: BareRepositories) -> None:
    litter = [Blob(b".venv/lib/%05d.py" % number, b"") for number in range(MANY)]

    entries = listed(ada, [*litter, Blob(b"bonjour.py", b"x = 1\n")])

    assert entries[0].path == "bonjour.py"
    assert len(entries) == 1 + MAX_LISTED


@pytest.mark.parametrize("pattern", ["*.py", "src/*.py"])
def test_what_a_pattern_asks_for_is_listed_however_much_stands_before_it(ada: BareRepositories, pattern: str) -> None:
    litter = [Blob(b".venv/lib/%05d.py" % number, b"") for number in range(MAX_LISTED + 10)]
    wanted = pattern.replace("*", "bonjour")

    entries = listed(ada, [*litter, Blob(wanted.encode(), b"x = 1\n")], pattern)

    assert wanted in {entry.path for entry in entries}


def test_links_and_submodules_are_seen_as_what_they_are(ada: BareRepositories) -> None:
    blobs = [Blob(b"bonjour.py", b"/etc/passwd", LINK), Blob(b"lib", b"", SUBMODULE)]

    entries = {entry.path: entry for entry in listed(ada, blobs)}

    assert entries["bonjour.py"].kind is EntryKind.SYMLINK
    assert (entries["lib"].kind, entries["lib"].size_bytes) == (EntryKind.SUBMODULE, 0)


@pytest.mark.parametrize("name", [b"caf\xe9.py", b"a\nb.py", b"a\tb.py", b"-rf", b'"q".py', "héhé 漢.py".encode()])
def test_any_name_that_git_can_hold_is_listed_as_it_is(ada: BareRepositories, name: bytes) -> None:
    entries = listed(ada, [Blob(name, b"x = 1\n")])

    assert entries[0].path.encode("utf-8", "surrogateescape") == name
    assert ada.read(ADA, entries[:1])[0].content == b"x = 1\n"


def test_a_folder_with_the_name_of_the_file_does_not_stand_for_it(ada: BareRepositories) -> None:
    entries = listed(ada, [Blob(b"bonjour.py/other.py", b"")])

    assert {entry.path for entry in entries} == {"bonjour.py/other.py"}


def test_blobs_are_read_to_the_byte(ada: BareRepositories) -> None:
    contents = [b"", b"\0\xff\n", b"x = 1", b"100644 blob\n\n" * 5_000]

    entries = listed(ada, [Blob(b"f%d" % number, content) for number, content in enumerate(contents)], "f?")

    read = {file.path: file.content for file in ada.read(ADA, entries)}
    assert list(read.values()) == contents


def test_a_file_that_stands_where_the_exercises_folder_should_be_is_no_folder(ada: BareRepositories) -> None:
    commit = ada.push_blobs(ADA, [Blob(b"bonjour", b""), Blob(b"prix", b"", SUBMODULE)])

    assert ada.folders(ADA, commit) == {}


def test_a_push_is_dated_by_our_clock_and_not_by_what_the_commit_claims(ada: BareRepositories) -> None:
    ada.push_blobs(ADA, [Blob(b"a", b"")], at="1000000000 +0000")

    found = ada.main(ADA)

    assert found is not None
    assert abs(found[1] - datetime.now(UTC)) < timedelta(minutes=1)


def test_what_is_packed_is_read_like_what_lies_in_files_of_its_own(ada: BareRepositories) -> None:
    blobs = [
        Blob(b"b/a.py", b"x = 1\n"),
        Blob(b"b/lib/c.py", b""),
        Blob(b"b/l", b"a.py", LINK),
        Blob(b"b/s", b"", SUBMODULE),
    ]
    commit = ada.push_blobs(ADA, blobs)
    loose = everything(ada, commit)

    ada.git(ADA, "repack", "-a", "-d", "-q")

    assert not list((ada.folder / ADA / "objects").glob("??/*"))
    assert everything(ada, commit) == loose


def test_a_tree_of_many_folders_is_read_to_its_end(ada: BareRepositories) -> None:
    blobs = [Blob(b"b/%d/%d.py" % (number, number), b"") for number in range(MAX_LOOKED_AT)]

    entries = listed(ada, blobs, "*.py")

    assert len({entry.path for entry in entries}) == MAX_LOOKED_AT


def test_a_repository_without_main_has_none(ada: BareRepositories) -> None:
    ada.git(ADA, "update-ref", "-d", "refs/heads/main")

    assert ada.main(ADA) is None


def test_main_is_found_when_refs_are_packed(ada: BareRepositories) -> None:
    before = ada.main(ADA)

    ada.git(ADA, "pack-refs", "--all")

    assert ada.main(ADA) == before


@pytest.mark.parametrize("content", ["", "\0" * 41, "not a commit\n", "9" * 40 + "\n"])
def test_a_main_that_a_power_cut_broke_is_our_fault_and_not_an_empty_repository(
    ada: BareRepositories, content: str
) -> None:
    (ada.folder / ADA / "refs/heads/main").write_text(content)

    with pytest.raises(RepositoryUnreadable, match="ada"):
        ada.main(ADA)


def test_a_broken_reflog_is_our_fault(ada: BareRepositories) -> None:
    (ada.folder / ADA / "logs/refs/heads/main").write_bytes(b"\0" * 100 + b"\n")

    with pytest.raises(RepositoryUnreadable):
        ada.main(ADA)


def test_a_lost_blob_is_our_fault_and_not_a_missing_file(ada: BareRepositories) -> None:
    entry = listed(ada, [Blob(b"bonjour.py", b"x = 1\n")])[0]
    tree = ada.git(ADA, "rev-parse", "main:bonjour").decode().strip()
    (ada.folder / ADA / "objects" / entry.blob[:2] / entry.blob[2:]).unlink()

    with pytest.raises(RepositoryUnreadable):
        list(ada.entries(ADA, tree, ("bonjour.py",)))


def test_making_a_repository_again_starts_it_again(ada: BareRepositories) -> None:
    commit = ada.create(ADA, [SourceFile("prix/prix.py", b"")], "Point de départ")

    assert set(ada.folders(ADA, commit)) == {"prix"}


def test_a_bundle_is_cloned_like_a_repository(bare: BareRepositories, tmp_path: Path) -> None:
    bare.create("web-2610/ada.git", [SourceFile("bonjour/bonjour.py", b"x = 1\n")], "start")
    (tmp_path / "ada.bundle").write_bytes(b"".join(bare.bundle("web-2610/ada.git")))

    subprocess.run(["git", "clone", "-q", "-b", "main", "ada.bundle", "here"], cwd=tmp_path, check=True)

    assert (tmp_path / "here" / "bonjour" / "bonjour.py").read_text() == "x = 1\n"
