"""The exercise that the page of SQL tells from beginning to end: made of the page, and run."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Check, Exercise, SourceFile
from grader.domain.grading.scoring import score
from grader.domain.text import Text
from grader.domain.verdicts import Verdict
from tests.runners import RUNNERS

pytestmark = [pytest.mark.docker, pytest.mark.slow]

PAGE = Path(__file__).parents[4] / "docs" / "kinds" / "sql.md"
NAMES = [
    "exercise.toml", "tests/schema.sql", "tests/donnees.sql", "tests/autres-donnees.sql", "tests/test_membres.py",
    "solution/membres.sql", "wrong/everybody/membres.sql", "wrong/without-order/membres.sql",
]  # fmt: skip


def blocks() -> list[str]:
    """Return the blocks of the page, in its order."""
    return re.findall(r"^```\w+\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the exercise's folder; the page names each file before its block, in this order."""
    folder = tmp_path / "membres-de-lyon"
    for name, text in zip(NAMES, blocks(), strict=False):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "starter").mkdir()
    (folder / "starter" / "membres.sql").write_text("-- Les membres de Lyon\n", "utf-8")
    for language in ("fr", "en"):
        (folder / f"statement.{language}.md").write_text("# …\n", "utf-8")
    return folder


def verdict(sandbox: DockerSandbox, exercise: Exercise, query: str, name: str = "membres.sql") -> Verdict | None:
    """Return the verdict on a query."""
    report = sandbox.run(exercise, [SourceFile(name, query.encode())], owner="ada", on_check=lambda _: None)
    return score(exercise, report).verdict


def test_its_files_are_named_in_the_order_of_their_blocks() -> None:
    page = PAGE.read_text("utf-8")

    places = [page.index(f"`{name}`") for name in NAMES]

    assert places == sorted(places)


def test_the_solution_passes_and_each_wrong_one_fails(sandbox: DockerSandbox, folder: Path) -> None:
    exercise = read_folder(folder, RUNNERS).exercise
    solutions = [folder / "solution", *sorted((folder / "wrong").iterdir())]

    verdicts = [verdict(sandbox, exercise, (path / "membres.sql").read_text("utf-8")) for path in solutions]

    assert verdicts == [Verdict.PASSED, Verdict.FAILED, Verdict.FAILED]


def test_the_table_that_the_page_gives_passes_its_test(sandbox: DockerSandbox, folder: Path) -> None:
    suite = next(block for block in blocks() if "test_makes_the_table" in block)
    table = next(line for line in PAGE.read_text("utf-8").split("`") if line.startswith("CREATE TABLE salles"))
    exercise = replace(
        read_folder(folder, RUNNERS).exercise,
        hand_in=("salles.sql",),
        checks=(Check("makes-it", "test_salles.py::test_makes_the_table", Text("crée la table")),),
        tests=(
            SourceFile("test_salles.py", suite.encode()),
            SourceFile("schema.sql", (folder / "tests" / "schema.sql").read_bytes()),
        ),
    )

    verdicts = [verdict(sandbox, exercise, query, "salles.sql") for query in (table, table.replace("UNIQUE", ""))]

    assert verdicts == [Verdict.PASSED, Verdict.FAILED]
