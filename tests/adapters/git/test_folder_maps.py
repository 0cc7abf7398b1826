"""Folders below the top of a commit, and files at its top, in real repositories and in the fake."""

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import EntryKind
from grader.engine.submissions.folders import exercise_trees, folder_of, said_folders
from tests.adapters.git.bare import LINK, SUBMODULE, BareRepositories, Blob
from tests.adapters.git.test_repositories_contract import ADA, Either, either  # noqa: F401 - a fixture

MAP = b'[folders]\n"semaine-1/exo" = "bonjour"\nlien = "prix"\nailleurs = "vote"\n'
FILES = (
    SourceFile("bonjour/bonjour.py", b"old"),
    SourceFile("semaine-1/exo/bonjour.py", b"new"),
    SourceFile("grader.toml", MAP),
)


def test_an_exercise_is_the_folder_that_the_file_names(either: Either) -> None:  # noqa: F811 - the fixture
    either.create(ADA, (), "Point de départ")
    commit = either.push(ADA, FILES)

    trees = exercise_trees(ADA, commit, either)

    (entry,) = set(either.entries(ADA, trees["bonjour"], ("bonjour.py",)))
    assert either.read(ADA, [entry]) == (SourceFile("bonjour.py", b"new"),)
    assert folder_of(ADA, commit, "bonjour", either) == "semaine-1/exo"
    assert folder_of(ADA, commit, "vote", either) == "vote"
    assert "semaine-1" in trees


@pytest.mark.parametrize("packed", [False, True])
def test_no_link_and_no_other_repository_is_a_folder(bare: BareRepositories, packed: bool) -> None:  # noqa: FBT001
    bare.create(ADA, (), "Point de départ")
    blobs = [Blob(one.path.encode(), one.content) for one in FILES]
    odd = [Blob(b"lien", b"semaine-1", LINK), Blob(b"ailleurs", b"c" * 40, SUBMODULE)]
    commit = bare.push_blobs(ADA, [*blobs, *odd])
    if packed:
        bare.git(ADA, "repack", "-adq")
        bare.git(ADA, "prune-packed", "-q")

    found = bare.trees(ADA, commit, ("semaine-1/exo", "lien", "lien/exo", "ailleurs", "semaine-1/exo/bonjour.py", "no"))

    assert set(found) == {"semaine-1/exo"}
    assert said_folders(ADA, commit, bare).folders["bonjour"] == "semaine-1/exo"


@pytest.mark.parametrize("packed", [False, True])
def test_the_top_of_a_commit_is_its_folders_and_one_file_beside(bare: BareRepositories, packed: bool) -> None:  # noqa: FBT001
    bare.create(ADA, (), "Point de départ")
    files = [Blob(b"grader.toml", b"[folders]\n"), Blob(b"bonjour/bonjour.py", b"x = 1\n"), Blob(b"zut/a/b.py", b"")]
    commit = bare.push_blobs(ADA, files)
    if packed:
        bare.git(ADA, "repack", "-adq")
        bare.git(ADA, "prune-packed", "-q")

    folders, entry = bare.top(ADA, commit, "grader.toml")

    assert (folders, set(folders)) == (bare.folders(ADA, commit), {"bonjour", "zut"})
    assert entry is not None
    assert (entry.path, entry.kind, entry.size_bytes) == ("grader.toml", EntryKind.FILE, 10)
    assert bare.top(ADA, commit, "bonjour") == (folders, None)
    assert bare.top(ADA, commit, "nothing") == (folders, None)


@pytest.mark.parametrize("packed", [False, True])
def test_a_map_that_is_a_link_a_folder_or_a_bomb_is_not_read(bare: BareRepositories, packed: bool) -> None:  # noqa: FBT001
    bare.create(ADA, (), "Point de départ")
    link = bare.push_blobs(ADA, [Blob(b"grader.toml", b"../karim.git/config", LINK)])
    folder = bare.push_blobs(ADA, [Blob(b"grader.toml/x", b"")])
    bomb = bare.push_blobs(ADA, [Blob(b"grader.toml", b"a" * 3_000_000)])
    if packed:
        bare.git(ADA, "repack", "-adq")
        bare.git(ADA, "prune-packed", "-q")

    assert [said_folders(ADA, one, bare).folders for one in (link, folder, bomb)] == [{}, {}, {}]
    assert [len(said_folders(ADA, one, bare).problems) for one in (link, folder, bomb)] == [0, 0, 1]
    _, entry = bare.top(ADA, link, "grader.toml")
    assert entry is not None
    assert entry.kind is EntryKind.SYMLINK
