"""A small exercise, and hand-ins for it."""

from datetime import timedelta

from grader.domain.exercises.exercise import Check, Exercise, Limits, SourceFile
from grader.domain.text import Text

TESTS = b"""
from double import double

def test_doubles():
    assert double(4) == 8

def test_doubles_texts():
    assert double("ab") == "abab"
"""
SOLUTION = b"def double(value):\n    return value * 2\n"
WRONG = b"def double(value):\n    return int(value) + 4\n"


def exercise(*, runner: str = "python", run: timedelta = timedelta(seconds=10), tests: bytes = TESTS) -> Exercise:
    """Return the exercise with two checks, the second of which needs nothing."""
    return Exercise(
        slug="double",
        title=Text("Le double", "Twice"),
        runner=runner,
        hand_in=("double.py",),
        checks=(
            Check("doubles", "test_double.py::test_doubles", Text("double un nombre")),
            Check("doubles-texts", "test_double.py::test_doubles_texts", Text("double un texte")),
        ),
        suite_digest="0" * 64,
        statement=Text(""),
        tests=(SourceFile("test_double.py", tests),),
        limits=Limits(run=run, check=min(run, timedelta(seconds=3)), memory_bytes=134_217_728),
    )


def hand_in(content: bytes) -> tuple[SourceFile, ...]:
    """Return a hand-in of that content."""
    return (SourceFile("double.py", content),)
