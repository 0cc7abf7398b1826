"""A sandbox without walls: the real supervisor and tests' server as plain child processes of one user."""

import base64
import fcntl
import gc
import itertools
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import MEBIBYTE, ClosedError

ROOT = Path(__file__).resolve().parents[2]
# More time than any machine takes, however busy: a test of what is late says how soon it is.
LIMITS = {"run_seconds": 300, "check_seconds": 60, "memory_bytes": 268_435_456, "output_bytes": 4_096}
START = """
import importlib, socket, sys
root, role, descriptor, work, suite, language = sys.argv[1:]
sys.path.insert(0, root)
from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire.frame_links import FrameLink
roles = importlib.import_module(f"runner_images.{language}.roles")
link = FrameLink(socket.socket(fileno=int(descriptor)), receive_limit=1 << 24, send_limit=1 << 20)
place = ContainerPlace(work=work, suite=suite, shared=(), learners_from=None, tests_from=None)
getattr(roles, role)(place, link)
"""

Frame = dict[str, Any]
RunJob = Callable[..., list[Frame]]


def link_to(end: socket.socket) -> FrameLink:
    """Return the host's end of a link."""
    return FrameLink(end, receive_limit=16 * MEBIBYTE, send_limit=16 * MEBIBYTE)


def break_off(function: Callable[[], object], step: int, error: type[Exception], *, within: str = "") -> bool:
    """Call `function`, and raise `error` before its `step`th step, as a handler may; False when it has fewer.

    Steps of the files alone whose path has `within` in it count. Nobody's garbage is collected meanwhile: what other
    tests left would take steps of its own, as many as it likes.
    """
    steps = itertools.count(1)

    def trace(frame: FrameType, event: str, _: object) -> object:
        frame.f_trace_opcodes = True
        if event == "opcode" and within in frame.f_code.co_filename and next(steps) == step:
            raise error
        return trace

    collecting = gc.isenabled()
    gc.disable()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(None)
        if collecting:
            gc.enable()
    return next(steps) > step


ENGINES = {"java": ("java", "openjdk 21."), "javascript": ("node", "v20."), "php": ("php", "PHP 8.4.")}
"""What runs hand-ins of a language, and how it names the image's version: another words its errors otherwise."""


@cache
def has_engine(language: str) -> bool:
    """Tell whether this machine has what runs a language in its image."""
    if language not in ENGINES:
        return True
    program, version = ENGINES[language]
    found = shutil.which(program)
    return found is not None and subprocess.check_output([found, "--version"], text=True).startswith(version)


@cache
def make_stub(language: str) -> None:
    """Make what an image's build makes of a stub that is compiled, once, by whichever process comes first."""
    learner = ROOT / "runner_images" / language / "learner"
    if not (learner / "make-stub").exists():
        return
    with (learner / "make-stub").open() as script:
        fcntl.flock(script, fcntl.LOCK_EX)
        made = learner / ".stub" / "stub.jar"
        newest = max(path.stat().st_mtime for path in learner.iterdir() if path.is_file())
        if not made.exists() or made.stat().st_mtime < newest:
            subprocess.run(["sh", "make-stub"], cwd=learner, check=True, capture_output=True)


class Harness:
    """Both halves of the harness, running."""

    def __init__(self, work: Path, suite: Path, *, language: str = "python") -> None:
        """Start them, for hand-ins in a language; a test is skipped where the machine has not what its image has."""
        if not has_engine(language):
            pytest.skip(f"{' '.join(ENGINES[language])}, as in the image, is not on this machine")
        make_stub(language)
        self._language = language
        self.shared = False
        """Whether the runs that follow are in shared isolation."""
        self.is_clean = True
        """Whether nothing runs in it, and each run so far ended as it should."""
        self.sandbox = self._start("learner", work, suite)
        self.tests = self._start("tests", work, suite)

    def _start(self, role: str, work: Path, suite: Path) -> FrameLink:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-c", START, str(ROOT), role, str(theirs.fileno()), str(work), str(suite)]
        command.append(self._language)
        # As in the image, where each further arena would take 64 MB of a learner process's address space.
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1"}
        # It ends when we hang up.
        self.__dict__.setdefault("processes", []).append(subprocess.Popen(command, pass_fds=[theirs.fileno()], env=env))
        theirs.close()
        link = link_to(ours)
        assert link.receive() == {"kind": "ready", "version": 2}
        return link

    def begin(self, link: FrameLink) -> FrameLink:
        """Return the channel of a new run."""
        ours, theirs = socket.socketpair()
        with theirs:
            link.pass_on({"kind": "run"}, theirs.fileno())
        assert link.receive() == {"kind": "running"}
        return link_to(ours)

    def run(self, files: list[Frame], job: Frame) -> Iterator[Frame]:
        """Yield what is reported of a run."""
        self.is_clean = False
        sandbox, tests = self.begin(self.sandbox), self.begin(self.tests)
        doors = socket.socketpair()
        load = {"kind": "load", "files": files, "memory_bytes": job["limits"]["memory_bytes"], "shared": self.shared}
        sandbox.pass_on(load, doors[0].fileno())
        paths = [{"path": file["path"]} for file in files]
        whole = {"kind": "job", "version": 2, "files": paths, "shared": self.shared, **job}
        tests.pass_on(whole, doors[1].fileno())
        for door in doors:
            door.close()
        while True:
            try:
                yield dict(tests.receive())
            except ClosedError:
                break
        tests.close()
        sandbox.close()
        assert self.sandbox.receive() == {"kind": "clean"}
        self.is_clean = True

    def stop(self) -> None:
        """Hang up, and wait for their end."""
        self.sandbox.close()
        self.tests.close()
        for process in self.__dict__["processes"]:
            process.wait(60)


def patience(reason: str, soon: float) -> dict[str, float]:
    """Return the limits for a check that must end for `reason`: what hangs is late soon, all else takes its time."""
    return {"check_seconds": soon} if reason == "time" else {}


def files(sources: Mapping[str, str]) -> list[Frame]:
    return [{"path": path, "content": base64.b64encode(text.encode()).decode()} for path, text in sources.items()]


@pytest.fixture
def language() -> str:
    """Return what hand-ins are written in."""
    return "python"


class Harnesses:
    """Lends a language's harness to test after test, as it serves runs in a container; it starts in half a second."""

    def __init__(self, folder: Callable[[str], Path]) -> None:
        self._folder = folder
        self._kept: dict[str, tuple[Harness, list[Path]]] = {}

    @contextmanager
    def lend(self, language: str) -> Iterator[Harness]:
        """Yield a running harness, whose learner's folder is empty at the end; one left in a run serves no other."""
        harness, folders = self._kept.pop(language, None) or self._new(language)
        harness.shared = False
        yield harness
        if harness.is_clean:
            self._kept[language] = harness, folders
        else:
            harness.stop()
        assert list(folders[0].iterdir()) == []

    def _new(self, language: str) -> tuple[Harness, list[Path]]:
        self.stop()  # those of other languages: a worker has memory for one
        folders = [self._folder(name) for name in ("work", "suite")]
        return Harness(*folders, language=language), folders

    def stop(self) -> None:
        """Stop what is kept."""
        while self._kept:
            harness, _ = self._kept.popitem()[1]
            harness.stop()


@pytest.fixture(scope="session")
def harnesses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harnesses]:
    """Yield what lends harnesses."""
    harnesses = Harnesses(tmp_path_factory.mktemp)
    yield harnesses
    harnesses.stop()


@pytest.fixture
def harness(harnesses: Harnesses, language: str) -> Iterator[Harness]:
    """Yield a running harness."""
    with harnesses.lend(language) as harness:
        yield harness


@pytest.fixture
def run_job(harness: Harness) -> RunJob:
    """Run a job and return the check frames and the end frame."""

    def run(
        learner: Mapping[str, str] | str,
        tests: str,
        *needs: tuple[str, str],
        names: Sequence[str] = (),
        beside: Mapping[str, str] | None = None,
        **limits: float,
    ) -> list[Frame]:
        sources = {"bonjour.py": learner} if isinstance(learner, str) else learner
        names = names or [line[4:].partition("(")[0] for line in tests.splitlines() if line.startswith("def test_")]
        checks = [{"id": n, "test": f"test_it.py::{n}", "needs": [b for a, b in needs if a == n]} for n in names]
        job = {
            "tests": files({"test_it.py": tests, **(beside or {})}),
            "checks": checks,
            "limits": {**LIMITS, **limits},
        }
        return list(harness.run(files(sources), job))

    return run
