"""Whether the tests notice a small change of the solution: each mutant is handed in like a wrong solution."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.grading.run import Result
from grader.domain.publishing.mutants import Mutant, MutantTrial, spread
from grader.domain.verdicts import Verdict
from grader.engine.ports.grading import Sandbox
from grader.engine.ports.publishing import Mutate
from grader.engine.ports.sources import Now
from grader.engine.publishing.gate import hand_in

LONGEST = timedelta(minutes=3)
"""After which no further one is begun."""
SHORTEST_LIMIT = timedelta(seconds=1)
SLOWER = 5
"""How many times longer than in the solution a check of a mutant may take: many go round for ever."""

OnMutant = Callable[[int, int], None]
"""Hears which one is about to be handed in, from 1, and of how many."""


def try_mutants(
    folder: ExerciseFolder,
    passed: Result,
    *,
    mutate: Mutate,
    sandbox: Sandbox,
    runners: Runners,
    now: Now,
    on_mutant: OnMutant,
) -> MutantTrial:
    """Return what became of the solution's mutants; at most `MOST` are tried, for some minutes.

    Args:
        passed: What the solution itself came to.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
        SandboxBroke: A sandbox ended in a way that is nobody's code.
    """
    every = tuple(_mutants(folder, mutate, runners))
    chosen = spread(every)
    hurried = _hurried(folder, passed)
    began, tried, survivors = now(), 0, list[Mutant]()
    for mutant in chosen:
        if now() - began > LONGEST:
            break
        tried += 1
        on_mutant(tried, len(chosen))
        files = tuple(_with(file, mutant) for file in folder.solution)
        came_to = hand_in(
            hurried.exercise, files, steps=folder.steps("solution"), sandbox=sandbox, runners=runners
        ).result
        survivors += [mutant] if came_to.verdict is Verdict.PASSED else []
    return MutantTrial(tried, tuple(survivors), len(every) - tried)


def _mutants(folder: ExerciseFolder, mutate: Mutate, runners: Runners) -> Iterator[Mutant]:
    runner = runner_of(folder.exercise, runners)
    for file in folder.solution:
        if folder.exercise.takes(file.path) and runner.is_program(file.path):
            yield from mutate(file.path, file.content)


def _hurried(folder: ExerciseFolder, passed: Result) -> ExerciseFolder:
    """Return the folder with limits that the solution keeps with room to spare, and an endless mutant soon meets."""
    limits = folder.exercise.limits
    longest = max((check.duration for check in passed.checks), default=timedelta(0))
    check = min(limits.check, max(SHORTEST_LIMIT, longest * SLOWER))
    return replace(folder, exercise=replace(folder.exercise, limits=replace(limits, check=check)))


def _with(file: SourceFile, mutant: Mutant) -> SourceFile:
    return SourceFile(file.path, mutant.content) if file.path == mutant.path else file
