"""Sorts the files of a folder with Python tests: what the tests are, and which programs they are about."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from posixpath import commonpath

from grader.adapters.exercise_files.suite import COLLECTED_FILES, UNREADABLE
from grader.adapters.importing.conversion import ForeignFile, ForeignFiles, without
from grader.adapters.importing.sharing import modules_in, needed_by

OF_TESTS = ("conftest.py",)
TEST_FOLDERS = frozenset({"tests", "test"})


@dataclass(frozen=True)
class Layout:
    """Files by the path that they have in `tests/`, and in what learners hand in.

    Attributes:
        idle: Paths of the source that only make a package of the tests' folder, which is none here.
        root: The folder of the source in which programs are looked for; it is no part of their paths here.
    """

    tests: ForeignFiles
    programs: ForeignFiles
    idle: frozenset[str]
    root: str


def is_test(path: str) -> bool:
    """Tell whether pytest would collect a file by itself, or reads it for its settings."""
    name = PurePosixPath(path).name
    return name in OF_TESTS or any(fnmatchcase(name, pattern) for pattern in COLLECTED_FILES)


def layout_of(files: ForeignFiles) -> Layout:
    """Return which of the files are tests, and which programs these import, with all that those need."""
    found = [path for path in files if is_test(path)]
    home = _home(found, files)
    inside = [path for path in files if path in found or _is_below(path, home) or _in_test_folder(path, found)]
    tests = {_stripped(path, home): files[path] for path in inside}
    others = without(files, inside)
    wanted = [piece.content for path, piece in tests.items() if path.endswith(".py")]
    programs = _imported_by({path: piece for path, piece in tests.items() if path.endswith(".py")}, others)
    tests |= _named(wanted, others)
    idle = {path for path, piece in tests.items() if _is_idle(path, piece)}
    return Layout(
        without(tests, idle),
        programs | _named([one.content for one in programs.values()], others),
        frozenset(tests[path].source for path in idle),
        _root(programs),
    )


def _root(programs: ForeignFiles) -> str:
    """Return the folder that programs lie in though nothing imports them by it, such as `src/`."""
    roots = {one.source.removesuffix(path) for path, one in programs.items() if one.source.endswith(path)}
    return roots.pop() if len(roots) == 1 else ""


def companions(programs: ForeignFiles, files: ForeignFiles) -> dict[str, ForeignFile]:
    """Return the modules that programs import, in turn, and the files that these name."""
    modules = _imported_by(programs, files)
    found = modules | _named([piece.content for piece in (*programs.values(), *modules.values())], files)
    return without(found, programs)


def _home(found: list[str], files: ForeignFiles) -> str:
    """Return the folder that becomes `tests/`: the deepest that holds every test."""
    parents = [PurePosixPath(path).parent.as_posix() for path in found]
    home = commonpath(parents) if parents else "."
    trees = [tree for path in found if (tree := _tree(files[path].content)) is not None]
    names_itself = any(_names(tree, PurePosixPath(home).name) for tree in trees)
    return PurePosixPath(home).parent.as_posix() if names_itself else home


def _names(tree: ast.Module, package: str) -> bool:
    """Tell whether a test imports by the name of its own folder, or relatively."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return any(node.level or (node.module or "").split(".")[0] == package for node in imports)


def _is_below(path: str, home: str) -> bool:
    """Tell whether a file lies in a folder that is for tests alone, as its name says."""
    return home != "." and PurePosixPath(home).name in TEST_FOLDERS and path.startswith(f"{home}/")


def _in_test_folder(path: str, found: list[str]) -> bool:
    """Tell whether a file lies beside tests in a folder called `tests`."""
    folder = PurePosixPath(path).parent
    return folder.name in TEST_FOLDERS and any(PurePosixPath(test).parent == folder for test in found)


def _stripped(path: str, home: str) -> str:
    return path if home == "." else path.removeprefix(f"{home}/")


def _imported_by(programs: ForeignFiles, others: ForeignFiles) -> dict[str, ForeignFile]:
    """Return the modules that programs import, by the path of that import, and those that they import in turn."""
    found: dict[str, ForeignFile] = {}
    waiting = list(programs.items())
    while waiting:
        place, program = waiting.pop()
        for path in sorted(modules_in(program.content, place) - found.keys()):
            for target, source in _meant(path, others):
                if target not in found:
                    found[target] = others[source]
                    waiting.append((target, others[source]))
    return found


def _meant(path: str, others: Mapping[str, ForeignFile]) -> Iterator[tuple[str, str]]:
    """Yield the files that an import of `path` loads: where it says, or in the one folder that has such a file."""
    packages = [f"{parent.as_posix()}/__init__.py" for parent in PurePosixPath(path).parents if parent.name]
    for target in (path, f"{path.removesuffix('.py')}/__init__.py", *packages):
        if target in others:
            yield target, target
            continue
        deeper = [source for source in others if source.endswith(f"/{target}")]
        if len(deeper) == 1:
            yield target, deeper[0]


def _named(programs: list[bytes], files: ForeignFiles) -> dict[str, ForeignFile]:
    """Return the files but programs that a text in one of the programs names."""
    data = {path: piece.content for path, piece in files.items() if not path.endswith(".py")}
    return {path: files[path] for path in needed_by(programs, data)}


def _is_idle(path: str, piece: ForeignFile) -> bool:
    """Tell whether it only makes a package of `tests/` itself, which is none here."""
    return path == "__init__.py" and not piece.content.strip()


def _tree(content: bytes) -> ast.Module | None:
    try:
        return ast.parse(content)
    except UNREADABLE:
        return None
