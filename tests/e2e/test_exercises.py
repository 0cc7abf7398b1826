"""The school's exercises prove themselves: one of each language and what was touched last; all by `make exercises`."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.e2e.test_kind_pages import ROOT, printed_by
from tests.runners import RUNNERS

EXERCISES = ROOT / "exercises"
MODULES = tomllib.loads((EXERCISES / "track.toml").read_text("utf-8"))["modules"]
FOLDERS = [EXERCISES / slug for module in MODULES for slug in module["exercises"]]
LANGUAGES = {path: str(tomllib.loads((path / "exercise.toml").read_text("utf-8"))["runner"]) for path in FOLDERS}
TOO_LONG = frozenset({"site", "java"})
"""Twenty runs with a browser, or a Java, for each check take minutes: for `make exercises` alone."""

FIRST = {language: path for path, language in reversed(LANGUAGES.items())}

pytestmark = [pytest.mark.docker, pytest.mark.slow]


def _touched() -> set[str]:
    """Return the exercises that the last commit, or none yet, changes in more than words; nothing without Git."""
    asked = (["diff", "--name-only", "HEAD~1"], ["ls-files", "--others", "--exclude-standard"])
    told = [
        subprocess.run(["git", *words, "--", "exercises"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
        for words in asked
    ]
    return {path.split("/")[1] for path in "".join(told).splitlines() if "/statement." not in path}


TOUCHED = _touched()


def _told(path: Path) -> object:
    """Return an exercise as a parameter: `thorough` unless every push tries it."""
    sample = path == FIRST[LANGUAGES[path]] or path.name in TOUCHED
    marks = [] if sample and LANGUAGES[path] not in TOO_LONG else [pytest.mark.thorough]
    return pytest.param(path, id=path.name, marks=marks)


@pytest.mark.timeout(1800)  # a page's solution is tried twenty times, each check in a browser of its own
@pytest.mark.parametrize("exercise", [_told(path) for path in FOLDERS])
def test_an_exercise_proves_itself(exercise: Path, tmp_path: Path) -> None:
    printed_by(["grader", "images", "build", LANGUAGES[exercise]], tmp_path)
    unhurried = _unhurried(exercise, tmp_path)

    printed = printed_by(["grader", "exercise", "check", str(unhurried)], tmp_path)

    lines = [line.strip() for line in printed.splitlines() if line.startswith("  ")]
    wrong = [path.name for path in (exercise / "wrong").iterdir()]
    assert [line for line in lines if not line.startswith("✓")] == [], printed
    assert len(lines) == 3 + len(wrong), printed  # the solution, once and many times, and the starter


def _unhurried(exercise: Path, beside: Path) -> Path:
    """Return a copy of an exercise with as much time as any may have: no verdict of it hangs on the machine's speed."""
    copy = shutil.copytree(exercise, beside / exercise.name)
    most = RUNNERS[LANGUAGES[exercise]].ceilings
    assert most is not None
    manifest = copy / "exercise.toml"
    kept = re.sub(r"(?m)^(?:run|check)_seconds = .*\n", "", manifest.read_text("utf-8"))
    times = f"run_seconds = {most.run.total_seconds():g}\ncheck_seconds = {most.check.total_seconds():g}\n"
    if "[limits]\n" not in kept:
        kept += "\n[limits]\n"
    manifest.write_text(kept.replace("[limits]\n", f"[limits]\n{times}"), "utf-8")
    return copy
