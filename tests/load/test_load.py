"""`make load`, so small that its figures say nothing: every part of it works, and every page is found and measured."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--sqlite"], marks=pytest.mark.thorough),
        pytest.param([], marks=[pytest.mark.postgres, pytest.mark.browser]),
    ],
    ids=str,
)
def test_everything_is_measured(options: list[str], tmp_path: Path) -> None:
    program = [sys.executable, ROOT / "scripts" / "load.py", "--small", "--to", tmp_path / "load.json", *options]

    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    measures = json.loads((tmp_path / "load.json").read_text("utf-8"))["measures"]
    names = " | ".join(one["name"] for one in measures)
    assert all(part in names for part in ("board page", "slowest", "polls by", "browser", "web processes"))
    assert [one["name"] for one in measures if one["name"] not in ended.stdout] == []
