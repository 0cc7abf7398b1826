"""What becomes of a track's exercise: its files, its manifest, its statement."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.adapters.importing.writing import write_folder
from grader.domain.errors import ManifestError
from grader.domain.text import Text
from tests.adapters.importing.conftest import Convert
from tests.runners import RUNNERS

SOUND = ["bread-timer", "odd-numbers", "tram-stops", "corner-shop", "tangled-till", "signal-box"]
TEST_LINE = re.compile(r"^(?P<test>\S+\.py::[\w:]+)\S* PASSED", re.MULTILINE)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("slug", SOUND)
def test_what_is_written_is_read_back_whole(slug: str, converted: Convert, tmp_path: Path):
    conversion = converted(slug)

    folder = write_folder(conversion, tmp_path, RUNNERS, replace=False)

    assert folder.exercise.checks == conversion.checks
    assert folder.exercise.hand_in == conversion.hand_in
    assert files_below(tmp_path / slug) == {*conversion.files, "exercise.toml"}


@pytest.mark.slow
@pytest.mark.parametrize("slug", SOUND)
def test_the_checks_are_the_tests_that_pytest_finds_and_the_solution_passes(
    slug: str, converted: Convert, tmp_path: Path
):
    exercise = write_folder(converted(slug), tmp_path, RUNNERS, replace=False).exercise
    tests = tmp_path / slug / "tests"
    shutil.copytree(tmp_path / slug / "solution", tests, dirs_exist_ok=True)

    command = [sys.executable, "-m", "pytest", "-v", "--rootdir=.", "-p", "no:cacheprovider", "-c", "/dev/null"]
    answer = subprocess.run(command, cwd=tests, capture_output=True, text=True, check=False)

    assert {found["test"] for found in TEST_LINE.finditer(answer.stdout)} == {one.test for one in exercise.checks}
    assert answer.returncode == 0


def test_marked_tasks_bring_their_hints_as_plain_words(converted: Convert):
    first, second = converted("bread-timer").checks

    assert first.hints == (
        Text("", "Assign a whole number to a name."),
        Text("", "Names of `CONSTANTS` are in capitals."),
    )
    assert second.hints == (Text("", "Use a minus."),)


def test_a_statement_has_the_documents_in_order_and_says_whose_work_it_is(converted: Convert):
    statement = converted("bread-timer").files["statement.en.md"].decode()

    headings = [line for line in statement.splitlines() if line.startswith("#")]
    assert headings == [
        "# Bread Timer",
        "## Introduction",
        "### Numbers",
        "## Instructions",
        "### 1. Say how long bread bakes",
        "# this is no heading",
        "### 2. Say how long it still takes",
    ]
    assert "> **Note**\n>\n> Names are _yours_ to choose.\n" in statement
    assert statement.endswith(
        "---\n\n"
        "Adapted from the Exercism track Snake: <https://exercism.org/tracks/snake/exercises/bread-timer>.\n"
        "Authors: ines.\n"
        "Licence: see LICENSE.\n"
    )


def test_a_source_is_quoted_and_an_append_has_no_heading_of_its_own(converted: Convert):
    statement = converted("odd-numbers").files["statement.en.md"].decode()

    assert r"Source: [A \*game\* of dice](https://example.org/dice)." in statement
    assert "append" not in statement
    assert "\n### Errors\n" in statement


@pytest.mark.parametrize(
    ("told", "foot"),
    [
        ({"authors": [{"github_username": "ada", "exercism_username": "Ada"}, "karim"]}, "Authors: Ada, karim."),
        ({"authors": [{"github_username": "ada"}, {}, None, 7]}, "Authors: ada."),
        ({"authors": "ada"}, "Authors: ada."),
        ({"authors": None, "source": 7, "source_url": []}, "exercises/odd-numbers>.\nLicence"),
    ],
)
def test_no_exercise_is_refused_for_the_form_of_its_credits(
    told: dict[str, object], foot: str, track: Path, converted: Convert
):
    config = track / "exercises/practice/odd-numbers/.meta/config.json"
    config.write_text(json.dumps({"files": {}, **told}), "utf-8")

    statement = converted("odd-numbers").files["statement.en.md"].decode()

    assert foot in statement


def test_empty_lists_of_files_are_filled_from_the_patterns_of_the_track(converted: Convert):
    conversion = converted("odd-numbers")

    assert conversion.hand_in == ("odd_numbers.py",)
    assert b"ValueError" in conversion.files["solution/odd_numbers.py"]


def test_a_skipped_test_is_left_out_and_named(converted: Convert):
    conversion = converted("odd-numbers")

    assert [check.id for check in conversion.checks] == ["small-numbers", "a-negative-number-is-refused"]
    assert b"10**12" not in conversion.files["tests/odd_numbers_test.py"]
    assert [(note.code, note.text) for note in conversion.notes] == [
        ("tests_skipped", "odd_numbers_test.py::OddNumbersTest::test_every_number")
    ]


def test_modules_that_the_tests_import_from_their_folder_come_with_them_though_nothing_lists_them(converted: Convert):
    conversion = converted("signal-box")

    assert conversion.hand_in == ("signal_box.py",)
    assert {"tests/lamp.py", "tests/wick.py"} < set(conversion.files)


def test_extra_files_that_the_program_imports_are_given_out_too(converted: Convert):
    conversion = converted("tram-stops")

    assert conversion.hand_in == ("tram_stops.py", "stops.py", "unit.py")
    assert {path for path in conversion.files if path.startswith("tests/")} == {
        "tests/tram_stops_test.py",
        "tests/stops.py",
        "tests/expected.txt",
        "tests/unit.py",
    }


def test_examples_stand_for_the_file_of_their_name_or_the_next_in_order(converted: Convert):
    files = converted("corner-shop").files

    assert b"sum(" in files["solution/shop/basket.py"]
    assert b'"bread": 120' in files["solution/shop/prices.py"]


def test_inherited_tests_are_checks_of_each_class(converted: Convert):
    checks = converted("corner-shop").checks

    assert [(check.id, check.test) for check in checks] == [
        ("price", "prices_test.py::test_price"),
        ("nothing-costs-nothing", "basket_test.py::BasketTest::test_nothing_costs_nothing"),
        ("one-of-each", "basket_test.py::BasketTest::test_one_of_each"),
        ("small-basket-nothing-costs-nothing", "basket_test.py::SmallBasketTest::test_nothing_costs_nothing"),
        ("small-basket-one-of-each", "basket_test.py::SmallBasketTest::test_one_of_each"),
    ]
    assert checks[4].title.en == "one of each (SmallBasketTest)"


def test_what_is_there_stays_unless_it_is_to_be_replaced(converted: Convert, tmp_path: Path):
    kept = tmp_path / "bread-timer" / "exercise.toml"
    write_folder(converted("bread-timer"), tmp_path, RUNNERS, replace=False)
    kept.write_text("mine", encoding="utf-8")

    with pytest.raises(ManifestError) as refused:
        write_folder(converted("bread-timer"), tmp_path, RUNNERS, replace=False)
    assert [problem.code for problem in refused.value.problems] == ["already_there"]
    assert kept.read_text(encoding="utf-8") == "mine"

    write_folder(converted("bread-timer"), tmp_path, RUNNERS, replace=True)
    assert kept.read_text(encoding="utf-8").startswith('slug = "bread-timer"')
    assert not list(tmp_path.glob(".import-*"))


def test_a_folder_that_is_no_exercise_is_never_replaced(converted: Convert, tmp_path: Path):
    (tmp_path / "bread-timer").mkdir()
    (tmp_path / "bread-timer" / "thesis.txt").write_text("a year of work", encoding="utf-8")

    with pytest.raises(ManifestError) as refused:
        write_folder(converted("bread-timer"), tmp_path, RUNNERS, replace=True)

    assert [problem.code for problem in refused.value.problems] == ["no_exercise_there"]
    assert (tmp_path / "bread-timer" / "thesis.txt").exists()
