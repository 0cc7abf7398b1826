"""Files of an exercise that do not do what their place says: a pattern for nothing, a wrong solution that is none."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from grader.adapters.exercise_files.manifest import MANIFEST
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.runners import Runner


def asks_for_nothing(hand_in: Iterable[str], solution: Iterable[str]) -> Iterator[ManifestProblem]:
    """Yield what is handed in, when no file of the solution is among it: nobody could hand it in.

    A pattern that fits nothing beside others may be for learners who do it in another way.
    """
    patterns = list(hand_in)
    if not any(fnmatchcase(name, pattern) for name in solution for pattern in patterns):
        yield ManifestProblem(MANIFEST, None, "asks_for_nothing", "hand_in", ", ".join(patterns))


def idle_overlays(wrong: Mapping[str, Mapping[str, bytes]], solution: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    """Yield each wrong solution that changes nothing of the solution, whose files are given by path."""
    for name, files in wrong.items():
        strange = next((path for path in files if path not in solution), None)
        if strange is not None and not any(path in solution for path in files):
            yield ManifestProblem(f"wrong/{name}/{strange}", None, "wrong_for_nothing")
        elif all(solution.get(path) == content for path, content in files.items()):
            yield ManifestProblem(f"wrong/{name}/", None, "wrong_changes_nothing")


def names_taken(paths: Iterable[str], runner: Runner) -> Iterator[ManifestProblem]:
    """Yield each program that has the name of a module of its language's library."""
    for path in paths:
        if runner.is_program(path) and PurePosixPath(path).stem in runner.library:
            yield ManifestProblem(MANIFEST, None, "hides_library", "hand_in", path)
