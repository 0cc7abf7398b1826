"""The exercise that is timed: three small tests, and hand-ins that differ by a nonce."""

from uuid import uuid4

from grader.domain.exercises.exercise import Check, Exercise, SourceFile
from grader.domain.text import Text

SLUG = "hello"
NAMES = ("test_hello", "test_name", "test_empty")
TESTS = """
from hello import hello
def test_hello(): assert hello("Ada").startswith("Bonjour")
def test_name(): assert hello("Karim") == "Bonjour Karim !"
def test_empty(): assert hello("") == "Bonjour inconnu !"
"""
MANY_CALLS = """
from hello import hello
def test_many():
    for number in range(1_000):
        assert hello(str(number)) == f"Bonjour {number} !"
"""


def exercise(tests: str = TESTS, names: tuple[str, ...] = NAMES) -> Exercise:
    """Return the exercise with these tests, a check each."""
    return Exercise(
        slug=SLUG,
        title=Text("Bonjour"),
        runner="python",
        hand_in=("hello.py",),
        checks=tuple(Check(name.replace("_", "-"), f"test_hello.py::{name}", Text(name)) for name in names),
        suite_digest="0" * 64,
        statement=Text(""),
        tests=(SourceFile("test_hello.py", tests.encode()),),
        starter=(SourceFile("hello.py", b"\n"),),
    )


def program() -> str:
    """Return a solution that was never handed in before."""
    return f"def hello(name):\n    return f\"Bonjour {{name or 'inconnu'}} !\"\n# {uuid4().hex}\n"
