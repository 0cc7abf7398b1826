"""`grader exercise new`: an exercise to begin from, whole as it is."""

import io
import sys
import tomllib
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import read_folder
from grader.commands.exercises import beginning
from grader.domain.text import Text
from tests.adapters.exercise_files.conftest import EXERCISES
from tests.commands.conftest import Grader
from tests.runners import RUNNERS

KINDS = tomllib.loads(beginning.KINDS.read_text("utf-8"))
WRITTEN, USAGE, NOT_VALID = 0, 2, 2


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_whole_and_has_nothing_to_mend(grader: Grader, tmp_path: Path, kind: str) -> None:
    ended = grader("exercise", "new", "mon-exercice", "--kind", kind, "--in", tmp_path)

    read = read_folder(tmp_path / "mon-exercice", RUNNERS)
    assert ended.status == WRITTEN, ended.errors
    assert (read.exercise.slug, read.refusals, read.warnings) == ("mon-exercice", (), ())


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_of_its_models_title(grader: Grader, tmp_path: Path, kind: str) -> None:
    titles = ("--title-fr", 'Le "grand" tri', "--title-en", "Sort \\ order")
    grader("exercise", "new", "mon-tri", "--kind", kind, "--in", tmp_path, *titles)

    exercise = read_folder(tmp_path / "mon-tri", RUNNERS).exercise
    assert exercise.title == Text('Le "grand" tri', "Sort \\ order")
    assert exercise.statement.fr.startswith('# Le "grand" tri\n\n')
    assert exercise.statement.en.startswith("# Sort \\ order\n\n")


def test_a_title_that_is_not_said_is_made_of_the_slug(grader: Grader, tmp_path: Path) -> None:
    grader("exercise", "new", "mon-tri", "--in", tmp_path, "--title-en", "My sort")

    assert read_folder(tmp_path / "mon-tri", RUNNERS).exercise.title == Text("Mon tri", "My sort")


def test_without_a_slug_it_asks(grader: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("mon-tri\ncases\nLe tri\n\n"))

    ended = grader("exercise", "new", "--in", tmp_path)

    exercise = read_folder(tmp_path / "mon-tri", RUNNERS).exercise
    assert (ended.status, exercise.title) == (WRITTEN, Text("Le tri", "Mon tri"))


def test_its_manifest_begins_with_what_stands_in_it(grader: Grader, tmp_path: Path) -> None:
    grader("exercise", "new", "mon-exercice", "--in", tmp_path)

    first, *_ = (tmp_path / "mon-exercice/exercise.toml").read_text("utf-8").splitlines()
    assert first.startswith("# slug: ")


def test_every_kind_has_a_page(tmp_path: Path) -> None:
    pages = {path.stem for path in (EXERCISES.parent / "docs/kinds").glob("*.md")}

    assert set(KINDS) - {"objects"} == pages


def test_what_is_there_already_stays_as_it_is(grader: Grader, tmp_path: Path) -> None:
    (tmp_path / "mon-exercice").mkdir()

    ended = grader("exercise", "new", "mon-exercice", "--in", tmp_path)

    assert (ended.status, list((tmp_path / "mon-exercice").iterdir())) == (USAGE, [])


def test_a_kind_that_there_is_not_is_named_with_those_that_there_are(grader: Grader, tmp_path: Path) -> None:
    ended = grader("exercise", "new", "mon-exercice", "--kind", "cobol", "--in", tmp_path)

    assert ended.status == USAGE
    assert "cobol" in ended.errors
    assert ", ".join(KINDS) in ended.errors


@pytest.mark.parametrize("slug", ["Mon Exercice", "../evil", ""])
def test_a_name_that_is_none_is_refused(grader: Grader, tmp_path: Path, slug: str) -> None:
    ended = grader("exercise", "new", slug, "--in", tmp_path)

    assert ended.status == NOT_VALID
    assert list(tmp_path.glob("*/exercise.toml")) == []


def test_without_the_schools_exercises_it_says_where_to_name_them(
    grader: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_EXERCISES", str(tmp_path / "nowhere"))

    ended = grader("exercise", "new", "mon-exercice", "--in", tmp_path)

    assert ended.status == USAGE
    assert "GRADER_EXERCISES" in ended.errors
