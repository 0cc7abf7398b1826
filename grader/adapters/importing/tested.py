"""Turns the tests of a suite into checks, and says of those that cannot become one why."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.adapters.exercise_files.folder import syntax_problem
from grader.adapters.exercise_files.suite import Suite, SuiteTest
from grader.adapters.importing.checks import checks_of
from grader.adapters.importing.conversion import ForeignFiles
from grader.adapters.importing.dynamic import dynamic_lines
from grader.adapters.importing.skipping import without_skipped
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Check
from grader.domain.text import Language

STARTERS_OF_PROGRAMS = frozenset({"subprocess", "pexpect", "runpy"})

TEST_NAME = r"[A-Za-z0-9_/-]+\.py::[A-Za-z0-9_]+(::[A-Za-z0-9_]+)?"
"""What pytest calls a test that our exercises may name."""


@dataclass(frozen=True)
class Tested:
    """The tests of a suite as checks, and its files without what is skipped, by path below `tests/`."""

    files: Mapping[str, bytes]
    checks: tuple[Check, ...]
    by_hand: tuple[ManifestProblem, ...]
    notes: tuple[ManifestProblem, ...]


def tested(tests: ForeignFiles, language: Language) -> Tested:
    """Return the checks of a suite, in the order of its files.

    Raises:
        ManifestError: A file of it is no Python.
    """
    files = {path: piece.content for path, piece in tests.items()}
    programs = {path: content for path, content in files.items() if path.endswith(".py")}
    broken = [problem for path, content in programs.items() if (problem := syntax_problem(path, content))]
    if broken:
        raise ManifestError(tuple(replace(one, file=tests[one.file.removeprefix("tests/")].source) for one in broken))
    found = Suite(files).tests()
    kept = [test for test in found if not test.is_skipped]
    unfit = [test for test in kept if not re.fullmatch(TEST_NAME, test.name)]
    started = [(path, line) for path, content in programs.items() for line in _lines_starting_programs(content)]
    return Tested(
        without_skipped(files),
        checks_of([test for test in kept if test not in unfit], {}, language),
        by_hand=(
            *(_unfit(test, tests) for test in unfit),
            *(ManifestProblem(f"tests/{path}", line, "starts_programs") for path, line in started[:1]),
        ),
        notes=tuple(_notes(found, programs)),
    )


def _unfit(test: SuiteTest, tests: ForeignFiles) -> ManifestProblem:
    path, _, name = test.name.partition("::")
    return ManifestProblem(
        f"tests/{path}" if path in tests else path, test.function.lineno, "test_name_unfit", text=name
    )


def _lines_starting_programs(content: bytes) -> Iterator[int]:
    for node in ast.walk(ast.parse(content)):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.stmt) and STARTERS_OF_PROGRAMS.intersection(modules):
            yield node.lineno


def _notes(found: Sequence[SuiteTest], programs: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    skipped = ", ".join(test.name for test in found if test.is_skipped)
    if skipped:
        yield ManifestProblem("tests", None, "tests_skipped", text=skipped)
    for path, content in programs.items():
        for line in dynamic_lines(content):
            yield ManifestProblem(f"tests/{path}", line, "tests_made_while_running")
