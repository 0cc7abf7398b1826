"""An exercise as its trainer declares it: what is handed in, how it is checked, what each check is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from fnmatch import fnmatchcase
from hashlib import sha256

from grader.domain.errors import ManifestProblem
from grader.domain.exercises.history import ONE_COMMIT, Step
from grader.domain.exercises.pictures import Picture
from grader.domain.naming import check_slug
from grader.domain.text import Text
from grader.domain.tries import TryRule


IMAGE_BETWEEN = ":"
"""Stands between a runner and each further package in the name of an image, as it does in none of them."""

PYTESTS_OWN = (".py", ".json")
"""How the names of a suite's files end whose tests pytest runs, those made of a manifest's cases among them."""


class Isolation(StrEnum):
    """How learner code and tests are kept apart; `shared` is best effort and labelled so."""

    SPLIT = "split"
    SHARED = "shared"


class Visibility(StrEnum):
    """What a learner sees of a check: all of it, its name only, or its content after the due date."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    AFTER_DUE_DATE = "after_due_date"


@dataclass(frozen=True)
class Limits:
    """What one run may use; the installation has ceilings above them.

    Attributes:
        run: Wall time of the whole run.
        check: Wall time of one check.
        memory_bytes: Memory of the sandbox, tests included.
        output_bytes: What the learner's code may print in one check.
    """

    run: timedelta = timedelta(seconds=20)
    check: timedelta = timedelta(seconds=5)
    memory_bytes: int = 268_435_456
    output_bytes: int = 65_536

    def with_more_time(self, percent: int, most: "Limits | None" = None) -> "Limits":
        """Return these limits for who has so much more time: of a run and of each check, within what is allowed.

        Args:
            most: What no exercise may go beyond; None where nothing is known of it.
        """
        run, check = (each * (100 + percent) / 100 for each in (self.run, self.check))
        if most is not None:
            run, check = max(self.run, min(run, most.run)), max(self.check, min(check, most.check))
        return replace(self, run=run, check=check)


@dataclass(frozen=True)
class Check:
    """One thing a learner must get right, mapped to one test of pytest or of the language's own tool.

    Parametrised cases fold into it.

    Attributes:
        id: Kebab-case, unique in the exercise, never renamed.
        test: `file.py::function`, relative to the exercise's `tests/`; or `file::name` of a native suite.
        title: What the learner reads: a claim about their program.
        points: Weight in the score, at least 0.
        needs: Ids of checks that must pass before this one is run.
        hints: Unlocked one by one by failed runs of this check.
        competencies: What it speaks for whenever it passes, beside what a pass of the whole exercise does.
        picture: How the page should look, shown where it fails.
    """

    id: str
    test: str
    title: Text
    points: int = 1
    visibility: Visibility = Visibility.VISIBLE
    needs: tuple[str, ...] = ()
    hints: tuple[Text, ...] = ()
    competencies: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True)
class WrongSolution:
    """A known wrong solution (`wrong/<name>/`) and the ids of the checks that must catch it."""

    name: str
    caught_by: tuple[str, ...]


@dataclass(frozen=True)
class SourceFile:
    """A file of an exercise or of a hand-in: a relative POSIX path and its bytes."""

    path: str
    content: bytes

    @property
    def digest(self) -> str:
        """Return the SHA-256 (hex) of what is in it."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Exercise:
    """An exercise version: everything that a run, a page or the publication gate needs.

    Attributes:
        slug: Kebab-case, unique in the installation, never renamed.
        suite_digest: Names all that decides a verdict, as `grader/domain/exercises/suite_digest.py` lists it; it is fixed when the
            version is stored.
        runner: Name of the runner image family, for example `python`.
        hand_in: Globs of the files taken from the learner's folder; all else is ignored.
        statement: CommonMark, one text a language.
        packages: Debian packages that its image holds beside those of its language, by name.
        asks_history: Its tests look at the learner's own history of the folder, so that the files alone decide nothing.
        tries: How many tries its trainer lets have at once; None: as many as anybody likes.
    """

    slug: str
    title: Text
    runner: str
    hand_in: tuple[str, ...]
    checks: tuple[Check, ...]
    suite_digest: str
    statement: Text
    tests: tuple[SourceFile, ...]
    starter: tuple[SourceFile, ...] = ()
    isolation: Isolation = Isolation.SPLIT
    cache: bool = True
    limits: Limits = Limits()
    competencies: tuple[str, ...] = ()
    asks_history: bool = False
    packages: tuple[str, ...] = ()
    tries: TryRule | None = None

    def __post_init__(self) -> None:
        check_slug(self.slug)

    @property
    def image(self) -> str:
        """Return what its image is called: its runner, and the packages that it asks for beside."""
        return IMAGE_BETWEEN.join((self.runner, *sorted(self.packages)))

    @property
    def all_competencies(self) -> tuple[str, ...]:
        """Return what a pass speaks for: what the exercise declares, and then what its checks do."""
        of_checks = (name for check in self.checks for name in check.competencies)
        return tuple(dict.fromkeys((*self.competencies, *of_checks)))

    @property
    def is_native(self) -> bool:
        """Tell whether a test tool of its language's own runs tests of it, in pytest's place."""
        return not all(check.test.partition("::")[0].endswith(PYTESTS_OWN) for check in self.checks)

    @property
    def max_points(self) -> int:
        """Return the sum of the points of all checks."""
        return sum(check.points for check in self.checks)

    def check(self, check_id: str) -> Check:
        """Return the check of that id.

        Raises:
            KeyError: The exercise has no such check.
        """
        for check in self.checks:
            if check.id == check_id:
                return check
        raise KeyError(check_id)

    def takes(self, path: str) -> bool:
        """Tell whether a file of the learner's folder (relative path) is on the hand-in list.

        A `*` stays within a folder, as in a shell: `*.py` takes nothing of a virtual environment.
        """
        parts = path.split("/")
        return any(
            len(parts) == len(pattern) and all(map(fnmatchcase, parts, pattern))
            for pattern in (pattern.split("/") for pattern in self.hand_in)
        )


@dataclass(frozen=True)
class ExerciseFolder:
    """What a trainer keeps in Git: the exercise, its model solution and its known wrong solutions.

    Attributes:
        solution: Must pass every check.
        wrong: Pairs of a declaration and its files, already laid over the solution.
        refusals: What must be mended before it is published, though it can be run: a test that cannot fail.
        histories: The commits that those files are said to have come by, by `solution` or `wrong/<name>`.
        left_out: Checks of the exercise that are not to be proven this time.
        warnings: What the gate mentions without refusing, for example a missing translation.
    """

    exercise: Exercise
    solution: tuple[SourceFile, ...]
    wrong: tuple[tuple[WrongSolution, tuple[SourceFile, ...]], ...]
    refusals: tuple[ManifestProblem, ...] = ()
    warnings: tuple[ManifestProblem, ...] = ()
    histories: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    left_out: tuple[Check, ...] = ()

    def steps(self, name: str) -> tuple[Step, ...]:
        """Return the commits that the files of `solution`, `starter` or `wrong/<name>` are said to have come by."""
        return self.histories.get(name, ONE_COMMIT)
