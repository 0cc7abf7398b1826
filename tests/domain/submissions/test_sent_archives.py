"""Which files of an archive are a learner's hand-in, however they packed them."""

from dataclasses import replace

import pytest

from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.sent_files import MOST_ARCHIVE_BYTES, archive_in, asked_for
from tests.domain.samples import BONJOUR

SITE = replace(BONJOUR, hand_in=("index.html", "css/style.css", "src/*.js", ".htaccess"))


def files(*paths: str) -> list[SourceFile]:
    """Return files that tell where they came from."""
    return [SourceFile(path, path.encode()) for path in paths]


def taken(*paths: str) -> dict[str, str]:
    """Return where each file of a site's archive goes, and where it stood."""
    return {file.path: file.content.decode() for file in asked_for(SITE, files(*paths))}


@pytest.mark.parametrize(
    "top", ["", "bonjour/", "bonjour (1)/", "ada-main/bonjour/", "C:/Users/ada/bonjour/", "a/b/c/"]
)
def test_the_folder_is_found_wherever_it_stands(top: str) -> None:
    paths = ["index.html", "css/style.css", "src/a.js", ".htaccess"]

    found = taken(*(f"{top}{path}" for path in (*paths, "README.md", "src/.b.js", "src/deep/c.js")))

    assert found == {path: f"{top}{path}" for path in paths}


def test_of_a_whole_repository_the_folder_of_the_exercise_counts() -> None:
    found = taken("ada/index.html", "ada/accueil/index.html", "ada/bonjour/index.html", "ada/vieux/bonjour/index.html")

    assert found == {"index.html": "ada/bonjour/index.html"}


def test_a_folder_of_the_exercises_name_that_has_nothing_of_it_is_passed_over() -> None:
    assert taken("site/index.html", "bonjour/notes.txt") == {"index.html": "site/index.html"}


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        ((), "sent_archive_none"),
        (("notes.txt", "src/.a.js", "index.html/x"), "sent_archive_none"),
        (("a/index.html", "b/index.html"), "sent_archive_several"),
        (("a/bonjour/index.html", "b/bonjour/index.html"), "sent_archive_several"),
    ],
)
def test_what_holds_no_hand_in_or_two_is_refused(paths: tuple[str, ...], code: str) -> None:
    with pytest.raises(NotValid, match=code):
        taken(*paths)


@pytest.mark.parametrize("name", ["a.zip", "A.ZIP", "a.tar", "a.tar.gz", "a.tgz", "a.rar", "a.7z"])
def test_an_archive_is_known_by_its_name(name: str) -> None:
    (file,) = files(name)

    assert archive_in(BONJOUR, [file]) is file


def test_an_archive_that_is_asked_for_is_a_file_like_others() -> None:
    packing = replace(BONJOUR, hand_in=("*.zip", "notes.txt"))

    assert archive_in(packing, files("a.zip", "notes.txt")) is None


def test_an_archive_comes_alone_and_within_its_bound() -> None:
    with pytest.raises(NotValid, match="sent_archive_alone"):
        archive_in(BONJOUR, files("bonjour.py", "a.zip"))
    with pytest.raises(NotValid, match="sent_large"):
        archive_in(BONJOUR, [SourceFile("a.zip", bytes(MOST_ARCHIVE_BYTES + 1))])
