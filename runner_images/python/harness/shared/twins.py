"""Twins: a check's test with its expectations changed, by the same name in the same place; it must fail.

Each equality in it asks for another value, and ends the test well when the program's answer equals that too; at its end
stands what fails. So a value that equals everything makes the twin pass, as does an answer that is read where the test
has it written, and whoever makes failing tests pass. All else stays as it was written.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import SystemRandom

_draw = SystemRandom()
_EQUALITIES = frozenset(
    {"assertEqual", "assertAlmostEqual", "assertListEqual", "assertDictEqual", "assertTupleEqual", "assertSetEqual"}
)
_MEMBERSHIPS = frozenset({"assertIn"})
_WAITING = ("raises", "warns", "suppress", "deprecated_call", "assertRaises", "assertWarns", "subTest")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Function = ast.FunctionDef


@dataclass(frozen=True)
class _Change:
    """A piece of text to put in the place of what stands from `start` to `end`, in bytes."""

    start: int
    end: int
    text: str


def twin(source: bytes, tree: ast.Module, test: str) -> bytes | None:
    """Return `source`, which `tree` is of, with the test of that name (`Class::method` too) made to fail.

    None where no change is sure to make it fail: it is not found, it may end early, or it is no plain function.
    """
    function = _find(tree.body, test.split("::"))
    if function is None or _may_end_early(function):
        return None
    text = _Text(source, function)
    questions = [text.question(statement) for statement in _certain(function.body, text)]
    changes = [*(change for change in questions if change is not None), text.last_words()]
    for change in sorted(changes, key=lambda one: -one.start):
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


def _certain(body: Sequence[ast.stmt], text: "_Text") -> Iterator[ast.stmt]:
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


class _Text:
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
        """Return the statement as the question whether its answer is another one, too; None for other statements."""
        sides = _sides(statement)
        start = self._offset(statement.lineno, statement.col_offset)
        margin = self._source[self._lines[statement.lineno - 1] : start].decode()
        if sides is None or margin.strip():
            return None
        operator, left, right = sides
        end = self._offset(statement.end_lineno or 0, statement.end_col_offset or 0)
        if operator == "in":
            return _Change(start, end, f"if {self._other_member(left, right)}: return")
        before, condition = self._other_equality(left, right)
        return _Change(start, end, f"{before}\n{margin}if {condition}: return" if before else f"if {condition}: return")

    def last_words(self) -> _Change:
        """Return a failing statement at the function's end."""
        last = self._function.body[-1]
        end = self._offset(last.end_lineno or 0, last.end_col_offset or 0)
        first = self._function.body[0]
        margin = self._source[self._lines[first.lineno - 1] :][: first.col_offset].decode()
        number = _draw.randint(2, 900)
        lead = "; " if margin.strip() else f"\n{margin}"
        return _Change(end, end, f"{lead}assert {number} == {number + _draw.randint(1, 9)}")

    def _other_equality(self, left: ast.expr, right: ast.expr) -> tuple[str, str]:
        """Return a statement to come before, or nothing, and a condition that only what equals too much fulfils."""
        inner = _inside(left), _inside(right)
        for side in reversed(inner):
            if _is_literal(side):
                return "", self._with(side, _another(ast.literal_eval(side)), left, right)
        answers = [_asks(side) for side in inner]
        if answers == [True, True]:
            number = _draw.randint(2, 900)
            pair = f"(own := ({self._text(left)})), (other := ({self._text(right)}))"
            return "", f"[{pair}] and (own == (other, {number}) or (own, {number}) == other)"
        side = inner[0] if answers == [False, True] else inner[1]
        wrapped = f"({self._text(side)}, {_draw.randint(2, 900)})"
        # A name that is read nowhere else is changed before, so that a look at the test's own names finds it changed.
        if isinstance(side, ast.Name) and side.id in self._own and self._reads.count(side.id) == 1:
            return f"{side.id} = {wrapped}", f"({self._text(left)}) == ({self._text(right)})"
        return "", self._with(side, wrapped, left, right)

    def _other_member(self, left: ast.expr, right: ast.expr) -> str:
        number = _draw.randint(2, 900)
        if _is_literal(right) or (_asks(left) and not _asks(right)):
            return f"({self._text(left)}) in [({number}, {number})]"
        return f"(({self._text(left)}), {number}) in ({self._text(right)})"

    def _with(self, side: ast.expr, text: str, left: ast.expr, right: ast.expr) -> str:
        """Return the equality of `left` and `right`, with `text` in the place of `side`, which is within one."""
        first, last = self._span(side)
        sides = []
        for one in (left, right):
            start, end = self._span(one)
            inside = start <= first and last <= end
            written = self._source[start:first] + text.encode() + self._source[last:end] if inside else None
            sides.append((written or self._source[start:end]).decode())
        return f"({sides[0]}) == ({sides[1]})"

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._source[start:end].decode()

    def _span(self, node: ast.expr) -> tuple[int, int]:
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno or 0, node.end_col_offset or 0)

    def _offset(self, line: int, column: int) -> int:
        return self._lines[line - 1] + column


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
    """Tell whether anything is called for it."""
    return any(isinstance(node, ast.Call) for node in ast.walk(side))


def _is_literal(side: ast.expr) -> bool:
    try:
        ast.literal_eval(side)
    except ValueError:
        return False
    return True


def _another(value: object) -> str:
    """Return the text of another value of the same type, or of a tuple around it."""
    number = _draw.randint(3, 900)
    match value:
        case bool():
            other: object = not value
        case int() | float():
            other = value + number
        case str():
            other = value + "".join(_draw.sample(_LETTERS, 2))
        case list():
            other = [*value, number]
        case set():
            other = {*value, 1_000 + number}
        case dict():
            other = {**value, _draw.choice(_LETTERS) * 3: number}
        case _:
            other = (*value, number) if isinstance(value, tuple) else (value, number)
    return repr(other)
