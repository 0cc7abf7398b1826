"""What `grader.toml` says of a repository's folders, however hostile it is."""

import pytest

from grader.domain.submissions.folder_map import FolderMap, MapTrouble, clean_folder, folder_map, problems_with


def said(*lines: str) -> FolderMap:
    return folder_map("\n".join(["[folders]", *lines]).encode())


def test_a_line_is_a_folder_and_its_exercise() -> None:
    found = said('"semaine-1/exo 1" = "bonjour"', 'tva = "prix-ttc"')

    assert found == FolderMap({"bonjour": "semaine-1/exo 1", "prix-ttc": "tva"})


@pytest.mark.parametrize("written", ["./semaine-1/exo", "semaine-1/exo/", "semaine-1/exo"])
def test_a_folder_is_written_as_people_write_them(written: str) -> None:
    assert clean_folder(written) == "semaine-1/exo"


@pytest.mark.parametrize(
    "written",
    [
        "",
        ".",
        "..",
        "/",
        "/etc",
        "../karim",
        "a/../../b",
        "a//b",
        "a\\b",
        "C:\\exo",
        "a/./b",
        "a\nb",
        "a\x00",
        "x" * 201,
    ],
)
def test_a_folder_that_leads_elsewhere_counts_for_nothing(written: str) -> None:
    assert clean_folder(written) is None


def test_of_two_folders_for_one_exercise_neither_counts() -> None:
    found = said('a = "bonjour"', 'b = "bonjour"', 'c = "prix-ttc"')

    assert found.folders == {"prix-ttc": "c"}
    assert [(one.trouble, one.folder) for one in found.problems] == [(MapTrouble.TWICE, "a"), (MapTrouble.TWICE, "b")]


def test_of_one_folder_for_two_exercises_neither_counts() -> None:
    found = said('a = "bonjour"', '"a/" = "prix-ttc"', '"../x" = "tva"')

    assert found.folders == {}
    assert [one.trouble for one in found.problems] == [MapTrouble.OUTSIDE, MapTrouble.TWICE, MapTrouble.TWICE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[folders",
        b"\xff\xfe",
        b'folders = "a"',
        b"[folders]\na = 3",
        b'[folders]\na = "b"\na = "c"',
        b"[folders]\na.b.c = " + b"[" * 5_000,
        b'[other]\na = "b"',
    ],
)
def test_what_cannot_be_read_counts_for_nothing(content: bytes) -> None:
    found = folder_map(content)

    assert (found.folders, [one.trouble for one in found.problems]) == ({}, [MapTrouble.UNREADABLE])


def test_more_folders_than_anybody_has_count_for_nothing() -> None:
    found = said(*(f'a{number} = "b{number}"' for number in range(201)))

    assert (found.folders, [one.trouble for one in found.problems]) == ({}, [MapTrouble.TOO_LARGE])


def test_unknown_exercises_and_folders_that_are_not_there_are_told() -> None:
    found = said('a = "bonjour"', 'b = "prix-ttc"', 'c = "nobodys"')

    problems = list(problems_with(found, {"a", "c"}, ("bonjour", "prix-ttc")))

    assert [(one.trouble, one.exercise) for one in problems] == [
        (MapTrouble.NO_FOLDER, "prix-ttc"),
        (MapTrouble.UNKNOWN, "nobodys"),
    ]
