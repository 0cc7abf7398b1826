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
class CanaryWords:
    """How tests of ours are written among those of a file."""

    test: str
    """One test; `{name}` is its name and `{body}` what it asserts."""
    holds: tuple[str, ...]
    """Assertions that hold, of the numbers `{a}` and `{b}`, which differ."""
    fails: Mapping[str, str]
    """Assertions that do not, by a pattern of what files have that assert in this way."""
    placed: Callable[[str, str], str]
    """Returns a file's text with more tests in it."""
    name: str = "{token}"
    """Their name, of a `{token}` of letters and digits."""


def errors_alone(_printed: str, complained: str) -> str:
    """Return what a tool complained of: for most, that is where the language writes too."""
    return complained


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

    def takes(self, path: str) -> bool:
        """Tell whether a file of a suite is one of its own."""
        return PurePosixPath(path).name.endswith(self.suffixes)
