"""Where a repository lies below the repositories' folder; no path leads out of it, whatever was stored."""

from pathlib import Path

from grader.domain.errors import RepositoryUnreadable


def place_of(folder: Path, path: str) -> Path:
    """Return where a repository lies.

    Raises:
        RepositoryUnreadable: It would lie outside of the folder, or be no repository but a folder of several.
    """
    *above, name = path.split("/")
    if "\0" in path or not {"", ".", ".."}.isdisjoint(above) or name.removesuffix(".git") in {"", name}:
        message = f"{path!r} is no repository's path below their folder"
        raise RepositoryUnreadable(message)
    return folder / path
