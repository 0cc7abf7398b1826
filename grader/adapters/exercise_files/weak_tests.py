"""Tests that prove nothing: they cannot fail, are skipped, or hide another of the same name. Found by reading."""

import ast
from collections.abc import Iterable, Iterator

from grader.adapters.exercise_files.suite import (
    LEFT_OUT_MARKS,
    Function,
    Suite,
    SuiteTest,
    called_name,
    left_out_marks,
)
from grader.domain.errors import ManifestProblem

LEAVES_OUT = LEFT_OUT_MARKS | {"skipTest", "importorskip"}
DECIDING = frozenset({"raises", "warns", "deprecated_call", "fail", "expect", "exit", "read_until", "read_line"})
"""Calls that may end a test, beside those that begin with `assert`."""
ALIKE_HOLDS = (ast.Eq, ast.Is, ast.LtE, ast.GtE)
SAME_OPERANDS = frozenset({"assertEqual", "assertEquals", "assertIs", "assertAlmostEqual", "assertCountEqual"})
SWALLOWING = frozenset({"AssertionError", "Exception", "BaseException"})
ONE_OPERAND = frozenset({"assertTrue", "assertFalse"})
EMPTY = ("[]", "()", "{}")


def weaknesses(suite: Suite, mapped: Iterable[str]) -> Iterator[ManifestProblem]:
    """Yield what lets a wrong program pass the tests that checks name, with file and line.

    `no_assertion` alone may be meant: a test that only calls the program fails when it raises.
    """
    files: dict[str, None] = {}
    for name in mapped:
        path, _, called = name.partition("::")
        test = suite.test(name)
        if test is None:
            continue  # named where checks and tests are compared
        files[path] = None
        yield from (_left_out_problem(path, node, called) for node in _left_out(test))
        yield from _cannot_fail(suite, test, path, called)
        yield from (_problem(path, node, "second_unread", called_name(node)) for node in _second_unread(test))
    for path in files:
        body = suite.tree(path).body
        yield from (_left_out_problem(path, node, path) for node in _left_out_module(suite.tree(path)))
        yield from (_problem(path, node, "duplicate_test", node.name) for node in _hiding(body))
        yield from (_problem(path, node, "nested_class", node.name) for node in _nested(body))


def _problem(path: str, node: ast.AST, code: str, text: str) -> ManifestProblem:
    return ManifestProblem(f"tests/{path}", getattr(node, "lineno", None), code, text=text)


def _left_out_problem(path: str, node: ast.AST, called: str) -> ManifestProblem:
    """Return that a test may be left out; by a module that may be missing, which module."""
    call = node.value if isinstance(node, ast.Expr | ast.Assign) else node
    if isinstance(call, ast.Call) and called_name(call) == "importorskip" and call.args:
        return _problem(path, node, "import_or_skip", ast.unparse(call.args[0]).strip("'"))
    return _problem(path, node, "test_left_out", called)


def _left_out(test: SuiteTest) -> Iterator[ast.AST]:
    for node in (test.function, *test.classes):
        yield from left_out_marks(node)
    inside = (node for statement in test.function.body for node in ast.walk(statement))
    yield from (call for call in inside if isinstance(call, ast.Call) and _leaves_out(call))
    for decorator in test.function.decorator_list:
        yield from (one for one in ast.walk(decorator) if called_name(decorator) == "parametrize" and _is_left_out(one))


def _is_left_out(node: ast.AST) -> bool:
    """Tell whether a value of `parametrize` is marked to be skipped, or to fail."""
    return isinstance(node, ast.Attribute) and node.attr in LEFT_OUT_MARKS


def _left_out_module(tree: ast.Module) -> Iterator[ast.AST]:
    for statement in tree.body:
        if isinstance(statement, ast.Expr | ast.Assign) and (
            _leaves_out(statement.value)
            or (isinstance(statement.value, ast.Attribute) and statement.value.attr in LEAVES_OUT)
        ):
            yield statement


def _leaves_out(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Call) and called_name(expression) in LEAVES_OUT


def _hiding(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Yield each test, or class of tests, that has the name of one above it: Python knows the last alone."""
    seen: set[str] = set()
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _hiding(statement.body)
        if isinstance(statement, Function | ast.ClassDef) and _holds_tests(statement):
            if statement.name in seen:
                yield statement
            seen.add(statement.name)


def _holds_tests(node: Function | ast.ClassDef) -> bool:
    """Tell whether it is a test, or a class with some."""
    if isinstance(node, ast.ClassDef):
        return any(isinstance(part, Function) and part.name.startswith("test") for part in node.body)
    return node.name.startswith("test")


def _nested(body: list[ast.stmt]) -> Iterator[ast.ClassDef]:
    """Yield each class of tests that stands in another."""
    for outer in body:
        for inner in outer.body if isinstance(outer, ast.ClassDef) else ():
            if isinstance(inner, ast.ClassDef) and _holds_tests(inner):
                yield inner


def _cannot_fail(suite: Suite, test: SuiteTest, path: str, called: str) -> Iterator[ManifestProblem]:
    weak: list[ast.AST] = []
    if _decides(suite, test, test.function, path, weak, set()):
        return
    code = "cannot_fail" if weak or not _calls(test.function) else "no_assertion"
    yield _problem(path, weak[0] if weak else test.function, code, called)


def _second_unread(test: SuiteTest) -> Iterator[ast.Call]:
    """Yield each `assertTrue(a, 3)`: the 3 would be what it says, and nothing is compared."""
    for node in ast.walk(test.function):
        if isinstance(node, ast.Call) and called_name(node) in ONE_OPERAND:
            others = [one for one in node.args[1:] if not isinstance(one, ast.Name | ast.Call | ast.JoinedStr)]
            if others and not any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in others):
                yield node


def _calls(function: Function) -> bool:
    return any(isinstance(node, ast.Call) for statement in function.body for node in ast.walk(statement))


def _decides(suite: Suite, test: SuiteTest, function: Function, path: str, weak: list[ast.AST], seen: set[str]) -> bool:
    """Tell whether something in a function, or in a function of the suite that it calls, can end the test."""
    swallowed = _swallowed(function) | _never_run(function, suite.tree(path))
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node not in swallowed:
            return True
        if isinstance(node, ast.Assert) or _is_assertion(node):
            if not (node in swallowed or _always_holds(node)):
                return True
            weak.append(node)
        elif isinstance(node, ast.Call) and _called_decides(suite, test, node, path, seen):
            return True
    return False


def _swallowed(function: Function) -> set[ast.AST]:
    """Return what stands in a `try` that lets no failed assertion out."""
    blocks = (
        node
        for node in ast.walk(function)
        if (isinstance(node, ast.Try) and any(map(_swallows, node.handlers)))
        or (isinstance(node, ast.With) and any(_suppresses(item.context_expr) for item in node.items))
    )
    return {inner for one in blocks for statement in one.body for inner in ast.walk(statement)}


def _suppresses(manager: ast.expr) -> bool:
    """Tell whether it is `contextlib.suppress` of failed assertions."""
    if not isinstance(manager, ast.Call) or called_name(manager) != "suppress":
        return False
    return any(called_name(kind) in SWALLOWING for kind in manager.args)


def _never_run(function: Function, tree: ast.Module) -> set[ast.AST]:
    """Return what stands behind the end of a block, under `if False`, or in a loop over nothing."""
    empty = _empty_names(tree)
    idle: list[ast.stmt] = []
    for node in ast.walk(function):
        over_nothing = isinstance(node, ast.For) and (
            ast.unparse(node.iter) in EMPTY or called_name(node.iter) in empty
        )
        never = isinstance(node, ast.If | ast.While) and isinstance(node.test, ast.Constant) and not node.test.value
        if isinstance(node, ast.For | ast.If | ast.While) and (over_nothing or never):
            idle += node.body
        for block in ("body", "orelse", "finalbody"):
            statements = getattr(node, block, None)
            idle += _behind_the_end(statements) if isinstance(statements, list) else []
    return {inner for statement in idle for inner in ast.walk(statement)}


def _empty_names(tree: ast.Module) -> set[str]:
    """Return the names of a file that hold an empty collection, which nothing fills."""
    empty = {
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.value) in EMPTY
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    filled = (
        node.value if isinstance(node, ast.Attribute | ast.Subscript) else node.target
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Subscript | ast.AugAssign)
    )
    return empty - {called_name(node) for node in filled}


def _behind_the_end(statements: list[ast.stmt]) -> list[ast.stmt]:
    ends = (
        n for n, one in enumerate(statements, 1) if isinstance(one, ast.Return | ast.Raise | ast.Break | ast.Continue)
    )
    return statements[next(ends, len(statements)) :]


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler takes a failed assertion, and ends the test by nothing of its own."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    takes = any(kind is None or called_name(kind) in SWALLOWING for kind in kinds)
    inside = [node for statement in handler.body for node in ast.walk(statement)]
    ends = any(isinstance(node, ast.Raise | ast.Assert) or _is_assertion(node) for node in inside)
    return (
        takes and not ends and not any(isinstance(node, ast.Call) and called_name(node) in DECIDING for node in inside)
    )


def _called_decides(suite: Suite, test: SuiteTest, call: ast.Call, path: str, seen: set[str]) -> bool:
    name = called_name(call)
    if name in DECIDING:
        return True
    helper = suite.function(name, path, test.classes)
    if helper is None or name in seen:
        return False
    seen.add(name)
    return _decides(suite, test, helper, path, [], seen)


def _is_assertion(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and called_name(node).startswith("assert")


def _always_holds(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return _is_always_true(node.test)
    if not isinstance(node, ast.Call):
        return False
    name = called_name(node)
    if name in SAME_OPERANDS and len(node.args) > 1:
        return _alike(node.args[0], node.args[1])
    return name in ONE_OPERAND and len(node.args) > 0 and _is_fixed(node.args[0])


def _is_always_true(test: ast.expr) -> bool:
    if isinstance(test, ast.BoolOp):
        several = any if isinstance(test.op, ast.Or) else all
        return several(_is_always_true(part) for part in test.values)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ALIKE_HOLDS):
        left, right = test.left, test.comparators[0]
        if "ANY" in (_constant_name(left), _constant_name(right)):
            return True  # unittest.mock.ANY equals everything
        return _is_fixed(test) or _alike(left, right) or (isinstance(test.ops[0], ast.GtE) and _is_length(left, right))
    if isinstance(test, ast.Tuple):
        return bool(test.elts)  # `assert (a == b, "…")`: a tuple of two holds whatever is in it
    return _is_fixed(test)


def _constant_name(expression: ast.expr) -> str:
    return "" if isinstance(expression, ast.Call) else called_name(expression)


def _is_length(one: ast.expr, other: ast.expr) -> bool:
    """Tell whether a length is compared with 0, below which there is none."""
    return isinstance(one, ast.Call) and called_name(one) == "len" and ast.dump(other) == ast.dump(ast.Constant(0))


def _alike(one: ast.expr, other: ast.expr) -> bool:
    """Tell whether two operands are the same, and ask no object: what that keeps is the program's own."""
    asks_object = any(
        isinstance(node, ast.Attribute) or (isinstance(node, ast.Call) and called_name(node)[:1].isupper())
        for node in ast.walk(one)
    )
    return not asks_object and ast.dump(one) == ast.dump(other)


def _is_fixed(expression: ast.expr) -> bool:
    """Tell whether nothing in an expression can vary."""
    return not any(isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.Await) for node in ast.walk(expression))
