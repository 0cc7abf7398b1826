"""What an import mends once it ran an exercise: its starter, its isolation, its limits."""

from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.importing.remedies import STOP, give_time, held_back, hold_back, share
from grader.adapters.importing.writing import write_folder
from grader.domain.exercises.exercise import Isolation
from tests.adapters.importing.conftest import Convert
from tests.runners import RUNNERS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "import math\n"),
        ("# -*- coding: utf-8 -*-\n", "@staticmethod\ndef area(): pass\n"),
        ('"""Areas."""\nfrom __future__ import annotations\n', "import math\n"),
        ('"""Nothing\nmore."""\n', ""),
    ],
)
def test_only_what_must_come_first_stays_first(before: str, after: str):
    assert held_back((before + after).encode()).decode() == f"{before}{STOP}\n\n{after}"


def test_each_remedy_changes_one_thing_and_keeps_the_checks(converted: Convert, tmp_path: Path):
    written = write_folder(converted("tangled-till"), tmp_path, RUNNERS, replace=False)

    shared = share(written, tmp_path, RUNNERS).exercise
    slow = give_time(written, tmp_path, RUNNERS).exercise
    held = hold_back(written, tmp_path, RUNNERS).exercise

    assert shared.isolation is held.isolation is Isolation.SHARED
    assert (slow.limits.run, slow.limits.check) == (timedelta(seconds=60), timedelta(seconds=20))
    assert STOP.encode() in held.starter[0].content
    assert held.checks == written.exercise.checks
