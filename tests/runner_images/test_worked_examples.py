"""The exercise that the page of a language tells from beginning to end: made of the page, and run."""

import re
import tomllib
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from tests.runner_images.conftest import RunJob
from tests.runners import RUNNERS

PAGES = Path(__file__).parents[2] / "docs" / "kinds"
STARTERS = {
    "java": ("Remise.java", "public class Remise {\n}\n"),
    "javascript": ("remise.js", "export function remise(prix, pourcent) {}\n"),
    "php": ("remise.php", "<?php\n\nfunction remise($prix, $pourcent)\n{\n}\n"),
}
"""The file that is handed in, and a starter, which no page tells."""
FILES = ("solution", "wrong/adds-it", "wrong/takes-any")


@pytest.fixture(params=STARTERS)
def language(request: pytest.FixtureRequest) -> str:
    """Return the folder of the runner whose page is read."""
    return str(request.param)


@pytest.fixture
def page(language: str) -> str:
    return (PAGES / f"{language}.md").read_text("utf-8")


@pytest.fixture
def program(language: str) -> str:
    """Return the name of the file that is handed in."""
    return STARTERS[language][0]


@pytest.fixture
def names(program: str) -> list[str]:
    return ["exercise.toml", "tests/test_remise.py", *(f"{folder}/{program}" for folder in FILES)]


@pytest.fixture
def folder(tmp_path: Path, language: str, page: str, program: str, names: list[str]) -> Path:
    """Return the exercise's folder; the page names each file before its block, in this order."""
    blocks = re.findall(r"^```\w+\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    folder = tmp_path / "remise"
    for name, text in zip(names, blocks, strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "starter").mkdir()
    (folder / "starter" / program).write_text(STARTERS[language][1], "utf-8")
    for spoken in ("fr", "en"):
        (folder / f"statement.{spoken}.md").write_text("# …\n", "utf-8")
    return folder


def test_its_files_are_named_in_the_order_of_their_blocks(page: str, names: list[str]) -> None:
    places = [page.index(f"`{name}`") for name in names]

    assert places == sorted(places)


def test_it_is_a_whole_exercise(language: str, folder: Path) -> None:
    found = read_folder(folder, RUNNERS)

    assert (found.exercise.runner, found.refusals, found.warnings) == (language, (), ())


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_the_solution_passes_and_each_wrong_one_is_caught_as_it_says(
    run_job: RunJob, folder: Path, program: str, name: str
) -> None:
    manifest = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))
    tests = {check["id"]: check["test"].partition("::")[2] for check in manifest["checks"]}
    caught = {one["name"]: tests[one["caught_by"][0]] for one in manifest["wrong"]}
    suite = (folder / "tests" / "test_remise.py").read_text("utf-8")

    *checks, _end = run_job({program: (folder / name / program).read_text("utf-8")}, suite)

    failed = {check["id"] for check in checks if check["outcome"] != "passed"}
    assert failed == ({caught[Path(name).name]} if name.startswith("wrong") else set())
