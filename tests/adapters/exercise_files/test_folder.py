"""Exercise folders that are right: what is read of them, and what their digest depends on."""

import json
import re
import shutil
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from grader.domain.exercises.exercise import Isolation, SourceFile, Visibility
from grader.domain.exercises.suite_digest import suite_digest
from tests.adapters.exercise_files.conftest import EXERCISES, Draft
from tests.runners import RUNNERS

MARKED = re.compile(r"^(?:#+ |- |\d+\. |```\w*|\|)", re.MULTILINE)
"""Titles, items, code and rows: what the two languages of a statement have alike."""

FOLDERS = sorted(path for path in EXERCISES.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=[path.name for path in FOLDERS])
def test_each_exercise_of_the_school_is_whole(folder: Path) -> None:
    read = read_folder(folder, RUNNERS)

    assert read.exercise.slug == folder.name
    assert read.warnings == ()
    assert len(read.wrong) >= 4


@pytest.mark.parametrize("folder", FOLDERS, ids=[path.name for path in FOLDERS])
def test_each_statement_of_the_school_tells_its_new_idea_and_its_time_in_both_languages(folder: Path) -> None:
    french, english = ((folder / f"statement.{language}.md").read_text("utf-8") for language in ("fr", "en"))

    assert {"## L'idée nouvelle", "## Pour aller plus loin"} <= set(french.splitlines())
    assert {"## The new idea", "## To go further"} <= set(english.splitlines())
    assert _minutes(french) == _minutes(english)
    assert 15 <= _minutes(french) <= 60
    assert MARKED.findall(french) == MARKED.findall(english)


def _minutes(statement: str) -> int:
    return int(statement.partition(" minutes")[0].split()[-1])


def test_each_exercise_of_the_school_has_its_place_in_the_track() -> None:
    modules = tomllib.loads((EXERCISES / "track.toml").read_text("utf-8"))["modules"]

    assert sorted(slug for module in modules for slug in module["exercises"]) == [path.name for path in FOLDERS]
    assert [module["week"] for module in modules] == sorted(module["week"] for module in modules)


def test_a_folder_is_read_with_all_its_parts(draft: Draft) -> None:
    read = draft.read()

    exercise = read.exercise
    assert (exercise.slug, exercise.title.en, exercise.hand_in) == ("bonjour", "Hello", ("bonjour.py",))
    assert exercise.check("uses-name").needs == ("says-hello",)
    assert [file.path for file in (*exercise.tests, *exercise.starter, *read.solution)] == [
        "test_bonjour.py",
        "bonjour.py",
        "bonjour.py",
    ]
    assert exercise.statement.fr != exercise.statement.en != ""


def test_what_is_not_said_has_a_default(draft: Draft) -> None:
    exercise = draft.read().exercise

    assert (exercise.limits.run, exercise.limits.check) == (timedelta(seconds=20), timedelta(seconds=5))
    assert exercise.check("says-hello").visibility is Visibility.VISIBLE
    assert exercise.isolation is Isolation.SPLIT


def test_a_wrong_solution_is_laid_over_the_solution(draft: Draft) -> None:
    draft.edit("exercise.toml", '["bonjour.py"]', '["bonjour.py", "page.html"]')
    draft.add("solution/page.html", b"<p>")

    wrong, content = draft.read().wrong[0]

    files = {file.path: file.content for file in content}
    assert wrong.name == "prints-instead-of-returning"
    assert files["page.html"] == b"<p>"
    assert files["bonjour.py"] == (draft.folder / "wrong/prints-instead-of-returning/bonjour.py").read_bytes()


def test_caches_and_links_are_left_out(draft: Draft) -> None:
    draft.add("tests/__pycache__/test_bonjour.pyc", b"x" * 1_048_577)
    (draft.folder / "tests/link.py").symlink_to("/etc/passwd")

    assert [file.path for file in draft.read().exercise.tests] == ["test_bonjour.py"]


def test_tests_may_bring_files_that_are_no_programs(draft: Draft) -> None:
    draft.add("tests/prices.csv", b"pain;1,20\n")

    assert SourceFile("prices.csv", b"pain;1,20\n") in draft.read().exercise.tests


def test_what_is_read_is_named_by_what_decides_its_verdicts(draft: Draft) -> None:
    before = draft.read().exercise
    draft.edit("exercise.toml", "Hello", "Hello!")
    draft.add("solution/notes.txt", b"")

    mended = draft.read().exercise

    assert mended != before
    assert mended.suite_digest == before.suite_digest == suite_digest(before)


def test_a_text_that_lacks_a_language_is_a_warning(draft: Draft) -> None:
    draft.edit("exercise.toml", ', en = "Hello"', "")
    draft.remove("statement.fr.md")

    assert [(one.where, one.text) for one in draft.read().warnings] == [("title", "en"), ("statement", "fr")]


def test_a_statement_of_blanks_lacks_its_language_too(draft: Draft) -> None:
    draft.add("statement.en.md", b"\n \n")

    assert [(one.where, one.text) for one in draft.read().warnings] == [("statement", "en")]


def test_tests_stay_at_the_school_unless_their_trainer_gives_them(draft: Draft) -> None:
    assert [file.path for file in draft.read().exercise.starter] == ["bonjour.py"]


def test_visible_tests_come_with_the_starter_and_decide_no_verdict(draft: Draft) -> None:
    before = draft.read().exercise
    draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")

    shared = draft.read().exercise

    given = {file.path: file.content for file in shared.starter}
    listed = json.loads(given["checks/checks.json"])
    assert given.keys() == {"bonjour.py", "checks/checks.json", "checks/test_bonjour.py"}
    assert [one["id"] for one in listed["checks"]] == [check.id for check in shared.checks]
    assert (listed["others"], listed["run_seconds"], listed["plain_pytest"]) == (0, 20, True)
    assert shared.suite_digest == before.suite_digest


def test_visible_tests_of_another_language_come_too_and_say_that_pytest_alone_runs_none(tmp_path: Path) -> None:
    shutil.copytree(EXERCISES / "menu-en-branche", tmp_path / "menu-en-branche")
    draft = Draft(tmp_path / "menu-en-branche")
    draft.edit("exercise.toml", "hand_in = ", "share_tests = true\nhand_in = ")

    given = {file.path: file.content for file in draft.read().exercise.starter}

    assert json.loads(given["checks/checks.json"])["plain_pytest"] is False


@pytest.mark.parametrize("visibility", ["hidden", "after_due_date"])
def test_a_file_with_a_check_that_is_not_visible_is_never_given_nor_what_no_check_names(
    draft: Draft, visibility: str
) -> None:
    draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")
    draft.edit("exercise.toml", 'test = "test_bonjour.py::test_trims_the_spaces"', 'test = "test_x.py::test_x"')
    draft.edit("exercise.toml", 'id = "trims-spaces"', f'id = "trims-spaces"\nvisibility = "{visibility}"')
    draft.add("tests/test_x.py", b"from bonjour import saluer\n\n\ndef test_x():\n    assert saluer(' a ') == 'b'\n")
    draft.add("tests/answers.json", b"[]")

    starter = draft.read().exercise.starter

    given = {file.path: file.content for file in starter}
    assert given.keys() == {"bonjour.py", "checks/checks.json", "checks/test_bonjour.py"}
    assert json.loads(given["checks/checks.json"])["others"] == 1
    assert b"trims" not in given["checks/checks.json"]


def test_tables_and_fixtures_come_where_nothing_is_hidden(draft: Draft) -> None:
    draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")
    draft.add("tests/conftest.py", b"")

    assert "checks/conftest.py" in {file.path for file in draft.read().exercise.starter}
