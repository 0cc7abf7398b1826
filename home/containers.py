"""A run as at the school: a container that judges asks for two more, and says what a push prints.

It holds the school's own code, which came with this file; a volume each links it to the learner's container and to the
tests'. None of them has a network, or anything of this computer's disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO, TYPE_CHECKING, Dict

from home.ending import OURS, Ended
from home.school import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from home.docker import Image

Document = Dict[str, object]
LABEL = "grader.home"
MOST_SECONDS = 180
END_SECONDS, NEWS_SECONDS, REMOVAL_SECONDS = 5.0, 0.5, 30.0
ROLES = ("learner", "tests")
KILLED = "137"
BEGIN = (
    "import io, runpy, sys, zipfile; "
    "zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read(int(sys.argv[1])))).extractall('/tmp/school'); "
    "sys.path.insert(0, '/tmp/school'); runpy.run_module('grader.at_home.run', run_name='__main__')"
)


class ContainedRun:
    """One run, and the containers that are made for it."""

    def __init__(self, image: Image, folder: Path) -> None:
        """Prepare; `folder` is for what Docker is told by files."""
        self._image = image
        self._folder = folder
        self._name = "grader-home-" + token_hex(6)

    def begin(self) -> subprocess.Popen[bytes]:
        """Start the container that judges; it reads this file from its input."""
        links = [part for role in ROLES for part in ("--mount", self._volume(role, f"/links/{role}"))]
        walls = ("--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges")
        bounds = ("--pids-limit", "64", "--memory", "256m", "--tmpfs", "/tmp:size=64m")  # noqa: S108 - the container's
        named = ("--name", self._name, "--label", LABEL)
        judge = ("--entrypoint", "python3", self._image.id, "-I", "-c", BEGIN)
        packed = Path(sys.argv[0]).resolve().read_bytes()
        command = [self._image.docker, "run", "--rm", "--interactive", *named, *walls, *bounds, *links, *judge]
        process = subprocess.Popen(  # noqa: S603 - docker, by its path
            [*command, str(len(packed))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        _send(process.stdin, packed)
        return process

    def start(self, asked: Document) -> None:
        """Start a container as the one that judges asks for it."""
        role, arguments = str(asked["role"]), asked["arguments"]
        calls = self._folder / "seccomp.json"
        calls.write_text(str(asked["system_calls"]), "utf-8")
        given = [str(one) for one in arguments] if isinstance(arguments, list) else []
        link = ("--mount", self._volume(role, "/link") + ",readonly", "--security-opt", f"seccomp={calls}")
        named = ("--name", f"{self._name}-{role}", "--label", LABEL)
        self._image.do("run", "--detach", *named, *given, *link, self._image.id, role)

    def ran_out_of_memory(self) -> bool:
        """Tell whether the kernel ended the learner's container for memory; Docker may hear of it a moment later."""
        deadline = time.monotonic() + END_SECONDS
        while time.monotonic() < deadline:
            told = ("container", "inspect", "--format", "{{.State.Running}} {{.State.ExitCode}} {{.State.OOMKilled}}")
            running, status, killed = self._image.do(*told, f"{self._name}-learner").split()
            if killed == "true":
                return True
            if running == "false":
                if status != KILLED:
                    return False
                deadline = min(deadline, time.monotonic() + NEWS_SECONDS)
            time.sleep(NEWS_SECONDS / 10)
        return False

    def remove(self) -> None:
        """Remove what was made for it."""
        names = [self._name, *(f"{self._name}-{role}" for role in ROLES)]
        with suppress(OSError):
            self._image.do("rm", "--force", *names)
        deadline = time.monotonic() + REMOVAL_SECONDS
        while time.monotonic() < deadline:
            # Docker may be removing a container that ended by itself, and keeps its volumes until it has.
            with suppress(OSError):
                self._image.do("volume", "rm", "--force", *names[1:])
                return
            time.sleep(NEWS_SECONDS / 5)

    def _volume(self, role: str, target: str) -> str:
        return f"type=volume,source={self._name}-{role},target={target},volume-label={LABEL}"


def judged(image: Image, job: Document) -> bool:
    """Run a job as the school does, print what a push prints, and return whether all of its checks passed.

    Raises:
        Ended: Docker does not do it.
    """
    with tempfile.TemporaryDirectory(prefix="grader-") as place:
        run = ContainedRun(image, Path(place))
        try:
            with _heard(run.begin()) as process:
                _send(process.stdin, json.dumps({**job, "labels": image.labels}).encode() + b"\n")
                return _serve(run, process)
        except OSError as error:
            raise Ended(text("Docker does not do it: %(why)s") % {"why": error}, OURS) from error
        finally:
            run.remove()


def _serve(run: ContainedRun, process: subprocess.Popen[bytes]) -> bool:
    """Do what is asked until the end is said."""
    for line in process.stdout or ():
        said = json.loads(line)
        event = said["event"]
        if event == "start":
            run.start(said)
        elif event == "ended":
            _send(process.stdin, json.dumps({"memory": run.ran_out_of_memory()}).encode() + b"\n")
        elif event == "line":
            print(said["text"], flush=True)
        elif event == "broke":
            raise OSError(said["text"])
        else:
            return said["passed"] is True
    why = process.stderr.read().decode("utf-8", "replace").strip() if process.stderr else ""
    raise OSError(why.splitlines()[-1] if why else "")


@contextmanager
def _heard(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a process that is ended with the block."""
    with process:
        try:
            yield process
        finally:
            process.kill()


def _send(stream: IO[bytes] | None, data: bytes) -> None:
    if stream is not None:
        stream.write(data)
        stream.flush()
