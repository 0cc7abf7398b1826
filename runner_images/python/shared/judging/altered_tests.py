"""Altered tests: a check's test with its expectations changed, by the same name in the same place; it must fail.

Each assertion of an equality asks for another value, and ends the test well when the program's answer equals that too;
at its end stands what fails. So a value that equals everything makes the altered test pass, as does an answer that is
read where the test has it written, and whoever makes failing tests pass. All else stays as it was written.
"""

import ast
import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import SystemRandom

_draw = SystemRandom()
_EQUALITIES = frozenset(
    {"assertEqual", "assertAlmostEqual", "assertListEqual", "assertDictEqual", "assertTupleEqual", "assertSetEqual"}
)
_MEMBERSHIPS = frozenset({"assertIn"})
_WAITING = ("raises", "warns", "suppress", "deprecated_call", "assertRaises", "assertWarns", "subTest")
_BUILTINS = frozenset(dir(builtins))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Function = ast.FunctionDef


@dataclass(frozen=True)
class _Change:
    """A piece of text to put in the place of what stands from `start` to `end`, in bytes."""

    start: int
    end: int
    text: str
    depth: int = 0
    """How far in what follows stands; of two changes at one place the outer one comes last."""


def altered_test(source: bytes, tree: ast.Module, test: str) -> bytes | None:
    """Return `source`, which `tree` is of, with the test of that name (`Class::method` too) made to fail.

    None where no change is sure to make it fail: it is not found, it may end early, or it is no plain function.
    """
    function = _find(tree.body, test.split("::"))
    if function is None or _may_end_early(function):
        return None
    text = _TestText(source, function)
    questions = [text.question(statement) for statement in _certain(function.body, text)]
    changes = [*(change for change in questions if change is not None), text.last_words()]
    for change in sorted(changes, key=lambda one: (-one.start, one.depth)):
        source = source[: change.start] + change.text.encode() + source[change.end :]
    return source if _is_python(source) else None


def _is_python(source: bytes) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def _find(body: Sequence[ast.stmt], path: list[str]) -> Function | None:
    for node in reversed(body):
        if isinstance(node, ast.ClassDef) and len(path) > 1 and node.name == path[0]:
            return _find(node.body, path[1:])
        if isinstance(node, Function) and path == [node.name]:
            return node
    return None


def _may_end_early(function: Function) -> bool:
    return any(isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) for node in ast.walk(function))


def _certain(body: Sequence[ast.stmt], text: "_TestText") -> Iterator[ast.stmt]:
    """Yield the statements of the test's own that are not waited for to fail."""
    for node in body:
        yield node
        if isinstance(node, ast.With) and not any(_is_waiting(item.context_expr) for item in node.items):
            yield from _certain(node.body, text)
        elif isinstance(node, ast.For | ast.If):
            yield from _certain([*node.body, *node.orelse], text)


def _is_waiting(context: ast.expr) -> bool:
    """Tell whether a block waits for an exception, in which a failure would be a success."""
    return any(word in ast.unparse(context) for word in _WAITING)


class _TestText:
    """The text of a file with one function in it."""

    def __init__(self, source: bytes, function: Function) -> None:
        self._source = source
        self._function = function
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
        self._own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        self._own |= {argument.arg for argument in function.args.args}
        self._reads = [node.id for node in names if isinstance(node.ctx, ast.Load)]

    def question(self, statement: ast.stmt) -> _Change | None:
        """Return the statement as the question whether it holds for another value, too; None for other statements."""
        if isinstance(statement, ast.With):
            return self._escape(statement)
        sides = _sides(statement)
        start, end = self._span(statement)
        if sides is None or (margin := self._margin(start)).strip():
            return None
        side, text, before = self._another_side(*sides)
        first, last = self._span(side)
        changed = self._source[start:first].decode() + text + self._source[last:end].decode()
        return _Change(start, end, f"\n{margin}".join((*before, *_asked(changed))))

    def _escape(self, block: ast.With) -> _Change | None:
        """Return, to follow a block, the question whether a failed assertion gets out of one like it."""
        start, end = self._span(block)
        contexts = [item.context_expr for item in block.items]
        margin = self._margin(start)
        if margin.strip() or any(map(_is_waiting, contexts)) or not any(map(_asks, contexts)):
            return None
        inner = f"with {', '.join(map(ast.unparse, contexts))}: assert {_false()}"
        return _Change(end, end, f"\n{margin}".join(("", *_asked(inner))), depth=1 + len(margin))

    def last_words(self) -> _Change:
        """Return a failing statement at the function's end."""
        _, end = self._span(self._function.body[-1])
        margin = self._margin(self._span(self._function.body[0])[0])
        lead = "; " if margin.strip() else f"\n{margin}"
        return _Change(end, end, f"{lead}assert {_false()}")

    def _another_side(self, operator: str, left: ast.expr, right: ast.expr) -> tuple[ast.expr, str, tuple[str, ...]]:
        """Return the side that is expected, the text of another value for it, and what is to come before."""
        left, right = _inside(left), _inside(right)
        number = _draw.randint(3, 900)
        if operator == "in":
            side = right if _is_literal(right) or (_asks(left) and not _asks(right)) else left
            text = self._text(side)
            return side, f"[({text}, {number})]" if side is right else f"({text}, {number})", ()
        for side in (right, left):
            if _is_literal(side):
                return side, repr(_another(ast.literal_eval(side))), ()
        asked = [_asks(left), _asks(right)]
        side = _draw.choice((left, right)) if asked == [True, True] else left if asked == [False, True] else right
        wrapped = f"({self._text(side)}, {number})"
        # A name that is read nowhere else is changed before, so that a look at the test's own names finds it changed.
        if isinstance(side, ast.Name) and side.id in self._own and self._reads.count(side.id) == 1:
            return side, side.id, (f"{side.id} = {wrapped}",)
        return side, wrapped, ()

    def _margin(self, offset: int) -> str:
        """Return what stands before a place in its line."""
        line = max(start for start in self._lines if start <= offset)
        return self._source[line:offset].decode()

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._source[start:end].decode()

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno or 0, node.end_col_offset or 0)

    def _offset(self, line: int, column: int) -> int:
        return self._lines[line - 1] + column


def _asked(statement: str) -> tuple[str, ...]:
    """Return the lines that end a test well if `statement` does not fail."""
    return "try:", f"    {statement}", "except AssertionError: pass", "else: return"


def _false() -> str:
    """Return a condition that does not hold."""
    number = _draw.randint(2, 900)
    return f"{number} == {number + _draw.randint(1, 9)}"


def _sides(statement: ast.stmt) -> tuple[str, ast.expr, ast.expr] | None:
    """Return what a statement says to be equal, or one in the other, as `assert` or by a `unittest` method."""
    match statement:
        case ast.Assert(test=ast.Compare(left=left, ops=[ast.Eq()], comparators=[right])):
            return "==", left, right
        case ast.Assert(test=ast.Compare(left=left, ops=[ast.In()], comparators=[right])):
            return "in", left, right
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name), args=[left, right, *_], keywords=[])):
            operator = "==" if name in _EQUALITIES else "in" if name in _MEMBERSHIPS else None
            return None if operator is None else (operator, left, right)
    return None


def _inside(side: ast.expr) -> ast.expr:
    """Return what an `approx` is about, else the side itself."""
    match side:
        case ast.Call(func=ast.Name(id="approx") | ast.Attribute(attr="approx"), args=[inner, *_]):
            return inner
    return side


def _asks(side: ast.expr) -> bool:
    """Tell whether anything is called for it but functions that Python has of itself."""
    calls = [node.func for node in ast.walk(side) if isinstance(node, ast.Call)]
    return any(not isinstance(call, ast.Name) or call.id not in _BUILTINS for call in calls)


def _is_literal(side: ast.expr) -> bool:
    try:
        ast.literal_eval(side)
    except ValueError:
        return False
    return True


def _another(value: object) -> object:
    """Return another value of the same type, as like it as can be; of what has no other, a tuple around it."""
    number = _draw.randint(3, 900)
    match value:
        case bool():
            other: object = not value
        case int() | float():
            other = value + number
        case str():
            other = value + "".join(_draw.sample(_LETTERS, 2))
        case list() if value:
            other = [*value[:-1], _another(value[-1])]
        case tuple() if value:
            other = (*value[:-1], _another(value[-1]))
        case dict() if value:
            key, last = list(value.items())[-1]
            other = {**value, key: _another(last)}
        case _:
            other = (value, number)
    return other
