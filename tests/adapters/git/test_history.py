"""The history of a learner's folder, read from real repositories whose texts are hostile."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.adapters.git.repositories import GitRepositories
from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.exercises.history import MAX_FILES, MAX_SUBJECT
from tests.adapters.git.bare import BareRepositories

WHEN = {"GIT_AUTHOR_DATE": "2026-01-05T09:00:00Z", "GIT_COMMITTER_DATE": "2026-01-05T09:00:00Z"}
WHO = {name: value for role in ("AUTHOR", "COMMITTER") for name, value in {
    f"GIT_{role}_NAME": "Ada Lovelace", f"GIT_{role}_EMAIL": "ada@example.org"}.items()}  # fmt: skip
PATH = "promo/ada.git"


class Clone:
    """A learner's own working copy."""

    def __init__(self, folder: Path) -> None:
        """Begin one."""
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main", str(folder))

    def git(self, *arguments: str, **environment: str) -> str:
        """Run Git in it."""
        self.folder.mkdir(exist_ok=True)
        environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **WHEN, **WHO, **environment}
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self, subject: str, *paths: str, **environment: str) -> str:
        """Commit a change of each path, and return the commit's id."""
        for path in paths:
            place = self.folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"{subject} {self.git('rev-list', '--all', '--count')}", "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", subject, **environment)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return an empty working copy."""
    return Clone(tmp_path / "clone")


@pytest.fixture
def repositories(tmp_path: Path, clone: Clone) -> GitRepositories:
    """Return the adapter over the folder into which the working copy is pushed."""
    (tmp_path / "repositories" / "promo").mkdir(parents=True)
    clone.git("clone", "--quiet", "--bare", str(clone.folder), str(tmp_path / "repositories" / PATH))
    clone.git("remote", "add", "origin", str(tmp_path / "repositories" / PATH))
    return GitRepositories(tmp_path / "repositories")


def pushed(clone: Clone) -> str:
    clone.git("push", "--quiet", "origin", "main")
    return clone.git("rev-parse", "main")


def test_only_commits_of_the_folder_are_told_oldest_first(clone: Clone, repositories: GitRepositories) -> None:
    first = clone.commit("Ajoute la recette", "recette/r.md")
    clone.commit("Autre exercice", "bonjour/b.py")
    clone.commit("Corrige le sel", "recette/r.md", "recette/photos/a.txt")

    told = repositories.history(PATH, pushed(clone), "recette")

    assert [(commit.subject, commit.files) for commit in told] == [
        ("Ajoute la recette", ("r.md",)),
        ("Corrige le sel", ("photos/a.txt", "r.md")),
    ]
    assert (told[1].parents, told[0].author, told[0].at) == ((first,), "ada", datetime(2026, 1, 5, 9, tzinfo=UTC))


def test_no_name_and_no_address_is_told(clone: Clone, repositories: GitRepositories) -> None:
    clone.commit("Un", "recette/r.md")

    told = repositories.history(PATH, pushed(clone), "recette")

    assert "Lovelace" not in repr(told)
    assert "example.org" not in repr(told)


def test_a_merge_has_two_parents(clone: Clone, repositories: GitRepositories) -> None:
    clone.commit("Un", "recette/r.md")
    clone.git("switch", "--quiet", "-c", "dessert")
    clone.commit("Deux", "recette/d.md")
    clone.git("switch", "--quiet", "main")
    clone.git("merge", "--quiet", "--no-ff", "dessert", "-m", "Merge branch 'dessert'")

    merge = repositories.history(PATH, pushed(clone), "recette")[-1]

    assert (merge.subject, len(merge.parents), merge.files) == ("Merge branch 'dessert'", 2, ("d.md",))


def test_what_the_school_committed_is_told_as_the_schools(bare: BareRepositories) -> None:
    commit = bare.create(PATH, [SourceFile("recette/r.md", b"a")], "Ton point de départ")

    assert [one.author for one in bare.history(PATH, commit, "recette")] == ["school"]


HOSTILE = {
    "an empty message": ("", {}),
    "a long message": ("x" * 5_000, {}),
    "fields of ours": ("h0p1t2\nn\ne\ns", {}),
    "no name": ("Un", {"GIT_AUTHOR_NAME": "\u200b", "GIT_AUTHOR_EMAIL": ""}),
    "a moment before all": ("Un", {"GIT_AUTHOR_DATE": "@0 +0000"}),
    "a moment beyond all": ("Un", {"GIT_AUTHOR_DATE": "@999999999999 +0000"}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_commit_is_told_all_the_same(clone: Clone, repositories: GitRepositories, kind: str) -> None:
    subject, environment = HOSTILE[kind]
    clone.commit(subject, "recette/h1\np2", "recette/-é", **environment)

    (told,) = repositories.history(PATH, pushed(clone), "recette")

    assert len(told.subject) <= MAX_SUBJECT
    assert sorted(told.files) == ["-é", "h1\np2"]


def test_of_many_files_a_bounded_number_is_told(clone: Clone, repositories: GitRepositories) -> None:
    clone.commit("Tout", *(f"recette/{number}.txt" for number in range(MAX_FILES + 5)))

    (told,) = repositories.history(PATH, pushed(clone), "recette")

    assert len(told.files) == MAX_FILES


def test_a_commit_that_is_not_there_is_unreadable(clone: Clone, repositories: GitRepositories) -> None:
    clone.commit("Un", "recette/r.md")
    pushed(clone)

    with pytest.raises(RepositoryUnreadable):
        repositories.history(PATH, "1" * 40, "recette")
