"""Finds the tests of a suite by reading it, as pytest finds them by running it."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from grader.domain.exercises.runners import PYTEST

COLLECTED_FILES = ("test_*.py", "*_test.py")
LEFT_OUT_MARKS = frozenset({"skip", "expectedFailure", "xfail"})
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What parsing a stranger's file may raise: ValueError for a null byte before Python 3.12, the last two for nesting."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Found:
    """A function or a class where it is defined."""

    path: str
    node: Function | ast.ClassDef


@dataclass(frozen=True)
class SuiteTest:
    """One test that pytest will call.

    Attributes:
        name: `file.py::function` or `file.py::Class::method`, the class being the one that pytest meets.
        classes: That class, then its bases as far as they stand in the suite; empty for a plain function.
    """

    name: str
    function: Function
    classes: tuple[ast.ClassDef, ...] = ()

    @property
    def is_skipped(self) -> bool:
        """Tell whether it, or a class it comes through, is marked to be skipped or to fail, whatever the program."""
        return any(left_out_marks(node) for node in (self.function, *self.classes))


class Suite:
    """The Python files of a suite, and what their names mean across them."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Parse the files, by relative POSIX path; one that is no Python, or no Python file, holds no test."""
        self._trees = {path: tree for path, content in files.items() if (tree := _tree(path, content)) is not None}
        self._scopes: dict[str, dict[str, Found]] = {}

    def names(self) -> set[str]:
        """Return `file.py::name` of every function and `file.py::Class::name` of every method, inherited ones too."""
        return {test.name for path in self._trees for test in self._callables(path)}

    def test(self, name: str) -> SuiteTest | None:
        """Return the test of that name, as `names` has it."""
        path = name.partition("::")[0]
        called = self._callables(path) if path in self._trees else iter(())
        return next((test for test in called if test.name == name), None)

    def tree(self, path: str) -> ast.Module:
        """Return a file as it was parsed."""
        return self._trees[path]

    def function(self, name: str, path: str, classes: tuple[ast.ClassDef, ...]) -> Function | None:
        """Return the function of the suite that a call of `name` in a file means, or the method of these classes."""
        method = _methods(classes).get(name)
        if method is not None:
            return method
        found = self._scope(path).get(name)
        return found.node if found is not None and not isinstance(found.node, ast.ClassDef) else None

    def asks_for(self, fixture: str) -> bool:
        """Tell whether a test, or a fixture of the suite's own, has a parameter of this name."""
        functions = (node for tree in self._trees.values() for node in ast.walk(tree) if isinstance(node, Function))
        return any(argument.arg == fixture for one in functions for argument in (*one.args.args, *one.args.kwonlyargs))

    def tests(self) -> list[SuiteTest]:
        """Return what pytest collects with its own settings, in the order of the files."""
        return [
            test
            for path in self._trees
            if any(fnmatchcase(PurePosixPath(path).name, pattern) for pattern in COLLECTED_FILES)
            for test in self._callables(path)
            if _last_name(test).startswith("test") and self._is_collected(test, path)
        ]

    def _callables(self, path: str) -> Iterator[SuiteTest]:
        for name, found in self._scope(path).items():
            if not isinstance(found.node, ast.ClassDef):
                yield SuiteTest(f"{path}::{name}", found.node)
                continue
            line = self._line_of_descent(found)
            classes = tuple(one.node for one in line if isinstance(one.node, ast.ClassDef))
            for method, function in _methods(classes).items():
                yield SuiteTest(f"{path}::{name}::{method}", function, classes)

    def _is_collected(self, test: SuiteTest, path: str) -> bool:
        if not test.classes:
            return True
        if any(_assigns_false(node, "__test__") for node in test.classes):
            return False
        if any(_is_test_case(base) for node in test.classes for base in node.bases):
            return True
        called = test.name.removeprefix(f"{path}::")
        return called.startswith("Test") and not {"__init__", "__new__"} & set(_methods(test.classes))

    def _scope(self, path: str) -> dict[str, Found]:
        """Return what the names of a module mean, imports from other files of the suite included."""
        if path not in self._scopes:
            self._scopes[path] = {}  # answers a circle of imports
            for node in _statements(self._trees[path].body):
                if isinstance(node, Function | ast.ClassDef):
                    self._scopes[path].pop(node.name, None)
                    self._scopes[path][node.name] = Found(path, node)
                elif isinstance(node, ast.ImportFrom):
                    self._scopes[path].update(self._imported(path, node))
        return self._scopes[path]

    def _imported(self, path: str, node: ast.ImportFrom) -> dict[str, Found]:
        source = self._module(path, node.module or "")
        known = self._scope(source) if source else {}
        if any(alias.name == "*" for alias in node.names):
            return {name: found for name, found in known.items() if not name.startswith("_")}
        return {alias.asname or alias.name: known[alias.name] for alias in node.names if alias.name in known}

    def _module(self, path: str, dotted: str) -> str | None:
        """Return the suite's file of a module's name, as an import in the file `path` finds it."""
        name = f"{dotted.replace('.', '/')}.py"
        beside = (PurePosixPath(path).parent / name).as_posix()
        return next((file for file in (beside, name) if file in self._trees), None)

    def _line_of_descent(self, found: Found) -> list[Found]:
        """Return a class and its bases, the nearest first: Python's order but for diamonds."""
        line, waiting = list[Found](), [found]
        while waiting:
            current = waiting.pop(0)
            if current in line or not isinstance(current.node, ast.ClassDef):
                continue
            line.append(current)
            bases = (self._meant(base, current.path) for base in current.node.bases)
            waiting[:0] = [base for base in bases if base is not None]
        return line

    def _meant(self, base: ast.expr, path: str) -> Found | None:
        """Return what a base class's expression, `Name` or `module.Name`, stands for within the suite."""
        if isinstance(base, ast.Name):
            return self._scope(path).get(base.id)
        if not isinstance(base, ast.Attribute) or not isinstance(base.value, ast.Name):
            return None
        source = self._module(path, base.value.id)
        return self._scope(source).get(base.attr) if source else None


SUITES = {PYTEST: Suite}
"""How the tests of a suite are found, by the tool that a language's folder names."""


def left_out_marks(node: Function | ast.ClassDef) -> list[ast.expr]:
    """Return the decorators that skip it, or expect it to fail, on every machine."""
    return [decorator for decorator in node.decorator_list if called_name(decorator) in LEFT_OUT_MARKS]


def _tree(path: str, content: bytes) -> ast.Module | None:
    if not path.endswith(".py"):
        return None
    try:
        return ast.parse(content)
    except UNREADABLE:
        return None


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements in order, those under a module's `if`, `try` and `with` too."""
    waiting: list[ast.AST] = list(reversed(body))  # no recursion: a stranger's file may nest deeply
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.stmt):
            yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.ExceptHandler):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _methods(classes: tuple[ast.ClassDef, ...]) -> dict[str, Function]:
    """Return the methods of a class given before its bases, theirs first, overridden ones once."""
    methods: dict[str, Function] = {}
    for node in reversed(classes):
        methods.update({part.name: part for part in node.body if isinstance(part, Function)})
    return methods


def _assigns_false(node: ast.ClassDef, name: str) -> bool:
    return any(
        isinstance(part, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in part.targets)
        and isinstance(part.value, ast.Constant)
        and not part.value.value
        for part in node.body
    )


def _is_test_case(base: ast.expr) -> bool:
    return called_name(base).endswith("TestCase")


def called_name(expression: ast.expr) -> str:
    """Return `skip` for `skip`, `unittest.skip`, `unittest.skip("…")`; an empty string for other shapes."""
    called = expression.func if isinstance(expression, ast.Call) else expression
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _last_name(test: SuiteTest) -> str:
    return test.name.rpartition("::")[2]
