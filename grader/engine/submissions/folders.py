"""Which folder of a commit is which exercise: the one of its name, or the one that `grader.toml` says."""

from collections.abc import Mapping

from grader.domain.submissions.folder_map import FILE, MOST_BYTES, NOTHING_SAID, TOO_LARGE, FolderMap, folder_map
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from grader.engine.ports.git import Repositories


def said_folders(path: str, commit: str, repositories: Repositories) -> FolderMap:
    """Return what a commit's `grader.toml` says.

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    return _said(path, repositories.top(path, commit, FILE)[1], repositories)


def _said(path: str, entry: TreeEntry | None, repositories: Repositories) -> FolderMap:
    if entry is None or entry.kind is not EntryKind.FILE:
        return NOTHING_SAID
    if entry.size_bytes > MOST_BYTES:
        return TOO_LARGE
    (file,) = repositories.read(path, [entry])
    return folder_map(file.content)


def exercise_trees(path: str, commit: str, repositories: Repositories) -> Mapping[str, str]:
    """Return the tree id of each folder that may be an exercise's, by the exercise; however it came in, alike.

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    folders, entry = repositories.top(path, commit, FILE)
    said = _said(path, entry, repositories).folders
    there = repositories.trees(path, commit, tuple(said.values())) if said else {}
    return {**folders, **{slug: there[folder] for slug, folder in said.items() if folder in there}}


def folder_of(path: str, commit: str, slug: str, repositories: Repositories) -> str:
    """Return the path of an exercise's folder in a commit.

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    folder = said_folders(path, commit, repositories).folders.get(slug)
    is_there = folder is not None and folder in repositories.trees(path, commit, (folder,))
    return folder if folder is not None and is_there else slug
