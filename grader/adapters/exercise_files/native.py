"""Finds the tests of a language's own tool by reading: their names stand in the file, whatever makes tests of them."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from grader.domain.exercises.runners import Runner

BETWEEN = "::"
SCRIPTS = frozenset({"run_autograder"})
"""Scripts that run the tests of the files beside them, where the names stand: Gradescope's."""


def native_tests(named: Iterable[str], files: Mapping[str, bytes], runner: Runner | None) -> set[str]:
    """Return those of the `named` tests that files of the language's own tool have, as `file::name`.

    Args:
        files: The suite's, by relative path.
    """
    return {test for test in named if runner is not None and runner.runs_natively(test) and _stands(test, files)}


def _stands(test: str, files: Mapping[str, bytes]) -> bool:
    """Tell whether the name of a test, and of each suite around it, stands in its file as it is."""
    path, _, name = test.partition(BETWEEN)
    if path not in files:
        return False
    tested = files.values() if PurePosixPath(path).name in SCRIPTS else (files[path],)
    text = b"\n".join(tested).decode("utf-8", "replace")
    return name in text or all(part in text for part in name.split(BETWEEN))
