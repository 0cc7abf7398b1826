"""The pages for trainers: each command line, from the top of its page to the end, prints what the page shows.

French is tried by `make test`; English, whose commands are the same, is `thorough`, with French before it.
"""

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_kind_pages import NO_BREAK, ROOT

TRAINERS = ROOT / "docs" / "trainers"
BOTH = pytest.param(["fr", "en"], id="both", marks=pytest.mark.thorough)
NAMES = sorted({page.name for page in TRAINERS.glob("*/*.md")})
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")
PROMPT = "$ "


def commands_of(page: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a page with the lines that it shows, and write a file where it stands between them."""
    for block in BLOCK.finditer(page.read_text("utf-8")):
        if block["path"]:
            place = folder / block["path"]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block["text"], "utf-8")
        elif block["kind"] == "console":
            for session in block["text"].removeprefix(PROMPT).split(f"\n{PROMPT}"):
                command, *shown = session.splitlines()
                yield command, shown


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("languages", [pytest.param(["fr"], id="fr"), BOTH])
@pytest.mark.parametrize("name", NAMES)
def test_each_command_prints_what_its_page_shows(name: str, languages: list[str], tmp_path: Path) -> None:
    """Read the page in each language over one data folder: what is proven in one is proven in the other."""
    lacking = {}
    for language in languages:
        folder = tmp_path / language
        folder.mkdir()
        for command, shown in commands_of(TRAINERS / language / name, folder):
            printed = printed_by(command, folder, language)
            lacking |= {line: printed for line in shown if line not in printed}

    assert lacking == {}


def printed_by(command: str, folder: Path, language: str) -> str:
    """Return what a command prints; one that serves is ended once it says where."""
    program, *arguments = shlex.split(command)
    places = {"GRADER_DATA": str(folder.parent / "d"), "GRADER_EXERCISES": str(ROOT / "exercises")}
    ours = {"GRADER_LANGUAGE": language} | places
    words = [str(ROOT / ".venv" / "bin" / program), *arguments]
    with subprocess.Popen(
        words, cwd=folder, env=os.environ | ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if "preview" in arguments:
            process.send_signal(signal.SIGTERM)
        return PORT.sub("…", (first + process.stdout.read()).translate(NO_BREAK))
