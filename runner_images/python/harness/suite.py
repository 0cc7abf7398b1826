"""The tests' process: pytest over the trainer's files, the learner's modules at the other end of a border."""

import importlib
import os
import socket
import sys
import tempfile
import time
from pathlib import Path

import pytest
from _pytest.config import default_plugins

from harness import fields
from harness.alarm import undisturbed
from harness.border import Border
from harness.checks import Checks
from harness.collection import collection_ending, ended
from harness.drop import become
from harness.endings import Fate, LearnerGoneError, Message
from harness.frames import Channel
from harness.job import Check, Job
from harness.limits import (
    JOB_FRAME_BYTES,
    LEARNER_FRAME_BYTES,
    REPORT_FRAME_BYTES,
    SUITE_FRAME_BYTES,
)
from harness.order import Listener, Order
from harness.place import Place
from harness.proxies import LearnerFinder
from harness.reports import RunEnding


def main(place: Place, control: int, doors: int) -> None:
    """Import what is slow, say `ready`, run one job, and end."""
    become(place.tests_uid)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    _warm()
    channel = Channel(control, control, receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
    channel.send({"kind": "ready"})
    job = Job.from_frame(channel.receive())
    folder = Path(place.suite) / "suite"
    _prepare(job, folder, Path(place.suite) / "tmp")
    supervisor = _Supervisor(channel, socket.socket(fileno=doors))
    ending, unmapped = _run(job, folder, supervisor)
    channel.send(ending.as_json(unmapped))


class _Supervisor:
    """The supervisor, as this process may ask it."""

    def __init__(self, channel: Channel, doors: socket.socket) -> None:
        self._channel = channel
        self._doors = doors

    def spawn(self) -> Channel:
        with undisturbed():
            self._channel.send({"kind": "spawn"})
            _, descriptors, _, _ = socket.recv_fds(self._doors, 1, 1)
        door = descriptors[0]
        return Channel(door, door, receive_limit=LEARNER_FRAME_BYTES, send_limit=SUITE_FRAME_BYTES)

    def fate(self, *, patient: bool) -> Fate:
        with undisturbed():
            self._channel.send({"kind": "fate", "patient": patient})
            answer = self._channel.receive()
        status = None if answer.get("status") is None else fields.whole(answer, "status")
        return Fate(
            status,
            memory=answer.get("memory") is True,
            processes=answer.get("processes") is True,
        )

    def listener(self) -> Listener:
        return Listener(self._began, lambda report: self._channel.send(report.as_json()))

    def _began(self, check: Check, seconds: float) -> None:
        self._channel.send({"kind": "began", "id": check.id, "seconds": seconds})


def _run(job: Job, folder: Path, supervisor: _Supervisor) -> tuple[RunEnding, tuple[str, ...]]:
    stop_at = time.monotonic() + job.limits.run_seconds
    border = Border(supervisor, output_bytes=job.limits.output_bytes)
    endings = [RunEnding("exercise", message=Message("suite_error", {"problem": "stopped"}))]

    def loop(checks: Checks) -> None:
        early = collection_ending(checks.collection_error, border) or _absence(checks)
        border.close()
        order = Order(border, job.limits, checks.run, supervisor.listener(), stop_at=stop_at)
        endings.append(early or order.run(job.checks))

    try:
        border.open(seconds=job.limits.check_seconds, collecting=True)
    except LearnerGoneError as error:
        return ended(error.ending), ()
    tests = [name for name, _ in job.tests.files]
    sys.meta_path.insert(0, LearnerFinder(border, job.learner_files, tests, suite=str(folder)))
    checks = Checks(job.checks, border, loop=loop)
    pytest.main(_arguments(folder), plugins=[checks])
    return endings[-1], checks.unmapped


def _absence(checks: Checks) -> RunEnding | None:
    test = checks.missing_test()
    if test is None:
        return None
    return RunEnding(
        "exercise",
        message=Message("suite_error", {"problem": "missing_test", "test": test}),
    )


def _arguments(folder: Path) -> list[str]:
    return [
        str(folder),
        f"--rootdir={folder}",
        "--capture=sys",
        "--tb=native",
        *("-p", "no:cacheprovider"),
        *("-p", "no:faulthandler"),
    ]


def _prepare(job: Job, folder: Path, temporary: Path) -> None:
    for needed in (folder, temporary):
        needed.mkdir(mode=0o700)
    tempfile.tempdir = str(temporary)
    os.environ["TMPDIR"] = str(temporary)
    os.chdir(folder)
    job.tests.write(folder)


def _warm() -> None:
    """Import what pytest would import at its first use."""
    for name in default_plugins:
        importlib.import_module(f"_pytest.{name}")
    for name in ("unittest.mock", "pdb"):
        importlib.import_module(name)
