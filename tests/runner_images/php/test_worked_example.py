"""The exercise that the page of PHP tells from beginning to end: made of the page, and run."""

import re
import tomllib
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from tests.runner_images.conftest import RunJob
from tests.runners import RUNNERS

PAGE = Path(__file__).parents[3] / "docs" / "kinds" / "php.md"
NAMES = [
    "exercise.toml", "tests/test_remise.py", "solution/remise.php", "wrong/adds-it/remise.php",
    "wrong/takes-any/remise.php",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the exercise's folder; the page names each file before its block, in this order."""
    blocks = re.findall(r"^```\w+\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    folder = tmp_path / "remise"
    for name, text in zip(NAMES, blocks, strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "starter").mkdir()
    (folder / "starter" / "remise.php").write_text("<?php\n\nfunction remise($prix, $pourcent)\n{\n}\n", "utf-8")
    for language in ("fr", "en"):
        (folder / f"statement.{language}.md").write_text("# …\n", "utf-8")
    return folder


def test_its_files_are_named_in_the_order_of_their_blocks() -> None:
    page = PAGE.read_text("utf-8")

    places = [page.index(f"`{name}`") for name in NAMES]

    assert places == sorted(places)


def test_it_is_a_whole_exercise(folder: Path) -> None:
    found = read_folder(folder, RUNNERS)

    assert (found.exercise.runner, found.refusals, found.warnings) == ("php", (), ())


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES[2:])
def test_the_solution_passes_and_each_wrong_one_is_caught_as_it_says(run_job: RunJob, folder: Path, name: str) -> None:
    manifest = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))
    tests = {check["id"]: check["test"].partition("::")[2] for check in manifest["checks"]}
    caught = {one["name"]: tests[one["caught_by"][0]] for one in manifest["wrong"]}
    suite = (folder / "tests" / "test_remise.py").read_text("utf-8")

    *checks, _end = run_job({"remise.php": (folder / name).read_text("utf-8")}, suite)

    failed = {check["id"] for check in checks if check["outcome"] != "passed"}
    assert failed == {caught[Path(name).parent.name]} if name.startswith("wrong") else failed == set()
