"""Tests that use nothing of what was handed in: they come out the same whatever a learner writes. Found by reading."""

import ast
import sys
from collections.abc import Iterable, Iterator

from grader.adapters.exercise_files.suite import Suite, SuiteTest, called_name
from grader.domain.errors import ManifestProblem

OWN = sys.stdlib_module_names | {"pytest", "_pytest"}
"""Modules that are of the tests' side, whatever is handed in."""
SAYING = frozenset({"say", "wait"})
"""What `autograder` has that reaches no program."""
LOADING = frozenset({"import_module", "__import__", "run_module", "run_path", "exec", "eval", "getfixturevalue"})
"""Calls that reach a program by a name that stands nowhere as a name."""


def unrelated(suite: Suite, mapped: Iterable[str]) -> Iterator[ManifestProblem]:
    """Yield each test that a check names and that uses no name of a program, no fixture and no file of its own."""
    for name in mapped:
        path, _, called = name.partition("::")
        test = suite.test(name)
        if test is not None and not _has_fixtures(suite, test, path) and not _reaches(suite, test, path):
            yield ManifestProblem(f"tests/{path}", test.function.lineno, "test_without_program", text=called)


def _has_fixtures(suite: Suite, test: SuiteTest, path: str) -> bool:
    """Tell whether a test is given something, by its parameters or unasked."""
    given = [argument.arg for argument in (*test.function.args.args, *test.function.args.kwonlyargs)]
    varied = {
        name.strip()
        for decorator in test.function.decorator_list
        if isinstance(decorator, ast.Call) and called_name(decorator) == "parametrize"
        for constant in ast.walk(decorator.args[0] if decorator.args else decorator)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
        for name in constant.value.split(",")
    }
    unasked = any("fixture" in ast.dump(one) for one in _decorators(suite.tree(path)))
    return unasked or not set(given) <= varied | {"self"}


def _decorators(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from (one for one in node.decorator_list if called_name(one) in {"fixture", "usefixtures"})


def _reaches(suite: Suite, test: SuiteTest, path: str) -> bool:
    """Tell whether a name of a program is used in a test, or in what it uses of its file."""
    meanings = _meanings(suite.tree(path))
    if "*" in meanings:
        return True
    waiting: list[ast.AST] = [test.function, *test.classes]
    seen: set[str] = set()
    while waiting:
        for node in ast.walk(waiting.pop()):
            name = node.id if isinstance(node, ast.Name) else ""
            if isinstance(node, ast.Import | ast.ImportFrom) and any(map(_is_program, _imported(node).values())):
                return True
            if isinstance(node, ast.Call) and called_name(node) in LOADING:
                return True
            meaning = meanings.get(name)
            if isinstance(meaning, str) and _is_program(meaning):
                return True
            if isinstance(meaning, ast.AST) and name not in seen:
                seen.add(name)
                waiting.append(meaning)
    return False


def _meanings(tree: ast.Module) -> dict[str, str | ast.AST]:
    """Return what the names of a file mean at its end: a module, or a statement of the file's own."""
    meanings: dict[str, str | ast.AST] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            meanings.update(_imported(node))
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            meanings[statement.name] = statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.With | ast.For | ast.Try | ast.If):
            meanings.update({name.id: statement for name in ast.walk(statement) if isinstance(name, ast.Name)
                             and isinstance(name.ctx, ast.Store)})  # fmt: skip
    return meanings


def _imported(node: ast.Import | ast.ImportFrom) -> dict[str, str | ast.AST]:
    """Return what an import binds: to each name a module, with the name taken from `autograder`."""
    if isinstance(node, ast.Import):
        return {(one.asname or one.name.partition(".")[0]): one.name for one in node.names}
    module = node.module or "."
    return {one.asname or one.name: f"{module}.{one.name}" for one in node.names}


def _is_program(meaning: str | ast.AST) -> bool:
    """Tell whether a module may be a program's: another file of the suite may bring one along."""
    if not isinstance(meaning, str):
        return False
    module, _, name = meaning.partition(".")
    return module not in OWN and not (module == "autograder" and name in SAYING)
