"""Statements of a test that cannot end it: what it catches, and what no run of it comes to."""

import ast

from grader.adapters.exercise_files.suite import Function, called_name

DECIDING = frozenset({"raises", "warns", "deprecated_call", "fail", "expect", "exit", "read_until", "read_line"})
"""Calls that may end a test, beside those that begin with `assert`."""
SWALLOWING = frozenset({"AssertionError", "Exception", "BaseException"})
EMPTY = ("[]", "()", "{}", "range(0)")


def idle_in(function: Function, tree: ast.Module) -> set[ast.AST]:
    """Return all nodes of a test, or of a function that it calls, whose failure would end nothing.

    Args:
        tree: The file that it stands in.
    """
    return _swallowed(function) | _never_run(function, tree)


def _swallowed(function: Function) -> set[ast.AST]:
    """Return what stands in a `try` that lets no failed assertion out."""
    blocks = (
        node
        for node in ast.walk(function)
        if (isinstance(node, ast.Try) and any(map(_swallows, node.handlers)))
        or (isinstance(node, ast.Try) and any(isinstance(one, ast.Return) for one in node.finalbody))
        or (isinstance(node, ast.With) and any(_suppresses(item.context_expr) for item in node.items))
    )
    return {inner for one in blocks for statement in one.body for inner in ast.walk(statement)}


def _suppresses(manager: ast.expr) -> bool:
    """Tell whether it is `contextlib.suppress` of failed assertions."""
    if not isinstance(manager, ast.Call) or called_name(manager) != "suppress":
        return False
    return any(called_name(kind) in SWALLOWING for kind in manager.args)


def _never_run(function: Function, tree: ast.Module) -> set[ast.AST]:
    """Return what stands behind the end of a block, under `if False`, in a loop over nothing or a function unused."""
    empty = {*EMPTY, *_empty_names(tree)}
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    idle: list[ast.stmt] = []
    for node in ast.walk(function):
        if node is not function and _is_idle(node, empty, used):
            idle += getattr(node, "body", [])
        for block in ("body", "orelse", "finalbody"):
            statements = getattr(node, block, None)
            idle += _behind_the_end(statements) if isinstance(statements, list) else []
    return {inner for statement in idle for inner in ast.walk(statement)}


def _is_idle(node: ast.AST, empty: set[str], used: set[str]) -> bool:
    match node:
        case ast.For(iter=over):
            return ast.unparse(over) in empty
        case ast.If(ast.Constant(value)) | ast.While(ast.Constant(value)):
            return not value
        case ast.FunctionDef(name=name, decorator_list=[]) | ast.AsyncFunctionDef(name=name, decorator_list=[]):
            return name not in used
    return False


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
    ends = any(isinstance(node, ast.Raise | ast.Assert) or is_assertion(node) for node in inside)
    return (
        takes and not ends and not any(isinstance(node, ast.Call) and called_name(node) in DECIDING for node in inside)
    )


def is_assertion(node: ast.AST) -> bool:
    """Tell whether it is a call that may end a test by its name, such as `assertEqual`."""
    return isinstance(node, ast.Call) and called_name(node).startswith("assert")
