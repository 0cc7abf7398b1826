"""The pages of the kinds: the example of each is an exercise whose commands print what its page shows."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "kinds").glob("*.md"))
FILE = re.compile(r"^```\w+ (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SESSION = re.compile(r"^```console\n\$ (?P<command>grader [^\n]*)\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL)
NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " "})

pytestmark = [pytest.mark.docker, pytest.mark.slow]


def _example(page: Path) -> object:
    """Return a page as a parameter: one whose example needs a large image is for `make sites`."""
    large = 'runner = "site"' in page.read_text("utf-8")
    return pytest.param(page, id=page.stem, marks=[pytest.mark.thorough] if large else [])


@pytest.mark.parametrize("page", [_example(page) for page in PAGES if FILE.search(page.read_text("utf-8"))])
def test_what_a_page_shows_comes_of_its_own_files(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    for file in FILE.finditer(text):
        place = tmp_path / file["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(file["text"], "utf-8")

    sessions = [(session["command"].split(), session["shown"]) for session in SESSION.finditer(text)]

    assert sessions
    for command, shown in sessions:
        printed = printed_by(command, tmp_path)
        lacking = [line for line in shown.splitlines() if line not in printed]
        assert lacking == [], printed


def printed_by(command: list[str], folder: Path) -> str:
    """Return what a command of the program prints in a folder."""
    program = [str(ROOT / ".venv" / "bin" / command[0]), *command[1:]]
    environment = {**os.environ, "GRADER_LANGUAGE": "fr", "GRADER_DATA": str(folder / "data")}
    done = subprocess.run(program, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).translate(NO_BREAK)
