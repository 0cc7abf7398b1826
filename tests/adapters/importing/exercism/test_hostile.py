"""A track is a stranger's download: what it must not make us read, write or stumble over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.exercise_files.folder import MAX_EXERCISE_FILE_BYTES
from grader.adapters.importing.exercism.conversion import Conversion
from grader.adapters.importing.exercism.track import read_track
from grader.domain.errors import ManifestError

FOLDER = "exercises/practice/tram-stops"
OWN_CONFIG = f"{FOLDER}/.meta/config.json"

Convert = Callable[[str], Conversion]


def name_files(track: Path, **lists: list[str]) -> None:
    path = track / OWN_CONFIG
    config = json.loads(path.read_bytes())
    path.write_text(json.dumps({**config, "files": {**config["files"], **lists}}), encoding="utf-8")


def problems_of(converted: Convert) -> list[tuple[str, str]]:
    with pytest.raises(ManifestError) as refused:
        converted("tram-stops")
    return [(problem.file, problem.code) for problem in refused.value.problems]


@pytest.mark.parametrize("role", ["solution", "test", "example", "editor"])
@pytest.mark.parametrize("path", ["/etc/passwd", "../odd-numbers/odd_numbers.py", "a/../../b.py", "", "a\\b", "a\x1bb"])
def test_a_path_that_leads_out_is_refused(path: str, role: str, track: Path, converted: Convert):
    name_files(track, **{role: [path]})

    assert problems_of(converted) == [(OWN_CONFIG, "path_leads_out")]


def test_a_linked_file_is_not_followed(track: Path, converted: Convert):
    stub = track / FOLDER / "tram_stops.py"
    stub.unlink()
    stub.symlink_to("/etc/passwd")

    assert problems_of(converted) == [(f"{FOLDER}/tram_stops.py", "is_link")]


def test_a_linked_folder_is_not_followed(track: Path, converted: Convert):
    (track / FOLDER).rename(track / "elsewhere")
    (track / FOLDER).symlink_to(track / "elsewhere")

    assert problems_of(converted) == [(OWN_CONFIG, "is_link")]


def test_a_pipe_is_not_waited_for(track: Path, converted: Convert):
    stub = track / FOLDER / "tram_stops.py"
    stub.unlink()
    os.mkfifo(stub)

    assert problems_of(converted) == [(f"{FOLDER}/tram_stops.py", "no_regular_file")]


def test_a_large_extra_file_is_left_out_and_named(track: Path, converted: Convert):
    (track / FOLDER / "film.mp4").write_bytes(bytes(MAX_EXERCISE_FILE_BYTES + 1))
    name_files(track, editor=["stops.py", "unit.py", "film.mp4"])

    conversion = converted("tram-stops")

    assert [(note.file, note.code) for note in conversion.notes] == [(f"{FOLDER}/film.mp4", "too_large")]
    assert "tests/film.mp4" not in conversion.files


def test_tests_that_are_made_while_running_are_pointed_at(track: Path, converted: Convert):
    with (track / FOLDER / "tram_stops_test.py").open("a", encoding="utf-8") as tests:
        tests.write("\n\nfor number in range(3):\n    setattr(TramStopsTest, f'test_{number}', print)\n")

    notes = converted("tram-stops").notes

    path = f"{FOLDER}/tram_stops_test.py"
    assert [(note.file, note.line, note.code) for note in notes] == [(path, 18, "tests_made_while_running")]


def test_more_examples_than_files_are_refused(track: Path, converted: Convert):
    name_files(track, example=[".meta/example.py", "stops.py"])

    assert problems_of(converted) == [(OWN_CONFIG, "examples_unmatched")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"def test_(:", "test_syntax"),
        (b"(" * 200_000, "test_syntax"),
        (b"\0", "test_syntax"),
        (b"class Test(Test):\n    def test_one(self): pass\n", "no_error"),
        (b"class A(B): pass\nclass B(A): pass\n", "no_tests"),
        (b"x = 1\n", "no_tests"),
    ],
)
def test_odd_test_files_end_in_a_sentence(content: bytes, code: str, track: Path, converted: Convert):
    (track / FOLDER / "tram_stops_test.py").write_bytes(content)

    try:
        converted("tram-stops")
        found = "no_error"
    except ManifestError as error:
        found = error.problems[0].code

    assert found == code


@pytest.mark.parametrize("content", [b"", b"[]", b"[" * 100_000, b'{"files": {"solution": "one.py"}}', b"\xff"])
def test_an_odd_configuration_ends_in_a_sentence(content: bytes, track: Path, converted: Convert):
    (track / OWN_CONFIG).write_bytes(content)

    assert [file for file, _ in problems_of(converted)] == [OWN_CONFIG]


def test_an_odd_entry_of_the_list_stops_no_other(track: Path):
    config = json.loads((track / "config.json").read_bytes())
    config["exercises"]["practice"] += [{"slug": "../../etc"}, 7, {"slug": "tram-stops"}]
    (track / "config.json").write_text(json.dumps(config), encoding="utf-8")

    problems = [entry.problem for entry in read_track(track).entries]

    assert problems[:6] == [None] * 6
    assert [problem.code for problem in problems[6:] if problem] == [
        "string_pattern_mismatch",
        "no_object",
        "slug_twice",
    ]


def test_a_track_without_a_list_is_refused(tmp_path: Path):
    with pytest.raises(ManifestError) as refused:
        read_track(tmp_path)

    assert [(problem.file, problem.code) for problem in refused.value.problems] == [("config.json", "file_missing")]
