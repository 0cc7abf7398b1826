"""What every store of repositories promises: the real one, and the fake that tests of the engine use."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from tests.adapters.git.bare import BareRepositories
from tests.fakes.repositories import FakeRepositories

ADA = "web-2610/ada.git"
FILES = (SourceFile("README.md", b"# Bonjour\n"), SourceFile("bonjour/bonjour.py", b"print()\n"))

Either = BareRepositories | FakeRepositories


@pytest.fixture(params=["fake", "real"])
def either(request: pytest.FixtureRequest) -> Either:
    """Return one of the two."""
    if request.param == "fake":
        return FakeRepositories(now=lambda: datetime.now(UTC))
    real: BareRepositories = request.getfixturevalue("bare")
    return real


def test_a_new_repository_holds_its_files(either: Either) -> None:
    commit = either.create(ADA, FILES, "Point de départ")

    tree = either.folders(ADA, commit)["bonjour"]
    (entry,) = set(either.entries(ADA, tree, ("bonjour.py",)))
    assert (entry.path, entry.kind, entry.size_bytes) == ("bonjour.py", EntryKind.FILE, 8)
    assert either.read(ADA, [entry]) == (SourceFile("bonjour.py", b"print()\n"),)


def test_main_is_where_it_was_moved_to_last(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")

    commit = either.push(ADA, FILES)

    found = either.main(ADA)
    assert found is not None
    assert found[0] == commit
    assert datetime.now(UTC) - found[1] < timedelta(minutes=1)


def test_a_folder_keeps_its_tree_until_something_in_it_changes(either: Either) -> None:
    first = either.folders(ADA, either.create(ADA, FILES, "Point de départ"))

    same = either.folders(ADA, either.push(ADA, [*FILES, SourceFile("prix/prix.py", b"")]))
    other = either.folders(ADA, either.push(ADA, [SourceFile("bonjour/bonjour.py", b"x = 1\n")]))

    assert same["bonjour"] == first["bonjour"] != other["bonjour"]
    assert (set(same), set(other)) == ({"bonjour", "prix"}, {"bonjour"})


def test_a_file_at_the_top_is_no_folder(either: Either) -> None:
    commit = either.create(ADA, FILES, "Point de départ")

    assert set(either.folders(ADA, commit)) == {"bonjour"}


def test_what_differs_between_two_commits_is_named(either: Either) -> None:
    first = either.create(ADA, [*FILES, SourceFile("prix/prix.py", b"")], "Point de départ")
    second = either.push(ADA, [FILES[0], SourceFile("bonjour/bonjour.py", b"x = 1\n"), SourceFile("a/b/c.py", b"c")])

    changes = either.changes(ADA, first, second)

    assert {(entry.path, entry.size_bytes) for entry in changes.written} == {("bonjour/bonjour.py", 6), ("a/b/c.py", 1)}
    assert changes.gone == {"prix/prix.py"}
    assert {file.content for file in either.read(ADA, changes.written)} == {b"x = 1\n", b"c"}


def test_a_commit_holds_those_before_it(either: Either) -> None:
    first = either.create(ADA, FILES, "Point de départ")
    second = either.push(ADA, FILES)

    assert either.holds(ADA, second, first)
    assert either.holds(ADA, first, first)
    assert not either.holds(ADA, first, second)


def test_two_repositories_do_not_meet(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")
    either.create("web-2610/karim.git", FILES, "Point de départ")

    either.push(ADA, [SourceFile("bonjour/bonjour.py", b"x = 1\n")])

    assert either.main(ADA) != either.main("web-2610/karim.git")


def test_a_repository_that_is_not_there_cannot_be_read(either: Either) -> None:
    with pytest.raises(RepositoryUnreadable):
        either.main("web-2610/nobody.git")


def test_a_commit_that_is_not_there_cannot_be_read(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")

    with pytest.raises(RepositoryUnreadable):
        either.folders(ADA, "9" * 40)


def test_a_tree_that_is_not_there_is_our_fault_and_not_an_empty_folder(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")

    with pytest.raises(RepositoryUnreadable):
        list(either.entries(ADA, "9" * 40, ("bonjour.py",)))


def test_a_blob_that_is_not_there_cannot_be_read(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")

    with pytest.raises(RepositoryUnreadable):
        either.read(ADA, [TreeEntry("bonjour.py", EntryKind.FILE, "9" * 40, 1)])


def test_it_tells_which_commits_are_there(either: Either) -> None:
    first = either.create(ADA, FILES, "Point de départ")
    tree = either.folders(ADA, first)["bonjour"]
    second = either.push(ADA, [SourceFile("bonjour/bonjour.py", b"x = 1\n")])

    assert [either.has_commit(ADA, one) for one in (first, second, tree, "9" * 40)] == [True, True, False, False]


def test_a_tree_is_no_commit(either: Either) -> None:
    tree = either.folders(ADA, either.create(ADA, FILES, "Point de départ"))["bonjour"]

    with pytest.raises(RepositoryUnreadable):
        either.folders(ADA, tree)


def test_a_bundle_holds_something_and_an_unreadable_repository_has_none(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")

    assert b"".join(either.bundle(ADA)).startswith(b"# v2 git bundle\n")
    with pytest.raises(RepositoryUnreadable):
        either.bundle("web-2610/nobody.git")


def test_files_are_added_beside_what_is_there(either: Either) -> None:
    either.create(ADA, FILES, "Point de départ")
    own = either.push(ADA, [FILES[0], SourceFile("bonjour/bonjour.py", b"x = 1\n")])

    made = either.add(ADA, own, [FILES[1], SourceFile("prix/prix.py", b"# ici\n")], "Nouveaux exercices")

    assert made is not None
    found = either.main(ADA)
    assert found is not None
    assert found[0] == made != own
    before, after = either.folders(ADA, own), either.folders(ADA, made)
    assert (after["bonjour"], set(after)) == (before["bonjour"], {"bonjour", "prix"})
    (entry,) = set(either.entries(ADA, after["prix"], ("prix.py",)))
    assert either.read(ADA, [entry]) == (SourceFile("prix.py", b"# ici\n"),)
    assert either.holds(ADA, made, own)


def test_where_all_is_there_nothing_moves(either: Either) -> None:
    own = either.create(ADA, FILES, "Point de départ")

    assert either.add(ADA, own, [SourceFile("bonjour/bonjour.py", b"other\n")], "Nouveaux exercices") == own


def test_a_file_in_the_way_of_a_folder_stays(either: Either) -> None:
    own = either.create(ADA, [*FILES, SourceFile("prix", b"my notes\n")], "Point de départ")

    assert either.add(ADA, own, [SourceFile("prix/prix.py", b"")], "Nouveaux exercices") == own


def test_a_file_goes_over_another_where_that_is_asked_for(either: Either) -> None:
    own = either.create(ADA, FILES, "Point de départ")
    mended = SourceFile("bonjour/bonjour.py", b"# mended\n")

    made = either.add(ADA, own, [mended], "Point de départ mis à jour", over=[mended.path])

    assert made not in {None, own}
    tree = either.folders(ADA, made or "")["bonjour"]
    entries = {entry for entry in either.entries(ADA, tree, ()) if entry.path == "bonjour.py"}
    assert [file.content for file in either.read(ADA, tuple(entries))] == [b"# mended\n"]


def test_nothing_is_added_to_a_main_that_has_moved(either: Either) -> None:
    own = either.create(ADA, FILES, "Point de départ")
    later = either.push(ADA, [*FILES, SourceFile("notes.txt", b"")])

    assert either.add(ADA, own, [SourceFile("prix/prix.py", b"")], "Nouveaux exercices") is None
    found = either.main(ADA)
    assert found is not None
    assert found[0] == later
