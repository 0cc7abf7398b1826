"""Some of an exercise's checks alone, with what they need."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Check, Exercise, ExerciseFolder, WrongSolution


def chosen(exercise: Exercise, ids: Collection[str]) -> Exercise:
    """Return the exercise with these checks and those that they need alone; all of it where `ids` is empty.

    Raises:
        NotFound: `check`: one of them is none of the exercise's.
    """
    known = [check.id for check in exercise.checks]
    for one in ids:
        if one not in known:
            raise NotFound("check", check=one, checks=", ".join(known))
    wanted = _with_needs(exercise.checks, set(ids or known))
    return replace(exercise, checks=tuple(check for check in exercise.checks if check.id in wanted))


def chosen_of_folder(folder: ExerciseFolder, ids: Collection[str]) -> ExerciseFolder:
    """Return the folder with these checks and those that they need, and the wrong solutions that one of them catches.

    Raises:
        NotFound: `check`.
    """
    exercise = chosen(folder.exercise, ids)
    kept = {check.id for check in exercise.checks}
    wrong = tuple((_caught_by(one, kept), files) for one, files in folder.wrong if kept.intersection(one.caught_by))
    left_out = tuple(check for check in folder.exercise.checks if check.id not in kept)
    return replace(folder, exercise=exercise, wrong=wrong, left_out=left_out)


def _with_needs(checks: Iterable[Check], wanted: set[str]) -> set[str]:
    for check in reversed(tuple(checks)):  # a check needs none but those above it
        wanted |= set(check.needs) if check.id in wanted else set()
    return wanted


def _caught_by(wrong: WrongSolution, kept: Collection[str]) -> WrongSolution:
    return replace(wrong, caught_by=tuple(one for one in wrong.caught_by if one in kept))
