"""Finds where a suite makes tests only when it runs, since reading it does not show them."""

import ast

from grader.adapters.exercise_files.suite import UNREADABLE

PARAMETERIZED = frozenset({"parameterized", "parameterized_class", "ddt"})
"""Packages whose decorators rename the tests that they make; pytest's own parameters keep a test's name."""


def dynamic_lines(content: bytes) -> list[int]:
    """Return the lines of a Python file that may make tests; none for a file that is no Python."""
    try:
        tree = ast.parse(content)
    except UNREADABLE:
        return []
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    makers = (node for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr) and _makes_tests(node, classes))
    return sorted({node.lineno for node in makers})


def _makes_tests(node: ast.stmt | ast.expr, classes: set[str]) -> bool:
    match node:
        case ast.FunctionDef():
            return node.name == "load_tests" or any(map(_is_parameterized, node.decorator_list))
        case ast.ClassDef():
            made = any(isinstance(part, ast.Assign) and _assigns_test(part) for part in node.body)
            return bool(node.keywords) or made or any(map(_is_parameterized, node.decorator_list))
        case ast.Assign(targets=[ast.Subscript(value=ast.Call(func=ast.Name(id="globals")))]):
            return True
        case ast.Call(func=ast.Name(id="setattr"), args=[ast.Name(id=name), *_]):
            return name in classes
        case _:
            return False


def _assigns_test(node: ast.Assign) -> bool:
    named = any(isinstance(target, ast.Name) and target.id.startswith("test") for target in node.targets)
    return named and isinstance(node.value, ast.Lambda | ast.Call)


def _is_parameterized(decorator: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id in PARAMETERIZED for part in ast.walk(decorator))
