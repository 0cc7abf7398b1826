"""What GitHub Classroom grades, as its two formats say it: a command, what it reads, and what it must show."""

from dataclasses import dataclass
from enum import StrEnum
from html import unescape


class ClassroomComparison(StrEnum):
    """How a program's output is held against what is expected."""

    INCLUDED = "included"
    EXACT = "exact"
    REGEX = "regex"


COMPARISONS = {"included": ClassroomComparison.INCLUDED, "contains": ClassroomComparison.INCLUDED} | {
    one.value: one for one in (ClassroomComparison.EXACT, ClassroomComparison.REGEX)
}


@dataclass(frozen=True)
class GradedTest:
    """One test of Classroom's.

    Attributes:
        file: Where it is written.
        command: Run in a shell there; None for a runner that finds pytest's tests by itself.
        expected: None where its status alone decides.
        points: None where the test has none.
    """

    file: str
    name: str
    command: str | None
    setup: str = ""
    stdin: str = ""
    expected: str | None = None
    comparison: ClassroomComparison = ClassroomComparison.INCLUDED
    points: int | None = None


def plain(words: str) -> str:
    """Return a name as people read it: some files hold its letters as entities, once or twice."""
    return " ".join(unescape(unescape(words)).split())


def whole_points(value: object) -> int | None:
    """Return points as a whole number, or None where there are none that make sense."""
    try:
        points = round(float(str(value)))
    except (ValueError, OverflowError):
        return None
    return max(points, 0)
