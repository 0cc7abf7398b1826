"""What is timed: an exercise, and hand-ins of its solution that differ by a nonce."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from grader.domain.exercises.exercise import Check, Exercise, SourceFile
from grader.domain.text import Text


@dataclass(frozen=True)
class Task:
    """An exercise of some checks.

    Attributes:
        nonce: A comment of its language, whose `{}` is what differs.
        tests: The suite's files by their paths; the checks' are in the last one.
        checks: The names of its tests, a check each.
    """

    slug: str
    runner: str
    hand_in: str
    solution: str
    nonce: str
    tests: Mapping[str, str]
    checks: tuple[str, ...]

    def exercise(self) -> Exercise:
        """Return it as a published exercise."""
        suite = [*self.tests][-1]
        return Exercise(
            slug=self.slug,
            title=Text(self.slug),
            runner=self.runner,
            hand_in=(self.hand_in,),
            checks=tuple(Check(name.replace("_", "-"), f"{suite}::{name}", Text(name)) for name in self.checks),
            suite_digest="0" * 64,
            statement=Text(""),
            tests=tuple(SourceFile(path, text.encode()) for path, text in self.tests.items()),
            starter=(SourceFile(self.hand_in, b"\n"),),
        )

    def program(self) -> str:
        """Return a solution that was never handed in before."""
        return self.solution + self.nonce.format(uuid4().hex)


PYTHON = Task(
    slug="hello",
    runner="python",
    hand_in="hello.py",
    solution="def hello(name):\n    return f\"Bonjour {name or 'inconnu'} !\"\n",
    nonce="# {}\n",
    tests={
        "test_hello.py": """
from hello import hello
def test_hello(): assert hello("Ada").startswith("Bonjour")
def test_name(): assert hello("Karim") == "Bonjour Karim !"
def test_empty(): assert hello("") == "Bonjour inconnu !"
"""
    },
    checks=("test_hello", "test_name", "test_empty"),
)
MANY_CALLS = """
from hello import hello
def test_many():
    for number in range(1_000):
        assert hello(str(number)) == f"Bonjour {number} !"
"""
