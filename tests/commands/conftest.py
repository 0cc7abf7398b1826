"""The command line as a terminal has it, over a data folder of the test's own."""

import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from grader.cli import main
from tests.adapters.exercise_files.conftest import EXERCISES, draft

__all__ = ["draft"]

DEAD_ENGINE = "unix:///nowhere/docker.sock"


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it showed."""

    status: int
    shown: str
    errors: str


Grader = Callable[..., Ended]


@pytest.fixture
def data() -> Iterator[Path]:
    """Yield a data folder whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="grader-") as name:
        yield Path(name)


@pytest.fixture
def grader(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Grader:
    """Return what runs `grader <arguments>` with English sentences and no other setting."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GRADER_DATA", str(data))
    monkeypatch.setenv("GRADER_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")  # which a command sets for its process: the next test has what it had

    def run(*arguments: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["grader", *map(str, arguments)])
        status: object = 0
        try:
            main()
        except SystemExit as ended:
            status = ended.code
        shown = capsys.readouterr()
        return Ended(int(str(status or 0)), shown.out, shown.err)

    return run


@pytest.fixture
def grader_process(data: Path) -> Grader:
    """Return what does the same in a process of its own, which takes its connections with it when it ends."""
    ours = {"GRADER_DATA": str(data), "GRADER_LANGUAGE": "en"}

    def run(*arguments: str | Path) -> Ended:
        command = [sys.executable, "-m", "grader", *map(str, arguments)]
        environment = {name: value for name, value in os.environ.items() if not name.endswith("_URL")} | ours
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return Ended(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Take back what a command configures: its logs go to the terminal of one test."""
    handlers, level = logging.root.handlers[:], logging.root.level
    hooks, events = (sys.excepthook, threading.excepthook, sys.unraisablehook), structlog.get_config()
    yield
    structlog.configure(**events)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.root.handlers[:], logging.root.level = handlers, level


@pytest.fixture(autouse=True)
def no_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no Docker Engine answer a test that asks for none, so that it ends alike on every machine."""
    if request.node.get_closest_marker("docker") is None:
        monkeypatch.setenv("DOCKER_HOST", DEAD_ENGINE)


@pytest.fixture
def bonjour() -> Path:
    """Return the folder of a real exercise."""
    return EXERCISES / "bonjour"
