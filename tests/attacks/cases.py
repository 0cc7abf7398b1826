"""Attacks and honest programs as folders: what each tries or is odd in, its files, and what must come of it.

A table `[shared]` in an attack's file says what is right in shared isolation, where that is not the same.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from grader.adapters.exercise_files.folder import read_folder
from grader.domain.exercises.exercise import Exercise, ExerciseFolder, Isolation, Limits, SourceFile
from grader.domain.verdicts import Reason, Verdict
from tests.runners import RUNNERS

HERE = Path(__file__).parent
EVERYTHING = ("*", "*/*", "*/*/*")
EXERCISES = (HERE / "exercises", HERE.parents[1] / "exercises")


@dataclass(frozen=True)
class Case:
    """A hand-in for an exercise.

    Attributes:
        name: Its folder, below that of its kind.
        purpose: What it tries, or what is odd about it.
    """

    name: str
    purpose: str
    exercise: Exercise
    files: tuple[SourceFile, ...]

    @property
    def id(self) -> str:
        """Return what tells it from all others."""
        return f"{self.exercise.isolation}:{self.name}"


@dataclass(frozen=True)
class Attack(Case):
    """A hand-in that must not pass.

    Attributes:
        verdicts: The kinds of verdict that are right.
        reasons: The reasons that are right.
        known: Why another reason comes for now; it must not pass for all that.
        computes: Why it may pass: what it does is to give right answers.
        passes: Why it passes in shared isolation, as SECURITY.md says.
    """

    verdicts: frozenset[Verdict]
    reasons: frozenset[Reason]
    known: str = ""
    computes: str = ""
    passes: str = ""

    @property
    def excuse(self) -> str:
        """Return why what comes of it is not what should."""
        return self.passes or self.computes or self.known


def attacks() -> list[Attack]:
    """Return every attack, class by class, in both isolations or the one that it names, where its language has it."""
    folders = [path.parent for path in sorted(HERE.glob("cases/*/*/attack.toml"))]
    tried = [(folder, isolation) for isolation in Isolation for folder in folders if _is_for(folder, isolation)]
    return [attack for folder, isolation in tried if _is_had((attack := _attack(folder, isolation)).exercise)]


def honest_programs() -> list[Case]:
    """Return every honest program in both isolations."""
    folders = [path.parent for path in sorted(HERE.glob("honest/*/honest.toml"))]
    every = [_honest(folder, isolation) for isolation in Isolation for folder in folders]
    return [case for case in every if _is_had(case.exercise)]


def solutions() -> list[Case]:
    """Return the solution of each of the attacks' own exercises, in both isolations where its language has both."""
    slugs = [folder.name for folder in sorted(EXERCISES[0].iterdir())]
    every = [solution_of(slug, isolation) for isolation in Isolation for slug in slugs]
    return [case for case in every if _is_had(case.exercise)]


def _is_had(exercise: Exercise) -> bool:
    """Tell whether the exercise's language has its isolation."""
    return exercise.isolation is Isolation.SPLIT or RUNNERS[exercise.runner].shares


@cache
def solution_of(slug: str, isolation: Isolation) -> Case:
    """Return an exercise's own solution."""
    folder = exercise_folder(slug)
    return Case(f"solution of {slug}", "", replace(folder.exercise, isolation=isolation), folder.solution)


@cache
def exercise_folder(slug: str) -> ExerciseFolder:
    """Return an exercise of the attacks' own, which takes whatever is handed in, or one of the school's."""
    room = next(room for room in EXERCISES if (room / slug).is_dir())
    folder = read_folder(room / slug, RUNNERS)
    return (
        folder if room is not EXERCISES[0] else replace(folder, exercise=replace(folder.exercise, hand_in=EVERYTHING))
    )


def _attack(folder: Path, isolation: Isolation) -> Attack:
    facts = tomllib.loads((folder / "attack.toml").read_text("utf-8"))
    facts |= facts.get("shared", {}) if isolation is Isolation.SHARED else {}
    exercise = exercise_folder(facts["exercise"]).exercise
    return Attack(
        name=f"{folder.parent.name}/{folder.name}",
        purpose=facts["tries"],
        exercise=replace(exercise, isolation=isolation, limits=_limits(exercise.limits, facts.get("limits", {}))),
        files=_files(folder, "attack.toml"),
        verdicts=frozenset(map(Verdict, facts["verdicts"])),
        reasons=frozenset(map(Reason, facts["reasons"])),
        known=facts.get("known", ""),
        computes=facts.get("computes", ""),
        passes=facts.get("passes", ""),
    )


def _is_for(folder: Path, isolation: Isolation) -> bool:
    """Tell whether an attack is tried in an isolation: not every language has both."""
    return tomllib.loads((folder / "attack.toml").read_text("utf-8")).get("isolation", isolation) == isolation


def _honest(folder: Path, isolation: Isolation) -> Case:
    facts = tomllib.loads((folder / "honest.toml").read_text("utf-8"))
    exercise = replace(exercise_folder(facts["exercise"]).exercise, isolation=isolation)
    return Case(folder.name, facts["odd"], exercise, _files(folder, "honest.toml"))


def _files(folder: Path, left_out: str) -> tuple[SourceFile, ...]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    sources = (SourceFile(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
    return tuple(source for source in sources if source.path != left_out)


def _limits(limits: Limits, special: dict[str, float]) -> Limits:
    if not special:
        return limits
    check, run = (timedelta(seconds=special[name]) for name in ("check_seconds", "run_seconds"))
    return replace(limits, check=check, run=run)
