"""Pictures of how a page should look: named in the manifest, kept beside it, refused where nobody could look at one."""

from pathlib import Path

import pytest

from grader.domain.exercises.pictures import MOST_BYTES
from grader.domain.text import Text
from tests.adapters.exercise_files.conftest import Draft

PAGE = (Path(__file__).parents[2] / "web/page.png").read_bytes()
FILE = "pictures/page.png"
ALT = '{ fr = "Une page verte", en = "A green page" }'
CHECK = 'test = "test_bonjour.py::test_says_hello"'


@pytest.fixture
def pictured(draft: Draft) -> Draft:
    """Return a draft whose first check names a picture that is not there yet."""
    draft.edit("exercise.toml", CHECK, f'{CHECK}\npicture = {{ file = "{FILE}", alt = {ALT} }}')
    return draft


def codes(draft: Draft) -> set[tuple[str, str]]:
    return {(problem.file, problem.code) for problem in draft.problems()}


def test_a_check_has_the_picture_that_it_names(pictured: Draft) -> None:
    pictured.add(FILE, PAGE)

    shown = [check.picture for check in pictured.read().exercise.checks if check.picture]

    assert [(one.path, one.content, one.alt) for one in shown] == [(FILE, PAGE, Text("Une page verte", "A green page"))]


def test_a_picture_makes_no_new_version(draft: Draft) -> None:
    before = draft.read().exercise.suite_digest
    draft.edit("exercise.toml", CHECK, f'{CHECK}\npicture = {{ file = "{FILE}", alt = {ALT} }}')
    draft.add(FILE, PAGE)

    assert draft.read().exercise.suite_digest == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg/>", "picture_unknown"),
        (PAGE[:16] + b"\xff\xff\xff\xff" * 2 + PAGE[24:], "picture_too_large"),
        (PAGE + bytes(MOST_BYTES), "picture_too_heavy"),
    ],
)
def test_what_no_page_can_show_is_refused(pictured: Draft, content: bytes, code: str) -> None:
    pictured.add(FILE, content)

    assert (FILE, code) in codes(pictured)


def test_one_that_is_not_there_is_named(pictured: Draft) -> None:
    assert (FILE, "file_missing") in codes(pictured)


def test_a_link_out_of_the_folder_is_none(pictured: Draft, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(PAGE)
    (pictured.folder / "pictures").mkdir()
    (pictured.folder / FILE).symlink_to(outside)

    assert (FILE, "file_missing") in codes(pictured)


@pytest.mark.parametrize("file", ["pictures/../page.png", "/etc/page.png", "pictures/page.svg", "page.png"])
def test_a_picture_is_a_file_of_its_folder(draft: Draft, file: str) -> None:
    draft.edit("exercise.toml", CHECK, f'{CHECK}\npicture = {{ file = "{file}", alt = {ALT} }}')

    assert ("exercise.toml", "string_pattern_mismatch") in codes(draft)
