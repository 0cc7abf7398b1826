"""Turns an autograder into an exercise of native kind, whose checks are the tests of its `results.json`."""

import ast
import sys
from collections.abc import Iterator
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path, PurePosixPath

from grader.adapters.exercise_files.suite import UNREADABLE
from grader.adapters.importing.conversion import (
    Candidate,
    Collection,
    Conversion,
    ForeignFiles,
    Wishes,
    became,
    contents,
    without,
)
from grader.adapters.importing.download import Download
from grader.adapters.importing.gradescope.archive import zipped
from grader.adapters.importing.gradescope.packages import SETUP, wanted_packages
from grader.adapters.importing.gradescope.scored_tests import SCRIPT, ScoredTest, checks_of, scored_tests
from grader.adapters.importing.inventory import Inventory, inventory
from grader.adapters.importing.naming import slug_of, statement_of
from grader.adapters.importing.recognising import GRADESCOPE
from grader.adapters.importing.sharing import modules_in
from grader.adapters.importing.shelves import Shelves, sorted_out
from grader.adapters.importing.solving import GivenAndSolved, sides_of
from grader.adapters.importing.starters import emptied
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Isolation
from grader.domain.exercises.imports import fates_of

UTILITIES = "gradescope_utils"
"""Gradescope's own package, which most tests import: https://pypi.org/project/gradescope-utils/."""
LICENCE = "LICENSE"
WAYS = {SCRIPT: "gradescope_script", SETUP: "gradescope_setup"}


def read_gradescope(root: Path, wishes: Wishes) -> Collection:
    """Return the one exercise that an autograder is."""
    download = Download(root)
    slug = slug_of(download.name.removesuffix(".zip"), wishes)
    return Collection(GRADESCOPE, download, (Candidate(slug, partial(convert, root, download, slug, wishes)),))


def convert(root: Path, download: Download, slug: str, wishes: Wishes) -> Conversion:
    """Return the exercise.

    Raises:
        ManifestError: It has no test of unittest's, so that nothing could vouch for its results; what to do by hand.
    """
    read = _below_script(zipped(root) if root.is_file() else inventory(download))
    shelves = sorted_out(read, wishes)
    tests = scored_tests({path: one.content for path, one in shelves.given.items()})
    if not tests:
        raise ManifestError(tuple(_by_hand(read)))
    statement = statement_of(shelves.given, slug, wishes)
    suite = without(shelves.given, [statement.path] if statement.path else [])
    sides = _sides(suite, shelves, wishes)
    packages = wanted_packages(suite)
    pairs = [*became(suite, "tests"), *became(sides.solution, "solution"), *statement.became]
    return Conversion(
        slug=slug,
        title=statement.title,
        hand_in=sides.hand_in,
        checks=checks_of(tests, SCRIPT, wishes.language),
        files={
            **contents(suite, "tests"),
            **_utilities(suite),
            **contents(sides.starter, "starter"),
            **contents(sides.solution, "solution"),
            statement.document: statement.content,
        },
        isolation=Isolation.SHARED,
        packages=tuple(name for name in packages if name in wishes.packages),
        fates=fates_of(pairs, {**{one.source: "not_needed" for one in shelves.solved.values()}, **read.left}),
        by_hand=(*statement.by_hand, *sides.by_hand, *_lacking(packages, wishes)),
        notes=tuple(_notes(tests, sides)),
    )


def _lacking(packages: tuple[str, ...], wishes: Wishes) -> Iterator[ManifestProblem]:
    """Yield the packages that exercises may not ask for here."""
    for name in packages:
        if name not in wishes.packages:
            yield ManifestProblem(SETUP, None, "package_wanted", text=name)


def _below_script(read: Inventory) -> Inventory:
    """Return the files without the folder around all of them, where somebody zipped that."""
    script = min((path for path in read.files if PurePosixPath(path).name == SCRIPT), key=len)
    home = script.removesuffix(SCRIPT)
    files = {path.removeprefix(home): one for path, one in read.files.items() if path.startswith(home)}
    outside = {path: "not_needed" for path in read.files if not path.startswith(home)}
    return Inventory(files, {**read.left, **outside})


def _sides(suite: ForeignFiles, shelves: Shelves, wishes: Wishes) -> GivenAndSolved:
    """Return what is handed in: the files that solve it or, of an autograder without any, what its tests import."""
    if shelves.solved:
        starter = emptied(shelves.solved, wishes.language)
        return GivenAndSolved(tuple(shelves.solved), starter, dict(shelves.solved), ())
    paths = list(dict.fromkeys(_handed_in(suite))) or ["program.py"]
    nothing = Shelves({}, {}, {})
    return sides_of(paths, {}, nothing, tests=(), language=wishes.language)


def _handed_in(suite: ForeignFiles) -> Iterator[str]:
    """Yield the files that tests ask for by name, then those that they import and the autograder has not."""
    programs = {path: one.content for path, one in suite.items() if path.endswith(".py")}
    for content in programs.values():
        yield from _asked_for(content)
    names = {PurePosixPath(path).name for path in programs}
    folders = {part for path in programs for part in PurePosixPath(path).parts[:-1]}
    for content in programs.values():
        for module in sorted(modules_in(content)):
            top = module.removesuffix(".py").partition("/")[0]
            known = top in sys.stdlib_module_names or top in folders or top in {UTILITIES, "pytest"}
            if "/" not in module and not known and module not in names and _is_whole_import(content, top):
                yield module


def _is_whole_import(content: bytes, module: str) -> bool:
    """Tell whether a module itself is imported, and not a name of another's."""
    try:
        nodes = list(ast.walk(ast.parse(content)))
    except UNREADABLE:
        return False
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return module in plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}


def _asked_for(content: bytes) -> Iterator[str]:
    """Yield the names that `check_submitted_files([…])` is given."""
    try:
        tree = ast.parse(content)
    except UNREADABLE:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check_submitted_files":
            texts = [one for argument in node.args for one in ast.walk(argument) if isinstance(one, ast.Constant)]
            yield from (one.value for one in texts if isinstance(one.value, str) and one.value.endswith(".py"))


def _utilities(suite: ForeignFiles) -> dict[str, bytes]:
    """Return Gradescope's own package, where the suite imports it and has it not."""
    there = any(PurePosixPath(path).parts[0] == UTILITIES for path in suite)
    if there or not any(UTILITIES.encode() in one.content for one in suite.values()):
        return {}
    home = package_files(UTILITIES)
    found = [path for path in Path(str(home)).rglob("*.py") if path.is_file()]
    return {f"tests/{UTILITIES}/{path.relative_to(str(home)).as_posix()}": path.read_bytes() for path in found}


def _notes(tests: tuple[ScoredTest, ...], sides: GivenAndSolved) -> Iterator[ManifestProblem]:
    made = [path for path, one in sides.starter.items() if path.endswith(".py") and one.content != b""]
    yield from (ManifestProblem(f"starter/{path}", None, "starter_made") for path in made if sides.solution.get(path))
    partial_ones = [test.title for test in tests if test.partial]
    if partial_ones:
        yield ManifestProblem(SCRIPT, None, "partial_credit", text=", ".join(partial_ones)[:300])


def _by_hand(read: Inventory) -> Iterator[ManifestProblem]:
    for path in sorted(read.files):
        name = PurePosixPath(path).name
        yield ManifestProblem(
            path, None, WAYS.get(name, "gradescope_tests" if name.endswith(".py") else "gradescope_other")
        )
