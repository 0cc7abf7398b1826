"""What is remembered of folders that were proven, and what makes one another."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.commands.exercises.proven import MOST, Proven, ProvenFolders, key_of
from tests.adapters.exercise_files.conftest import Draft, draft

__all__ = ["draft"]

LINES = ("bonjour", "  ✓ solution passe tous les tests")
PROVEN = Proven(datetime(2026, 11, 29, 9, tzinfo=UTC), LINES, {"holds": True})


def key(draft: Draft, *, image: str = "1" * 64, language: str = "fr", asked: tuple[str, ...] = ()) -> str:
    return key_of(draft.folder, image_digest=image, language=language, asked=asked)


def test_what_was_proven_is_found_again(tmp_path: Path) -> None:
    kept = ProvenFolders(tmp_path / "proven")

    kept.keep("ab12", PROVEN)

    assert (kept.find("ab12"), kept.find("cd34")) == (PROVEN, None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"at": 3}', b'{"at": "yesterday", "lines": []}', b"\xff"])
def test_what_cannot_be_read_is_proven_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ab12").write_bytes(content)

    assert ProvenFolders(tmp_path).find("ab12") is None


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    kept = ProvenFolders(tmp_path)

    for number in range(MOST + 3):
        kept.keep(f"{number:04x}", PROVEN)

    assert len(list(tmp_path.iterdir())) == MOST


@pytest.mark.parametrize("file", ["exercise.toml", "tests/test_bonjour.py", "statement.fr.md", "wrong/forgets-to-trim/bonjour.py"])
def test_any_file_that_changes_makes_another_folder(draft: Draft, file: str) -> None:
    before = key(draft)

    draft.add(file, (draft.folder / file).read_bytes() + b"\n")

    assert key(draft) != before


def test_another_image_and_other_words_and_another_choice_do_too(draft: Draft) -> None:
    keys = {key(draft), key(draft, image="2" * 64), key(draft, language="en"), key(draft, asked=("uses-name",))}

    assert len(keys) == 4


def test_the_same_choice_in_another_order_does_not(draft: Draft) -> None:
    assert key(draft, asked=("a", "b")) == key(draft, asked=("b", "a", "b"))


def test_what_python_leaves_beside_the_files_does_not(draft: Draft) -> None:
    before = key(draft)

    draft.add("tests/__pycache__/test_bonjour.cpython-311.pyc", b"\0")

    assert key(draft) == before
