"""A sandbox without walls: the real supervisor, zygote and tests' process as plain child processes of one user."""

import base64
import json
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pytest

IMAGE = Path(__file__).resolve().parents[2] / "runner_images" / "python"
sys.path.insert(0, str(IMAGE))

LIMITS = {"run_seconds": 20, "check_seconds": 5, "memory_bytes": 268_435_456, "output_bytes": 4_096}
START = """
import sys
sys.path.insert(0, sys.argv[1])
from harness.place import Place
from harness.supervisor import main
main(Place(work=sys.argv[2], suite=sys.argv[3], shared=(), tests_uid=None, learner_uid=None))
"""

Frame = dict[str, Any]
RunJob = Callable[..., list[Frame]]


def read_frame(stream: IO[bytes]) -> Frame | None:
    header = stream.read(4)
    return json.loads(stream.read(struct.unpack(">I", header)[0])) if header else None


def write_frame(stream: IO[bytes], frame: Frame) -> None:
    body = json.dumps(frame).encode()
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


def files(sources: Mapping[str, str]) -> list[Frame]:
    return [{"path": path, "content": base64.b64encode(text.encode()).decode()} for path, text in sources.items()]


@pytest.fixture
def run_job(tmp_path: Path) -> RunJob:
    """Run a job and return the check frames and the end frame."""
    folders = [tmp_path / "work", tmp_path / "suite"]
    for folder in folders:
        folder.mkdir()

    def run(learner: Mapping[str, str] | str, tests: str, *needs: tuple[str, str], **limits: float) -> list[Frame]:
        sources = {"bonjour.py": learner} if isinstance(learner, str) else learner
        names = [line[4:].partition("(")[0] for line in tests.splitlines() if line.startswith("def test_")]
        checks = [{"id": n, "test": f"test_it.py::{n}", "needs": [b for a, b in needs if a == n]} for n in names]
        job = {"kind": "job", "version": 1, "files": files(sources), "tests": files({"test_it.py": tests})}
        command = [sys.executable, "-c", START, str(IMAGE), *map(str, folders)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert read_frame(process.stdout) == {"kind": "ready", "version": 1}
            write_frame(process.stdin, {**job, "checks": checks, "limits": {**LIMITS, **limits}})
            frames = list(iter(lambda: read_frame(process.stdout), None))
        return [frame for frame in frames if frame is not None]

    return run
