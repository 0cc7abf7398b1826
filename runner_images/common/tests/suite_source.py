"""What a test file's text says of the line that failed: whose each operand is, and which error was awaited there.

Nothing of it is run. A name is the learner's as far as a value of theirs, or what they printed, can have come into it.
"""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import FrameType, TracebackType

from runner_images.common.tests.name_flow import (
    THEIRS,
    Function,
    Names,
    name_of,
    names_of_module,
    spread_in,
    strength_of,
)

_AWAITING = frozenset({"raises", "assertRaises", "assertRaisesRegex"})
_OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


@dataclass(frozen=True)
class SuitePlace:
    """A line of the suite that was being run, and the values that its names had."""

    path: str
    line: int
    values: Mapping[str, object]


def places(trace: TracebackType | None, suite: str) -> list[SuitePlace]:
    """Return the lines of the folder `suite` that `trace` goes through, the innermost last."""
    found = []
    while trace is not None:
        frame: FrameType = trace.tb_frame
        if frame.f_code.co_filename.startswith(suite):
            values = {**frame.f_globals, **frame.f_locals}
            found.append(SuitePlace(frame.f_code.co_filename, trace.tb_lineno, values))
        trace = trace.tb_next
    return found


class FailedLine:
    """The line of the suite at which a test failed, in the light of the file around it."""

    def __init__(
        self, trace: TracebackType | None, suite: str, modules: Sequence[str], is_theirs: Callable[[object], bool]
    ) -> None:
        """Read the files of the folder `suite` that `trace` goes through.

        Args:
            trace: of the exception that ended the test.
            suite: the folder, or the beginning of its files' paths.
            modules: the names of the learner's modules.
            is_theirs: tells whether an object of the tests stands for one of the learner's.
        """
        self._places = places(trace, suite)
        self._modules = frozenset(modules)
        self._is_theirs = is_theirs

    def learners_side(self, operator: str) -> str | None:
        """Return the side of the comparison that is the learner's, `left` or `right`; None when nothing says."""
        sides = {_side(left, right) for left, right in self._operands(operator)}
        return sides.pop() if len(sides) == 1 else None

    def compares(self, operator: str) -> bool:
        """Tell whether the line may have made such a comparison: its assertion, if it is one, has the operator."""
        nodes = [node for place in self._places[-1:] for node in _around(_tree(place.path), place.line)]
        asserted = [node.test for node in nodes if isinstance(node, ast.Assert)]
        return not asserted or any(True for test in asserted for _ in _compared(test, operator))

    def awaited(self) -> str | None:
        """Return the exceptions that the line was to raise, as the test names them; None where it awaits none."""
        for place in reversed(self._places):
            for node in _around(_tree(place.path), place.line):
                calls = [item.context_expr for item in node.items] if isinstance(node, ast.With) else [node]
                kinds = [kind for call in calls if (kind := _awaited(call)) is not None]
                if kinds:
                    return kinds[0]
        return None

    def speaks(self) -> bool:
        """Tell whether it is a `raise` of the tests' own, or a call of a `fail`: its text is the author's."""
        nodes = [node for place in self._places[-1:] for node in _around(_tree(place.path), place.line)]
        return any(
            isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and name_of(node.func) == "fail")
            for node in nodes
        )

    def _operands(self, operator: str) -> Iterator[tuple[int, int]]:
        if not self._places:
            return
        place = self._places[-1]
        names = self._names(len(self._places) - 1)
        for node in _around(_tree(place.path), place.line):
            if isinstance(node, ast.Assert):
                for left, right in _compared(node.test, operator):
                    yield strength_of(left, names), strength_of(right, names)
            elif isinstance(node, ast.Call) and name_of(node.func).startswith("assert"):
                operands = [*node.args, *(word.value for word in node.keywords)][:2]
                if len(operands) == 2:  # noqa: PLR2004 - two sides
                    yield strength_of(operands[0], names), strength_of(operands[1], names)

    def _names(self, depth: int) -> Names:
        """Return how much each name is the learner's at the place `depth`; of a helper, as its caller filled them."""
        place = self._places[depth]
        tree = _tree(place.path)
        theirs = {name: THEIRS for name, value in place.values.items() if self._is_theirs(value)}
        names = names_of_module(tree, self._modules, theirs)
        function = next((node for node in _around(tree, place.line) if isinstance(node, Function)), None)
        if function is None:
            return names
        if depth > 0:
            names |= self._filled(function, depth)
        spread_in(function, names)
        return names

    def _filled(self, function: Function, depth: int) -> Names:
        """Return the parameters of `function`, which another place of the suite called."""
        caller = self._places[depth - 1]
        outer = self._names(depth - 1)
        parameters = [one.arg for one in function.args.args if one.arg != "self"]
        filled: Names = {}
        for node in _around(_tree(caller.path), caller.line):
            if isinstance(node, ast.Call) and name_of(node.func) == function.name:
                given = dict(zip(parameters, node.args, strict=False))
                given |= {word.arg: word.value for word in node.keywords if word.arg is not None}
                filled |= {name: strength_of(value, outer) for name, value in given.items()}
        return filled


@lru_cache(maxsize=16)
def _tree(path: str) -> ast.Module:
    try:
        return ast.parse(Path(path).read_bytes())
    except (OSError, ValueError, SyntaxError, RecursionError):
        return ast.Module([], [])


def _around(tree: ast.AST, line: int) -> list[ast.AST]:
    """Return the nodes that `line` lies in, the innermost first."""
    found = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        first, last = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
        if first is not None and last is not None and first <= line <= last:
            found.append(node)
        waiting += ast.iter_child_nodes(node)
    return sorted(found, key=lambda node: getattr(node, "end_lineno", 0) - getattr(node, "lineno", 0))


def _side(left: int, right: int) -> str | None:
    if left == right:
        return None
    return "left" if left > right else "right"


def _compared(test: ast.expr, operator: str) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the operands of the comparisons that must hold for `test` to: none of an `or`, nor of a `not`."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for part in test.values:
            yield from _compared(part, operator)
    elif isinstance(test, ast.Compare):
        operands = [test.left, *test.comparators]
        for kind, left, right in zip(test.ops, operands, operands[1:], strict=False):
            if _OPERATORS[type(kind)] == operator:
                yield left, right


def _awaited(node: ast.AST) -> str | None:
    if not (isinstance(node, ast.Call) and name_of(node.func) in _AWAITING and node.args):
        return None
    first = node.args[0]
    kinds = first.elts if isinstance(first, ast.Tuple) else [first]
    return ", ".join(ast.unparse(kind).rpartition(".")[2] for kind in kinds)[:200]
