"""Mutants of the solution are handed in one after the other, and those that pass are named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from grader.domain.exercises.exercise import Exercise, ExerciseFolder, SourceFile
from grader.domain.grading.report import Report
from grader.domain.grading.scoring import score
from grader.domain.publishing.mutants import MOST, Mutant, MutantTrial
from grader.engine.publishing.mutants import LONGEST, try_mutants
from tests.engine.grading_school import HALF, SOLUTION
from tests.engine.publishing.test_gate import FOLDER, NEW
from tests.fakes.sandbox import FakeSandbox, passing
from tests.runners import RUNNERS

NOTICED, LIVES = b"print('no')", b"print('yes')"
PASSED = score(NEW, passing(NEW))
START = datetime(2026, 11, 29, 9, tzinfo=UTC)


def two(path: str, content: bytes) -> Iterator[Mutant]:
    """Make one that the tests notice, and one that they do not."""
    assert content == SOLUTION
    yield Mutant(path, 1, ("yes",), ("no",), NOTICED)
    yield Mutant(path, 2, ("yes",), ("yes",), LIVES)


def many(path: str, _content: bytes) -> Iterator[Mutant]:
    """Make more than are tried."""
    for line in range(2 * MOST):
        yield Mutant(path, line, (), (), b"%d" % line)


def tried(
    mutate: object = two, *, clock: Iterator[datetime] | None = None, folder: ExerciseFolder = FOLDER
) -> MutantTrial:
    """Return what became of them."""
    moments = clock or iter(lambda: START, None)
    return try_mutants(
        folder,
        PASSED,
        mutate=mutate,  # type: ignore[arg-type]
        sandbox=FakeSandbox({NOTICED: HALF}),
        runners=RUNNERS,
        now=lambda: next(moments),
        on_mutant=lambda _number, _count: None,
    )


def test_a_mutant_that_passes_survives() -> None:
    trial = tried()

    assert (trial.tried, trial.noticed, [one.line for one in trial.survivors]) == (2, 1, [2])


def test_only_programs_that_are_handed_in_are_changed() -> None:
    beside = (*FOLDER.solution, SourceFile("tools.py", b"a = 1 + 1"))

    assert tried(folder=replace(FOLDER, solution=beside)).tried == 2


def test_of_many_some_from_everywhere_are_tried() -> None:
    trial = tried(many)

    assert (trial.tried, trial.left) == (MOST, MOST)
    assert [one.line for one in trial.survivors][:3] == [0, 2, 4]


def test_after_some_minutes_no_further_one_is_begun() -> None:
    late = START + LONGEST + timedelta(seconds=1)

    trial = tried(many, clock=iter([START, START, late]))

    assert (trial.tried, trial.left) == (1, 2 * MOST - 1)


def test_a_mutant_has_less_time_than_a_hand_in() -> None:
    limits: list[timedelta] = []

    class Looking(FakeSandbox):
        def run(self, exercise: Exercise, *given: Any, **more: Any) -> Report:
            limits.append(exercise.limits.check)
            return super().run(exercise, *given, **more)

    try_mutants(
        FOLDER, PASSED, mutate=two, sandbox=Looking(), runners=RUNNERS, now=lambda: START, on_mutant=lambda *_: None
    )

    assert set(limits) == {timedelta(seconds=1)}
