"""A tree of files as it is after a learner's command, and in what it differs from the one that is expected."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from runner_images.common.tests.differences import Difference
from runner_images.common.tests.texts import text_pair
from runner_images.common.wire.frames import Json

_NAME_CHARACTERS = 120


@dataclass(frozen=True)
class TreeLink:
    """A symbolic link, and what it points to."""

    target: str


Content = str | bytes | TreeLink | None
"""Of a file what it holds, of a folder None."""


class Tree(dict[str, Content]):
    """What lies in a folder, by path: `{"notes/": None, "notes/a.txt": "…"}`.

    Compared with a plain dictionary, folders that the paths in it name need not be in it themselves.
    """

    __hash__ = None

    @property
    def names(self) -> list[str]:
        """The paths in order, folders with a slash behind them."""
        return sorted(self)

    def only(self, pattern: str) -> "Tree":
        """Return the part whose paths match a pattern: `*.html` for pages, `*/` for folders."""
        return Tree({path: content for path, content in self.items() if fnmatchcase(path, pattern)})

    def __eq__(self, other: object) -> bool:
        """Tell whether the same lies in both."""
        return isinstance(other, Mapping) and with_folders(self) == with_folders(other)

    def __ne__(self, other: object) -> bool:
        """Tell whether something is different."""
        return not self == other


def with_folders(paths: Mapping[str, Content]) -> dict[str, Content]:
    """Return a tree with every folder that its paths lie in."""
    parents = {f"{folder}/": None for path in paths for folder in PurePosixPath(path).parents if folder.parts}
    return {**parents, **paths}


def tree_difference(expected: object, actual: Tree) -> tuple[Difference, str, str] | None:
    """Return the first thing that differs, and both as they are to be shown; None where one is no tree."""
    if not isinstance(expected, Mapping):
        return None
    wanted, seen = with_folders(expected), with_folders(actual)
    lacking, extra = sorted(wanted.keys() - seen.keys()), sorted(seen.keys() - wanted.keys())
    found = _moved(lacking, extra, wanted, seen) or _other_kind(lacking, extra) or _lacking(lacking, extra)
    if found is not None:
        return found, *text_pair("\n".join(sorted(wanted)), "\n".join(sorted(seen)))
    path = next((path for path in sorted(wanted) if wanted[path] != seen[path]), None)
    if path is None:
        return None
    return Difference("tree_content", {"item": _cut(path)}), *text_pair(_text(wanted[path]), _text(seen[path]))


def _moved(
    lacking: list[str], extra: list[str], wanted: Mapping[str, Content], actual: Mapping[str, Content]
) -> Difference | None:
    """Return the first file that lies in another place, or has another name."""
    for path in lacking:
        for found in extra:
            alike = wanted[path] == actual[found] and (wanted[path] or _name(path) == _name(found))
            if alike and path.endswith("/") is found.endswith("/"):
                return Difference("tree_moved", {"item": _cut(path), "found": _cut(found)})
    return None


def _other_kind(lacking: list[str], extra: list[str]) -> Difference | None:
    for path in lacking:
        if path.endswith("/") and path.removesuffix("/") in extra:
            return Difference("tree_no_folder", {"item": _cut(path.removesuffix("/"))})
        if f"{path}/" in extra:
            return Difference("tree_folder", {"item": _cut(path)})
    return None


def _lacking(lacking: list[str], extra: list[str]) -> Difference | None:
    for word, paths in (("tree_missing", lacking), ("tree_extra", extra)):
        # The folder is told before what it would hold.
        for path in paths:
            return Difference(f"{word}_folder" if path.endswith("/") else word, {"item": _cut(path)})
    return None


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _text(content: Content) -> str:
    if isinstance(content, TreeLink):
        return f"-> {content.target}"
    return content if isinstance(content, str) else repr(content)


def _cut(path: str) -> Json:
    return path if len(path) <= _NAME_CHARACTERS else f"{path[: _NAME_CHARACTERS - 1]}…"
