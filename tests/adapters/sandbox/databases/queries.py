"""Hand-ins of SQL, each run in a real sandbox by a check of its own, all in one run."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Check, Exercise, Limits, SourceFile
from grader.domain.grading.report import CheckReport
from grader.domain.text import Text

SCHEMA = Path(__file__).with_name("schema.sql").read_bytes()
PATIENT = timedelta(seconds=60)

Case = tuple[str, ...]
"""What the learner hands in, and the lines of the test, in which it is `file`."""


def suite_of(cases: Sequence[Case], engine: str, may: str) -> str:
    """Return the tests of cases."""
    return "".join(
        f"def test_{number}(database):\n"
        f"    club, file = database.{engine}('schema.sql', may={may!r}), '{number}.sql'\n"
        + "".join(f"    {line}\n" for line in body)
        for number, (_, *body) in enumerate(cases)
    )


def told(
    sandbox: DockerSandbox,
    cases: Sequence[Case],
    *,
    engine: str = "postgresql",
    may: str = "read",
    seconds: timedelta = PATIENT,
) -> tuple[CheckReport, ...]:
    """Return what is reported of each case; `seconds` is what a check may take."""
    names = [f"test_{number}" for number in range(len(cases))]
    exercise = Exercise(
        slug="queries",
        title=Text("Des requêtes"),
        runner="sql",
        hand_in=("*.sql",),
        checks=tuple(Check(name.replace("_", "-"), f"test_it.py::{name}", Text(name)) for name in names),
        suite_digest="0" * 64,
        statement=Text(""),
        tests=(SourceFile("test_it.py", suite_of(cases, engine, may).encode()), SourceFile("schema.sql", SCHEMA)),
        limits=Limits(run=5 * PATIENT, check=seconds),
    )
    files = [SourceFile(f"{number}.sql", query.encode()) for number, (query, *_) in enumerate(cases)]
    return sandbox.run(exercise, files, owner="ada", on_check=lambda _: None).checks
