"""A language's own test tool, such as node:test: how it runs a file of a suite, and what its report says of a test."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

BETWEEN = "::"
"""Stands in a manifest between the file, the suites that a test is in, and its own name."""


@dataclass(frozen=True)
class ToldFailure:
    """What a tool's report tells of a test that does not pass."""

    text: str
    """In its own words, or in those of the test."""
    expected: str | None = None
    actual: str | None = None
    trace: str = ""
    """The error that ended the test, as the language itself prints one; empty where none of the program's did."""


@dataclass(frozen=True)
class NativeCase:
    """One test as a report has it; passed where it tells of no failure."""

    name: str
    failure: ToldFailure | None


class UnreadableReportError(ValueError):
    """A report that is none, or that is not whole: its tool did not come to its end."""


@dataclass(frozen=True)
class CanaryWords:
    """How tests of ours are written among those of a file."""

    test: str
    """One test; `{name}` is its name and `{body}` what it asserts."""
    holds: tuple[str, ...]
    """Assertions that hold, of the numbers `{a}` and `{b}`, which differ; none where none need pass."""
    fails: Mapping[str, str]
    """Assertions that do not, by a pattern of what files have that assert in this way."""
    placed: Callable[[str, str], str]
    """Returns a file's text with more tests in it."""
    name: str = "{token}"
    """Their name, of a `{token}` of letters and digits."""


def errors_alone(_printed: str, complained: str) -> str:
    """Return what a tool complained of: for most, that is where the language writes too."""
    return complained


def itself_alone(file: str, _files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return which files of a suite hold the tests of one: for most tools, that file alone."""
    return (file,)


@dataclass(frozen=True)
class NativeTool:
    """A tool, as a language's folder declares it."""

    suffixes: tuple[str, ...]
    """How the names of its files end."""
    words: Callable[[str], tuple[str, ...]]
    """What runs a file, in the folder where all files lie."""
    report: str
    """The file in that folder to which it writes its report, in JUnit's XML."""
    canaries: CanaryWords
    said: Callable[[str, str], ToldFailure]
    """Reads the `message` and the text of a failure in its report."""
    name: Callable[[Sequence[str], str], str]
    """How a manifest names a case, of the suites that the report has it in and of its own name."""
    complaint: Callable[[str, str], str] = errors_alone
    """What kept it from its tests, of what it printed and complained of, as the language itself prints an error."""
    error_status: int = 1
    """With which status the language ends a program that stops by an error."""
    tested: Callable[[str, Mapping[str, bytes]], tuple[str, ...]] = itself_alone
    """Which files of the suite hold the tests that a file runs, and so take canaries."""
    folder: str = ""
    """Where the suite lies, below the learner's folder; empty for beside the hand-in."""
    read: Callable[[bytes], tuple[NativeCase, ...]] | None = None
    """Reads its report, where that is not JUnit's XML."""
    ends_badly: bool = True
    """It ends with another status than 0 where a test failed."""
    loads_all: bool = True
    """It runs every test that there is in those files; where it does not, a canary may be missing."""

    def takes(self, path: str) -> bool:
        """Tell whether a file of a suite is one of its own."""
        return PurePosixPath(path).name.endswith(self.suffixes)
