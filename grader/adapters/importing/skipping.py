"""Takes the tests that a suite skips out of its files, since each test that stays needs a check."""

import ast
from collections.abc import Mapping

from grader.adapters.exercise_files.suite import UNREADABLE, Function, left_out_marks

NOT_COLLECTED = b'lambda left_out: setattr(left_out, "__test__", False) or left_out'
"""In place of a class's own mark: pytest passes such a class by, and what inherits from it."""

Edit = tuple[int, int, bytes]
"""First and last byte of a text to replace, and its replacement."""


def without_skipped(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files without the functions and methods that are skipped, every other line as it was.

    A skipped function becomes a `pass` that names it, so that the block it stood in stays a block.
    """
    return {path: _edited(content) if path.endswith(".py") else content for path, content in files.items()}


def _edited(content: bytes) -> bytes:
    try:
        tree = ast.parse(content)
    except UNREADABLE:
        return content
    lines = content.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    edits: list[Edit] = []
    for node in ast.walk(tree):
        if isinstance(node, Function) and left_out_marks(node):
            edits.append(_function(node, starts))
        elif isinstance(node, ast.ClassDef):
            edits += [_mark(mark, starts) for mark in left_out_marks(node)]
    for first, last, replacement in sorted(edits, reverse=True):
        content = content[:first] + replacement + content[last:]
    return content


def _function(node: Function, starts: list[int]) -> Edit:
    first = min(decorator.lineno for decorator in node.decorator_list)
    indent = b" " * node.col_offset
    line = indent + f"pass  # {node.name}: skipped where it comes from, left out here\n".encode()
    return starts[first - 1], starts[node.end_lineno or node.lineno], line


def _mark(mark: ast.expr, starts: list[int]) -> Edit:
    first = starts[mark.lineno - 1] + mark.col_offset
    last = starts[(mark.end_lineno or mark.lineno) - 1] + (mark.end_col_offset or mark.col_offset)
    return first, last, NOT_COLLECTED
