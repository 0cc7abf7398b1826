"""A backup and the upkeep of repositories take turns."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.upkeep import upkeep_turn
from grader.domain.errors import PlatformError


def test_one_has_its_turn_alone(tmp_path: Path) -> None:
    with (
        upkeep_turn(tmp_path),
        pytest.raises(PlatformError, match="under way"),
        upkeep_turn(tmp_path),
    ):
        pytest.fail("two at once")


def test_whoever_is_patient_gets_the_next_turn(tmp_path: Path) -> None:
    begun, done = threading.Event(), []

    def retain() -> None:
        with upkeep_turn(tmp_path):
            begun.set()
            done.append("retention")

    other = threading.Thread(target=retain)
    other.start()
    begun.wait()
    with upkeep_turn(tmp_path, patience=timedelta(minutes=1)):
        done.append("backup")
    other.join()

    assert done == ["retention", "backup"]
