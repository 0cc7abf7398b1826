"""Finds what tests change around themselves for a program that runs apart from them, so that it never sees it."""

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from grader.adapters.exercise_files.suite import UNREADABLE, called_name
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Exercise, Isolation

REACHED = frozenset({"builtins", "random", "time", "sys.stdin", "sys.stdout", "sys.stderr"})
"""What the learner's process is told of when a test puts something in its place: `runner_images/python/BRIDGE.md`."""

OWN_SENTENCE = {"os.environ": "sets_environment", "sys.argv": "sets_arguments", "os.getcwd": "changes_folder"}
OF_MONKEYPATCH = {"setenv": "sets_environment", "delenv": "sets_environment", "chdir": "changes_folder"}
NAMING = frozenset({"setattr", "delattr", "object"})
SETTERS = NAMING | {"dict", "setitem", "delitem"}
PATCHERS = ("monkeypatch.", "unittest.mock.patch.", "mock.patch.")


def unreached(exercise: Exercise) -> Iterator[ManifestProblem]:
    """Yield each change, with its line, that a program of split isolation does not see."""
    if exercise.isolation is Isolation.SHARED:
        return
    own = {PurePosixPath(file.path).parts[0].removesuffix(".py") for file in exercise.tests}
    own |= {PurePosixPath(name).parts[0].rpartition(".")[0] or name for name in exercise.hand_in}
    for file in exercise.tests:
        for line, code, name in _changes(file.content, own) if file.path.endswith(".py") else ():
            yield ManifestProblem(f"tests/{file.path}", line, code, text=name)


def _changes(content: bytes, own: Collection[str]) -> Iterator[tuple[int, str, str]]:
    try:
        tree = ast.parse(content)
    except UNREADABLE:
        return
    modules = _modules(tree)
    for node in ast.walk(tree):
        for name in _changed(node, modules):
            code = OWN_SENTENCE.get(name) or OF_MONKEYPATCH.get(name) or "patches_library"
            if code != "patches_library" or _is_library(name, own):
                yield getattr(node, "lineno", 1), code, name


def _modules(tree: ast.Module) -> dict[str, str]:
    """Return what the names of a file stand for, as far as they are modules or come from one."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                first = one.name.partition(".")[0]
                known[one.asname or first] = one.name if one.asname else first
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            known |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return known


def _changed(node: ast.AST, modules: Mapping[str, str]) -> Iterator[str]:
    """Yield the dotted names that a call or an assignment puts something in the place of."""
    if isinstance(node, ast.Assign | ast.Delete):
        for target in node.targets:
            name = _dotted(target.value if isinstance(target, ast.Subscript) else target, modules)
            if name in OWN_SENTENCE:
                yield name
    elif isinstance(node, ast.Call):
        yield from _patched(node, modules)


def _patched(call: ast.Call, modules: Mapping[str, str]) -> Iterator[str]:
    word, by = called_name(call), _dotted(call.func, modules)
    if word in OF_MONKEYPATCH and by.startswith("monkeypatch."):
        yield word
    elif call.args and (word == "patch" or (word in SETTERS and by.startswith(PATCHERS))):
        held, named = _text(call.args[0]) or _dotted(call.args[0], modules), call.args[1:2]
        if word in NAMING and held and named and _text(named[0]):
            held = f"{held}.{_text(named[0])}"
        yield held


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _dotted(node: ast.expr, modules: Mapping[str, str]) -> str:
    """Return `urllib.request.urlopen` of an expression that begins with a module; nothing of others."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    known = {"monkeypatch": "monkeypatch", **modules}
    return ".".join([known[node.id], *parts]) if isinstance(node, ast.Name) and node.id in known else ""


def _is_library(name: str, own: Collection[str]) -> bool:
    """Tell whether a name lies in a module that is neither the program's nor the suite's, nor told of all the same."""
    first, _, rest = name.partition(".")
    return bool(rest) and first not in own and not {name, name.rpartition(".")[0]} & REACHED
