"""What the host knows of a language: all that `runner_images/<runner>/runner.toml` declares beside its image."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grader.domain.exercises.exercise import Exercise, Limits
from grader.domain.exercises.explanations import Explanation
from grader.domain.exercises.style import Style
from grader.domain.text import Text

PYTEST = "pytest"
"""How a suite is found and run; another tool than this one is another way of finding tests, to be written."""


@dataclass(frozen=True)
class Store:
    """How many sandboxes wait for anybody's first run: below `low` more are made, until there are `high`."""

    low: int = 0
    high: int = 0


@dataclass(frozen=True)
class CallWords:
    """How the calls that sentences name are written.

    Attributes:
        asks: Waits for a line from the keyboard.
        shows: Shows a text.
        ends: Ends the program; it may be several, joined as each language does.
    """

    asks: str
    shows: str
    ends: Text


@dataclass(frozen=True)
class Runner:
    """A language that exercises may be in.

    Attributes:
        name: That of its folder, which exercises name.
        title: What people call the language.
        sources: Suffixes of the files that are programs, each with its dot.
        library: Names of the modules that the language brings, which a program of the same name hides.
        names_encoding: A program's first lines may name another encoding than UTF-8 (https://peps.python.org/pep-0263/).
        suites: The tool that finds and runs the tests of its exercises.
        native: How the names of the files end that the language's own test tool runs; none where it has no such tool here.
        mutants: How mutants of its programs are made; None where there is no way yet.
        mutant_words: What each word of a program, in small letters, becomes in a mutant, where they are made by words.
        shares: Tests and learner's code can run in one process, where a suite asks for it.
        plain_pytest: Its visible checks run at learners' homes by pytest alone, too, without the school's image.
        packages: Debian packages that this installation lets exercises ask for beside.
        limits: What a run may use where the exercise does not say.
        ceilings: What no exercise may go beyond; None where nothing is known of it.
        store: Its sandboxes that are kept ready.
        errors: What the language's own errors mean; the first that fits is said.
        others: Titles of the other languages that its image holds, by the suffix of their files.
        calls: None where nothing is known of it.
        styles: How programs that pass are looked at, its own language first; none where there is no way yet.
    """

    name: str
    title: Text
    sources: frozenset[str] = frozenset()
    library: frozenset[str] = frozenset()
    names_encoding: bool = False
    suites: str = PYTEST
    native: tuple[str, ...] = ()
    mutants: str | None = None
    mutant_words: Mapping[str, str] = field(default_factory=dict)
    shares: bool = False
    plain_pytest: bool = False
    packages: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    ceilings: Limits | None = None
    store: Store = Store()
    errors: tuple[Explanation, ...] = ()
    others: Mapping[str, Text] = field(default_factory=dict)
    calls: CallWords | None = None
    styles: tuple[Style, ...] = ()

    def title_of(self, path: str) -> Text:
        """Return what people call the language of a file."""
        return self.others.get(PurePosixPath(path).suffix, self.title)

    def runs_natively(self, test: str) -> bool:
        """Tell whether a test, `file::name`, is one of the language's own test tool."""
        return bool(self.native) and test.partition("::")[0].endswith(self.native)

    def is_program(self, path: str) -> bool:
        """Tell whether a file is one of the language's programs, by its name."""
        return PurePosixPath(path).suffix in self.sources


Runners = Mapping[str, Runner]
"""Every language of the installation, by name."""


def runner_of(exercise: Exercise, runners: Runners) -> Runner:
    """Return the language of an exercise: of one that is not there any more, nothing but its name."""
    return runners.get(exercise.runner) or Runner(exercise.runner, Text(exercise.runner))
