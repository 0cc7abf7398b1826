"""Tells which other files a program needs beside it: those that it imports, or names in a text."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from grader.adapters.exercise_files.suite import UNREADABLE


def needed_by(programs: Sequence[bytes], extras: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the extra files that the programs, or extra modules that they need, import or name in a text."""
    needed: dict[str, bytes] = {}
    waiting = list(programs)
    while waiting:
        words = _words(waiting.pop())
        found = {path: content for path, content in extras.items() if path not in needed and _is_named(path, words)}
        needed |= found
        waiting += [content for path, content in found.items() if path.endswith(".py")]
    return {path: content for path, content in extras.items() if path in needed}


def modules_in(program: bytes, place: str = "") -> set[str]:
    """Return the paths of the files that a program's imports may mean, relative to its folder.

    Args:
        place: The program's own path, for what it imports relatively.
    """
    return {f"{word.replace('.', '/')}.py" for word in _words(program, place, texts=False) if word}


def _is_named(path: str, words: set[str]) -> bool:
    module = path.removesuffix(".py").replace("/", ".")
    return (module if path.endswith(".py") else PurePosixPath(path).name) in words


def _words(program: bytes, place: str = "", *, texts: bool = True) -> set[str]:
    """Return the modules that a program imports and, with `texts`, the last parts of the paths in its texts."""
    try:
        tree = ast.parse(program)
    except UNREADABLE:
        return set()
    return {word for node in ast.walk(tree) for word in _words_of(node, place, texts=texts)}


def _words_of(node: ast.AST, place: str, *, texts: bool) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        packages = PurePosixPath(place).parts[: -node.level] if node.level else ()
        module = ".".join([*packages, *([node.module] if node.module else [])])
        yield module
        yield from (f"{module}.{alias.name}" if module else alias.name for alias in node.names)
    elif texts and isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.rpartition("/")[2]
