"""`grader framework`: what is brought in is there beside what was."""

from pathlib import Path

import pytest

from tests.adapters.framework_files.test_framework_files import CSV
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database


@pytest.fixture(autouse=True)
def school(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command find a school without anybody."""
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    fresh_database(data / "grader.sqlite3")


def test_a_framework_is_brought_in_once_and_listed(grader: Grader, tmp_path: Path):
    (tmp_path / "web.csv").write_text(CSV)

    first, again = (grader("framework", "bring-in", str(tmp_path / "web.csv")) for _ in range(2))
    listed = grader("framework", "list")

    assert (first.status, "Version 1 of web-2024 is there" in first.shown) == (0, True)
    assert "says the same already" in again.shown
    assert "dwwm-2023, version 1" in listed.shown
    assert "CP2 · Parler au client" in listed.shown or "CP2 · Talk to a customer" in listed.shown


def test_what_is_no_framework_is_refused_in_a_sentence(grader: Grader, tmp_path: Path):
    (tmp_path / "web.csv").write_text("a;b")

    ended = grader("framework", "bring-in", str(tmp_path / "web.csv"))

    assert (ended.status, "no framework yet" in ended.errors) == (2, True)
