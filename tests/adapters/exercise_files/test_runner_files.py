"""What a language's folder declares, and how every mistake in it is named at once."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.adapters.exercise_files.runner_files import read_runners
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, runners_in
from grader.domain.errors import RunnerUnreadable
from grader.domain.exercises.runners import Runner, Store
from grader.domain.text import Text
from tests.runners import PYTHON, RUNNERS
from tests.wording.test_catalogue import BANNED, LOOSE

SENTENCE_END = re.compile(r"(?<=[.?!])\s")

EDITS = {
    "limits.run_seconds: Input should be greater than 0": ("run_seconds = 20", "run_seconds = 0"),
    "limits.memory_bytes: Field required": ("memory_bytes = 268_435_456\n", ""),
    "title.fr: Field required": ('fr = "Python", ', ""),
    "suites: Input should be 'pytest'": ('"pytest"', '"guesswork"'),
    "pool: low is above high": ("low = 2", "low = 5"),
    "ceilings.cpu: Extra inputs are not permitted": ("[ceilings]", "[ceilings]\ncpu = 1"),
    "type: String should match": ('type = "KeyError"', 'type = "Key Error"'),
    "is no pattern": ("message = 'not readable'", "message = '(not readable'"),
    "could take long": ("message = 'not writable'", "message = '(a+)+'"),
    "names a value that no pattern of its row finds": ("message = 'empty separator'\nfr = \"", 'fr = "%(nothing)s '),
}
"""What to spoil in the declaration to meet each mistake."""


@dataclass(frozen=True)
class Languages:
    """A copy of a language's folder, for a test to spoil."""

    folder: Path

    def edit(self, old: str, new: str) -> None:
        """Replace a text that stands in the declaration."""
        path = self.folder / "python" / "runner.toml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def mistakes(self) -> list[str]:
        """Return what is wrong."""
        with pytest.raises(RunnerUnreadable) as refused:
            read_runners(self.folder)
        return str(refused.value).split("; ")


@pytest.fixture
def languages(tmp_path: Path) -> Languages:
    """Return a copy of Python's folder, without what is inside its image."""
    tmp_path.joinpath("python").mkdir()
    for name in ("Dockerfile", "runner.toml"):
        shutil.copy(RUNNERS_FOLDER / "python" / name, tmp_path / "python" / name)
    return Languages(tmp_path)


def test_every_image_has_its_declaration() -> None:
    assert tuple(sorted(RUNNERS)) == runners_in(RUNNERS_FOLDER)


def test_a_declaration_is_read_whole() -> None:
    assert (PYTHON.name, PYTHON.title.fr, PYTHON.store) == ("python", "Python", Store(2, 4))
    assert (PYTHON.is_program("a/b.py"), PYTHON.is_program("notes.txt")) == (True, False)
    assert [row.said for row in PYTHON.errors if row.type == "UnicodeDecodeError"] == [
        Text("Le texte lu n'est pas en UTF-8.", "The text it reads is not in UTF-8.")
    ]


def test_a_language_may_explain_the_errors_of_others_behind_its_own() -> None:
    site = RUNNERS["site"].errors

    others = PYTHON.errors + RUNNERS["javascript"].errors + RUNNERS["php"].errors
    assert others == site[-len(others) :]
    assert "TemplateNotFound" in {row.type for row in site}


def test_a_language_that_is_not_there_explains_nothing(languages: Languages) -> None:
    languages.edit('suites = "pytest"', 'errors_from = ["cobol"]\nsuites = "pytest"')

    assert languages.mistakes() == ["python/runner.toml: errors_from: there is no cobol"]


def test_every_mistake_is_named_at_once_with_its_place(languages: Languages) -> None:
    for old, new in EDITS.values():
        languages.edit(old, new)

    found = languages.mistakes()

    assert [mistake for mistake in EDITS if not any(mistake in line for line in found)] == []
    assert all(re.match(r"python/runner\.toml:\d+: ", line) for line in found)


def test_a_limit_above_its_ceiling_is_refused(languages: Languages) -> None:
    languages.edit("check_seconds = 5", "check_seconds = 61")

    assert languages.mistakes() == ["python/runner.toml:1: : a limit is above its ceiling"]


@pytest.mark.parametrize(("name", "lacking"), [("Dockerfile", "runner.toml"), ("runner.toml", "Dockerfile")])
def test_an_image_and_what_is_said_of_it_come_together(languages: Languages, name: str, lacking: str) -> None:
    languages.folder.joinpath("logo").mkdir()
    shutil.copy(languages.folder / "python" / name, languages.folder / "logo" / name)

    assert languages.mistakes() == [f"logo/{lacking} is missing"]


def test_what_is_no_toml_is_said(languages: Languages) -> None:
    languages.edit("[pool]", "[pool")

    assert [mistake.partition(" (")[0] for mistake in languages.mistakes()] == [
        "python/runner.toml: Expected ']' at the end of a table declaration"
    ]


@pytest.mark.parametrize("runner", RUNNERS.values(), ids=list(RUNNERS))
def test_the_words_of_a_language_are_kind_short_and_well_set(runner: Runner) -> None:
    said = [row.said for row in runner.errors]

    french = [text.fr for text in said]

    sentences = [part for both in said for text in (both.fr, both.en) for part in SENTENCE_END.split(text)]

    assert [text for text in french if BANNED.search(text) or LOOSE.search(text)] == []
    assert [text for both in said for text in (both.fr, both.en) if len(text.split()) > 18] == []
    assert [sentence for sentence in sentences if len(sentence.split()) > 15] == []
