"""Repositories are packed beside pushes and readers, without losing an object, and an erased one is gone."""

import threading
from pathlib import Path

import pytest

from grader.adapters.git.files import GitFiles
from grader.domain.exercises.exercise import SourceFile
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.served import clone, serve

ADA, KARIM = "web-2610/ada.git", "web-2610/karim.git"


@pytest.fixture
def ada(bare: BareRepositories) -> Path:
    """Return the folder of Ada's repository, with a few pushes in it."""
    bare.create(ADA, [SourceFile("bonjour/bonjour.py", b"")], "Point de départ")
    for number in range(5):
        bare.push(ADA, [SourceFile("bonjour/bonjour.py", f"# {number}\n".encode())])
    return bare.folder / ADA


def loose(repository: Path) -> int:
    """Return how many objects are files of their own."""
    return len(list(repository.glob("objects/??/*")))


def objects(bare: BareRepositories) -> bytes:
    """Return every object of Ada's repository, reachable or not."""
    return bare.git(ADA, "cat-file", "--batch-all-objects", "--batch-check")


def test_a_repository_of_many_small_objects_is_packed_and_keeps_each(bare: BareRepositories, ada: Path) -> None:
    bare.git(ADA, "hash-object", "-w", "--stdin", stdin=b"nobody refers to it")
    before = objects(bare)

    packed = GitFiles(bare.folder).repack(loose_objects=1)

    assert packed == 1
    assert loose(ada) == 0
    assert objects(bare) == before


def test_a_repository_of_few_is_left_alone(bare: BareRepositories, ada: Path) -> None:
    before = loose(ada)

    assert GitFiles(bare.folder).repack(loose_objects=before + 1) == 0
    assert loose(ada) == before


def test_a_broken_repository_holds_up_no_other(bare: BareRepositories, ada: Path) -> None:
    broken = bare.folder / "web-2610" / "aaa.git" / "objects" / "ab"
    broken.mkdir(parents=True)
    (broken / ("c" * 38)).write_bytes(b"nothing")

    assert GitFiles(bare.folder).repack(loose_objects=1) == 1
    assert loose(ada) == 0


def test_pushes_and_readers_go_on_while_it_packs(bare: BareRepositories, tmp_path: Path) -> None:
    bare.create(ADA, [SourceFile("bonjour/bonjour.py", b"")], "Point de départ")
    commits: list[str] = []
    with serve(bare.folder) as served:
        desk = clone(f"{served.address}/{ADA}", tmp_path / "desk")

        def push() -> None:
            for number in range(12):
                commits.append(desk.commit("bonjour/bonjour.py", f"# {number}\n".encode()))
                desk.push("main")

        pusher, packed = threading.Thread(target=push), 0
        pusher.start()
        while pusher.is_alive():
            packed += GitFiles(bare.folder).repack(loose_objects=1)
            for commit in commits[-3:-1]:
                assert "bonjour" in bare.folders(ADA, commit)
        pusher.join()

    assert packed > 0
    assert len(commits) == 12
    assert bare.git(ADA, "fsck", "--full", "--strict", "--no-dangling") == b""
    assert bare.git(ADA, "rev-list", "main").decode().split()[:12] == commits[::-1]


def test_an_erased_repository_is_gone_and_others_stay(bare: BareRepositories, ada: Path) -> None:
    bare.create(KARIM, [SourceFile("bonjour/bonjour.py", b"")], "Point de départ")

    for _ in range(2):
        GitFiles(bare.folder).erase(ADA)

    assert not ada.exists()
    assert bare.main(KARIM) is not None
