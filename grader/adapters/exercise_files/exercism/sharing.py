"""Tells which extra files the learner's own program needs beside it, since it cannot see those of the tests."""

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


def _is_named(path: str, words: set[str]) -> bool:
    module = path.removesuffix(".py").replace("/", ".")
    return (module if path.endswith(".py") else PurePosixPath(path).name) in words


def _words(program: bytes) -> set[str]:
    """Return the modules that a program imports, and the last parts of the paths in its texts."""
    try:
        tree = ast.parse(program)
    except UNREADABLE:
        return set()
    return {word for node in ast.walk(tree) for word in _words_of(node)}


def _words_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
        yield from (f"{node.module}.{alias.name}" if node.module else alias.name for alias in node.names)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.rpartition("/")[2]
