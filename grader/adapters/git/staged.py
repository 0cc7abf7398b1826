"""Repositories of a preview: commits are put into them without a client, with histories that a trainer has drawn up."""

from collections.abc import Sequence
from pathlib import Path

import git

from grader.adapters.git.places import place_of
from grader.adapters.git.repositories import AUTHOR, GitRepositories, index_entry
from grader.domain.exercises.exercise import SourceFile
from grader.domain.exercises.history import History
from grader.engine.ports.git import RefUpdate

MAIN = "refs/heads/main"


class StagedRepositories(GitRepositories):
    """The repositories of a preview's learner."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._place = folder
        self._told: dict[str, History] = {}

    def commit(self, path: str, folder: str, files: Sequence[SourceFile], history: History) -> RefUpdate:
        """Put a commit on `main` after which a folder holds these files alone, and return how it moved, as by a push.

        Args:
            files: By their path in the folder.
            history: What is told of the commits that it came by.
        """
        with git.Repo(place_of(self._place, path)) as repo:
            before = repo.commit("main")
            index = git.IndexFile.from_tree(repo, before)
            for place in [place for place in index.entries if str(place[0]).startswith(f"{folder}/")]:
                del index.entries[place]
            placed = (SourceFile(f"{folder}/{file.path}", file.content) for file in files)
            index.add([index_entry(repo, file) for file in placed], write=False)
            made = git.Commit.create_from_tree(
                repo, index.write_tree(), folder, parent_commits=[before], author=AUTHOR, committer=AUTHOR
            )
            repo.git.update_ref("--create-reflog", "-m", "push", MAIN, made.hexsha)
        self._told[made.hexsha] = history
        return RefUpdate(MAIN, before.hexsha, made.hexsha)

    def history(self, path: str, commit: str, folder: str) -> History:
        return self._told.get(commit) or super().history(path, commit, folder)
