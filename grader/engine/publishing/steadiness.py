"""Whether the solution passes always: it is handed in twenty times, in several orders and under several conditions."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace

from grader.domain.exercises.exercise import Check, ExerciseFolder
from grader.domain.exercises.runners import Runners
from grader.domain.publishing.steadiness import (
    SECOND_LOOK,
    SWEEP,
    Conditions,
    Repeat,
    Slow,
    Unsteady,
    orders,
    slow,
    unsteady,
)
from grader.engine.ports.grading import Sandbox
from grader.engine.publishing.gate import hand_in

OnRepeat = Callable[[int], None]
"""Hears which run is about to begin, from 1."""
Ready = Callable[[Conditions], AbstractContextManager[Sandbox]]
"""Lends a sandbox of its own that was started under these conditions."""


def repeat_solution(
    folder: ExerciseFolder, *, passed: bool, ready: Ready, runners: Runners, on_repeat: OnRepeat
) -> tuple[Repeat, ...]:
    """Return what each of twenty runs of the solution came to; none for one that has not `passed`, and never does.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
        SandboxBroke: A sandbox ended in a way that is nobody's code.
    """
    if not passed and all(one.failed for one in _repeated(folder, SECOND_LOOK, ready, runners, on_repeat)):
        return ()
    return _repeated(folder, SWEEP, ready, runners, on_repeat)


def _repeated(
    folder: ExerciseFolder,
    sweep: Iterable[tuple[Conditions, int, int]],
    ready: Ready,
    runners: Runners,
    on_repeat: OnRepeat,
) -> tuple[Repeat, ...]:
    exercise = folder.exercise
    repeats: list[Repeat] = []
    for conditions, plain, mixed in sweep:
        wanted: list[tuple[Check, ...]] = [exercise.checks] * plain
        wanted += orders(exercise.checks, mixed, exercise.suite_digest)
        with ready(conditions) as sandbox:
            for checks in wanted:
                on_repeat(len(repeats) + 1)
                ordered = replace(exercise, checks=checks)
                came_to = hand_in(
                    ordered, folder.solution, steps=folder.steps("solution"), sandbox=sandbox, runners=runners
                )
                repeats.append(Repeat(conditions, tuple(check.id for check in checks), came_to.result))
    return tuple(repeats)


def doubts_of(folder: ExerciseFolder, repeats: tuple[Repeat, ...]) -> tuple[tuple[Unsteady, ...], tuple[Slow, ...]]:
    """Return the checks that pass in some runs alone, which is refused, and those that take most of their time."""
    declared = tuple(check.id for check in folder.exercise.checks)
    return unsteady(repeats, declared), slow(repeats, folder.exercise.limits.check)
