"""Mutants of a program that Python's `ast` can read: one operator, constant, result or statement is changed in each.

The tree says where; the text is changed there and nowhere else, so that a mutant differs from its program by what a
person would see. Libraries for it (mutmut, cosmic-ray) run the tests themselves and rewrite whole files: here each
mutant is a hand-in like any other.
"""

import ast
import re
import warnings
from collections.abc import Iterator
from itertools import pairwise

from grader.domain.publishing.mutants import Mutant

Change = tuple[int, int, bytes]
"""From where to where (bytes), and what stands there then."""

COMPARED = {
    ast.Eq: (b"==", b"!="),
    ast.NotEq: (b"!=", b"=="),
    ast.Lt: (b"<", b"<="),
    ast.LtE: (b"<=", b"<"),
    ast.Gt: (b">", b">="),
    ast.GtE: (b">=", b">"),
    ast.In: (b"in", b"not in"),
    ast.NotIn: (rb"not\s+in", b"in"),
    ast.Is: (b"is", b"is not"),
    ast.IsNot: (rb"is\s+not", b"is"),
}
COMPUTED = {
    ast.Add: (rb"\+", b"-"),
    ast.Sub: (b"-", b"+"),
    ast.Mult: (rb"\*", b"+"),
    ast.Div: (b"/", b"*"),
    ast.FloorDiv: (b"//", b"*"),
    ast.Mod: (b"%", b"*"),
    ast.Pow: (rb"\*\*", b"*"),
}
JOINED = {ast.And: (b"and", b"or"), ast.Or: (b"or", b"and")}
"""What stands between two operands, as a pattern, and what comes in its place."""


def mutants_of(path: str, content: bytes) -> Iterator[Mutant]:
    """Yield the mutants of a file, from its beginning to its end; none where it cannot be read."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    starts = _starts(content)
    seen = {content}
    for start, end, new in sorted(_changes(tree, content, starts)):
        changed = content[:start] + new + content[end:]
        if changed not in seen and _is_program(changed):
            seen.add(changed)
            yield _mutant(path, content, changed, start, end, len(new))


def _mutant(path: str, content: bytes, changed: bytes, start: int, end: int, length: int) -> Mutant:
    line = content.count(b"\n", 0, start) + 1
    return Mutant(path, line, _lines(content, start, end), _lines(changed, start, start + length), changed)


def _lines(text: bytes, start: int, end: int) -> tuple[str, ...]:
    first = text.rfind(b"\n", 0, start) + 1
    last = text.find(b"\n", end)
    return tuple(text[first : len(text) if last < 0 else last].decode("utf-8", "replace").split("\n"))


def _is_program(content: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(content, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _starts(content: bytes) -> list[int]:
    """Return where each line begins, from line 1."""
    starts = [0, 0]
    for line in content.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


class _Places:
    """Where nodes stand in the bytes of a file."""

    def __init__(self, content: bytes, starts: list[int]) -> None:
        self.content = content
        self._starts = starts

    def begin(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.end_lineno or node.lineno] + (node.end_col_offset or node.col_offset)

    def whole(self, node: ast.expr | ast.stmt, new: bytes) -> Change:
        return self.begin(node), self.end(node), new

    def between(self, left: ast.expr, right: ast.expr, way: tuple[bytes, bytes]) -> Iterator[Change]:
        """Yield the change of the operator between two operands; none beside a comment, which may hold one too."""
        start = self.end(left)
        gap = self.content[start : self.begin(right)]
        found = re.search(way[0], gap)
        if found and b"#" not in gap:
            yield start + found.start(), start + found.end(), way[1]


def _changes(tree: ast.Module, content: bytes, starts: list[int]) -> Iterator[Change]:
    places = _Places(content, starts)
    waiting: list[ast.AST] = [tree]
    while waiting:  # no recursion: a stranger's file may nest deeply
        node = waiting.pop()
        yield from _of(node, places)
        waiting += _below(node)


def _below(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is worth a change below a node: no docstring, no type, nothing that runs as a program alone."""
    if isinstance(node, ast.JoinedStr) or _is_main_guard(node):
        return  # until Python 3.12 nothing within an f-string knows its place
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_bare_text(child):
                yield child


def _is_main_guard(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.left, ast.Name)
        and node.test.left.id == "__name__"
    )


def _is_bare_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of(node: ast.AST, places: _Places) -> Iterator[Change]:
    """Yield the changes of one node itself."""
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, places)
    elif isinstance(node, ast.Constant | ast.JoinedStr):
        yield from (places.whole(node, new) for new in _other_value(node))
    else:
        yield from _of_operators(node, places)


def _of_operators(node: ast.AST, places: _Places) -> Iterator[Change]:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for one, operator, other in zip([left, *others], ops, others, strict=False):
                yield from places.between(one, other, COMPARED[type(operator)])
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in COMPUTED:
            yield from places.between(left, right, COMPUTED[type(operator)])
        case ast.BoolOp(op=operator, values=values):
            for one, other in pairwise(values):
                yield from places.between(one, other, JOINED[type(operator)])
        case ast.UnaryOp(op=ast.Not()):
            begin = places.begin(node)
            yield begin, begin + len(b"not ") - (places.content[begin + 3 : begin + 4] == b"("), b""
        case _:
            pass


def _of_statement(node: ast.stmt, places: _Places) -> Iterator[Change]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield places.whole(value, b"None")
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.AugAssign():
            yield places.whole(node, b"pass")
        case ast.Assign(targets=[target], value=value) if _may_go(target, value):
            yield places.whole(node, b"pass")
        case ast.Break():
            yield places.whole(node, b"continue")
        case _:
            pass


def _may_go(target: ast.expr, value: ast.expr) -> bool:
    """Tell whether what is assigned is there without it, too: any other would be missed at once."""
    if isinstance(target, ast.Subscript | ast.Attribute):
        return True
    names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return isinstance(target, ast.Name) and target.id in names


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _other_value(node: ast.Constant | ast.JoinedStr) -> Iterator[bytes]:
    value = node.value if isinstance(node, ast.Constant) else "…"
    match value:
        case bool():
            yield str(not value).encode()
        case int() | float():
            yield repr(value + 1).encode()
        case str():
            yield b'""' if value else b'"mutant"'
        case _:
            pass
