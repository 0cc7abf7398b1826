"""A track's file: read whole, or every mistake named with its line."""

from pathlib import Path

import pytest

from grader.adapters.exercise_files.track import read_track
from grader.domain.errors import ManifestError, NotValid
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Language, Text
from grader.wording.exercises.trainer_lines import problem_line

WRITTEN = """\
title = { fr = "Douze semaines", en = "Twelve weeks" }

[[modules]]
slug = "premiers-pas"
title = { fr = "Premiers pas", en = "First steps" }
week = 1
weeks = 2
exercises = ["premier-site", "tri-des-photos"]

[[modules]]
slug = "suite"
title = { fr = "La suite" }
week = 3
"""


def written(folder: Path, text: str | bytes, name: str = "track.toml") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def problems(file: Path) -> list[str]:
    with pytest.raises(ManifestError) as refused:
        read_track(file)
    return [problem_line(one, Language.EN) for one in refused.value.problems]


def test_a_track_is_its_modules_in_order(tmp_path: Path) -> None:
    first = Module("premiers-pas", Text("Premiers pas", "First steps"))

    assert read_track(written(tmp_path, WRITTEN)) == Track(
        "track",
        Text("Douze semaines", "Twelve weeks"),
        (
            Stretch(first, 1, 2, ("premier-site", "tri-des-photos")),
            Stretch(Module("suite", Text("La suite")), 3, 1, ()),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("week = 1\n", "", "track.toml:3: “modules.0.week” is missing"),
        (
            "weeks = 2",
            "weks = 2",
            "track.toml:7: “modules.0.weks” is no key of this table: mind its spelling, or take it out",
        ),
        ("week = 3", "week = 0", "track.toml:13: “modules.1.week” is too small: 0"),
        ("week = 3", "week = 999", "track.toml:13: “modules.1.week” is above two years: 999"),
        ('slug = "suite"', 'slug = "premiers-pas"', "track.toml:4: two modules have the slug “premiers-pas”"),
        (
            "week = 3",
            'week = 3\nexercises = ["premier-site"]',
            "track.toml:8: the exercise “premier-site” stands in the track twice, and a cohort is given each once",
        ),
        ("week = 3", "week = ", "track.toml:13: is not TOML: Invalid value (at line 13, column 8)"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in WRITTEN

    assert problems(written(tmp_path, WRITTEN.replace(old, new)))[0] == told


def test_its_file_is_text_and_named_as_a_slug(tmp_path: Path) -> None:
    assert problems(written(tmp_path, b"\xff")) == [
        "track.toml: is not written in UTF-8: save it again in that encoding"
    ]
    with pytest.raises(NotValid):
        read_track(written(tmp_path, WRITTEN, "Mon parcours.toml"))
