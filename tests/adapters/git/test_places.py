"""No path leads out of the repositories' folder, whatever the database holds."""

from io import BytesIO
from pathlib import Path

import pytest

from grader.adapters.git.files import GitFiles
from grader.adapters.git.repositories import GitRepositories
from grader.adapters.git.transport import GitTransport
from grader.domain.errors import RepositoryUnreadable

OUTSIDE = [
    "../evil.git",
    "web/../../evil.git",
    "/evil.git",
    "..",
    ".",
    "",
    ".git",
    "web",
    "web/",
    "a\0/b.git",
    "web/./a.git",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_repository_is_made_or_read_outside(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "data" / "repositories"
    repositories, transport = GitRepositories(folder), GitTransport(folder)

    for step in (
        lambda: repositories.create(path, [], "Point de départ"),
        lambda: repositories.main(path),
        lambda: transport.advertise(path, "git-upload-pack", ""),
        lambda: transport.receive(path, BytesIO()),
    ):
        with pytest.raises(RepositoryUnreadable):
            step()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_is_removed_outside_nor_are_others_kept_from_it(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "data" / "repositories"
    for one in (folder / "web" / "ada.git", tmp_path / "data" / "evil.git", tmp_path / "evil.git"):
        one.mkdir(parents=True)

    for each in (path, "web/ada.git"):
        GitFiles(folder).erase(each)

    assert sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*.git")) == ["data/evil.git", "evil.git"]


def test_one_that_lies_outside_has_a_mark_too(tmp_path: Path) -> None:
    assert GitRepositories(tmp_path).mark("../evil.git") == "-"


@pytest.mark.parametrize("path", ["web-2610/ada.git", "Web 1/ada.git", "a/b/ada.git"])
def test_those_from_before_there_was_a_rule_stay_where_they_are(tmp_path: Path, path: str) -> None:
    repositories = GitRepositories(tmp_path)

    commit = repositories.create(path, [], "Point de départ")

    assert (tmp_path / path).is_dir()
    assert repositories.has_commit(path, commit)
