"""Mends an imported exercise, in its folder, where only a run of its own files could tell what it needs."""

import ast
from pathlib import Path

import tomlkit

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.domain.exercises.exercise import ExerciseFolder, Isolation
from grader.domain.exercises.runners import Runners

STOP = 'raise NotImplementedError("This program works. Tidy it up, then take this line away.")'
RUN_SECONDS, CHECK_SECONDS = 60, 20
"""For a solution that is slow on an ordinary day, or on one when the machine has much else to do."""


def hold_back(folder: ExerciseFolder, out: Path, runners: Runners) -> ExerciseFolder:
    """Have a starter that solves its exercise already, as one to be tidied up does, stop until a line is taken away."""
    path = out / folder.exercise.slug / "starter" / folder.exercise.hand_in[0]
    path.write_bytes(held_back(path.read_bytes()))
    return read_folder(out / folder.exercise.slug, runners)


def share(folder: ExerciseFolder, out: Path, runners: Runners) -> ExerciseFolder:
    """Have tests and program run in one process."""
    return _with(folder, out, runners, isolation=Isolation.SHARED.value)


def give_time(folder: ExerciseFolder, out: Path, runners: Runners) -> ExerciseFolder:
    """Let the checks take longer."""
    return _with(folder, out, runners, limits={"run_seconds": RUN_SECONDS, "check_seconds": CHECK_SECONDS})


def held_back(program: bytes) -> bytes:
    """Return a Python program that stops before its first statement; what must come first stays first."""
    lines = program.splitlines(keepends=True)
    first = 0
    for node in ast.parse(program).body:
        if not (_is_docstring(node) or (isinstance(node, ast.ImportFrom) and node.module == "__future__")):
            first = min(node.lineno, *[mark.lineno for mark in getattr(node, "decorator_list", [])], len(lines)) - 1
            break
        first = node.end_lineno or node.lineno
    return b"".join([*lines[:first], STOP.encode(), b"\n\n", *lines[first:]])


def _with(folder: ExerciseFolder, out: Path, runners: Runners, **values: str | dict[str, int]) -> ExerciseFolder:
    """Return the exercise with these values in its manifest, which keeps all else."""
    path = out / folder.exercise.slug / MANIFEST
    document = tomlkit.parse(path.read_text("utf-8"))
    # Arrays of tables must stay last: what is added behind one would be its own.
    last = {name: document.pop(name) for name in ("checks", "cases") if name in document}
    for name, value in {**values, **last}.items():
        document[name] = value
    path.write_text(tomlkit.dumps(document), "utf-8")
    return read_folder(out / folder.exercise.slug, runners)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
