"""Which of our modules one of them needs, found by reading and never by running."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "grader"
TYPES_ALONE = "TYPE_CHECKING"


def needed_by(module: str) -> Iterator[tuple[str, bytes]]:
    """Yield a module of the package and all that it imports of it, by their paths, with their sources."""
    found: dict[str, Path] = {}
    _look(module, found)
    for name, file in found.items():
        path = name.replace(".", "/")
        yield f"{path}/__init__.py" if file.name == "__init__.py" else f"{path}.py", file.read_bytes()


def _look(module: str, found: dict[str, Path]) -> None:
    if module in found or module.partition(".")[0] != PACKAGE or (file := _file(module)) is None:
        return
    found[module] = file
    for name in (module.rpartition(".")[0], *_imported(ast.parse(file.read_bytes()))):
        _look(name, found)


def _file(module: str) -> Path | None:
    """Return where a module is; None where the name is none of a module."""
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return None
    return None if spec is None or spec.origin is None else Path(spec.origin)


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == TYPES_ALONE:
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        yield from _imported(node)
