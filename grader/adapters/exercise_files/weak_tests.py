"""Tests that prove nothing: they cannot fail, are skipped, or hide another of the same name. Found by reading."""

import ast
from collections.abc import Iterable, Iterator

from grader.adapters.exercise_files.idle_statements import DECIDING, EMPTY, idle_in, is_assertion
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
ALIKE_HOLDS = (ast.Eq, ast.Is, ast.LtE, ast.GtE)
SAME_OPERANDS = frozenset({"assertEqual", "assertEquals", "assertIs", "assertAlmostEqual", "assertCountEqual"})
ONE_OPERAND = frozenset({"assertTrue", "assertFalse"})


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
    idle = idle_in(function, suite.tree(path))
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node not in idle:
            return True
        if isinstance(node, ast.Assert) or is_assertion(node):
            if not (node in idle or _always_holds(node)):
                return True
            weak.append(node)
        elif isinstance(node, ast.Call) and _called_decides(suite, test, node, path, seen):
            return True
    return False


def _called_decides(suite: Suite, test: SuiteTest, call: ast.Call, path: str, seen: set[str]) -> bool:
    name = called_name(call)
    if name in DECIDING:
        return True
    helper = suite.function(name, path, test.classes)
    if helper is None or name in seen:
        return False
    seen.add(name)
    return _decides(suite, test, helper, path, [], seen)


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
        return several(_is_always_true(part) for part in test.values) or _is_either(test)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ALIKE_HOLDS):
        left, right = test.left, test.comparators[0]
        if "ANY" in (_constant_name(left), _constant_name(right)):
            return True  # unittest.mock.ANY equals everything
        return _is_fixed(test) or _alike(left, right) or (isinstance(test.ops[0], ast.GtE) and _is_length(left, right))
    return _is_something(test) or _is_fixed(test)


def _is_something(test: ast.expr) -> bool:
    """Tell whether it is a value that is never empty, whatever is in it: `assert (a == b, "…")` holds of any two."""
    match test:
        case ast.Tuple(elts) | ast.List(elts) | ast.Set(elts):
            return any(not isinstance(one, ast.Starred) for one in elts)
        case ast.JoinedStr(parts):
            return any(isinstance(one, ast.Constant) for one in parts)
        case ast.Lambda() | ast.GeneratorExp():
            return True
        case ast.Call(ast.Name("all"), [ast.GeneratorExp(_, [ast.comprehension(_, ast.expr() as over)])]):
            return ast.unparse(over) in EMPTY
    return False


def _is_either(test: ast.BoolOp) -> bool:
    """Tell whether it is `a == b or a != b`."""
    pairs = [
        (ast.dump(one.left), ast.dump(one.comparators[0]), type(one.ops[0]))
        for one in test.values
        if isinstance(one, ast.Compare) and len(one.ops) == 1
    ]
    return isinstance(test.op, ast.Or) and any(
        kind is ast.Eq and (left, right, ast.NotEq) in pairs for left, right, kind in pairs
    )


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
