"""The tests' process: pytest over the trainer's files, the learner's modules at the other end of a border."""

import os
import sys
import tempfile
import time
from pathlib import Path

from harness.border import Border
from harness.checks import Checks
from harness.collection import collection_ending, ended
from harness.core import stay_on
from harness.door import Door
from harness.endings import LearnerGoneError
from harness.endings import Message as Said
from harness.frames import Message
from harness.job import Check, Job
from harness.links import Link
from harness.order import Listener, Order
from harness.proxies import LearnerFinder
from harness.reports import RunEnding
from harness.session import Session
from harness.shared.judge import judge


def main(folder: Path, warden: Link, session: Session) -> None:
    """Run the one job that comes over `warden` as `session`, in `folder`, which does not exist yet."""
    suite = folder / "suite"
    _prepare(folder, suite)
    session.move(suite)
    job = Job.from_frame(warden.receive())
    stay_on(job.core)
    processes = 2 * len(job.checks) + 1 if job.shared else len(job.checks)
    door = Door(warden.claim(), lambda: warden.send({"kind": "forsaken"}), processes=processes)
    if job.shared:
        warden.send(judge(job, door, _listener(warden)))
    else:
        job.tests.write(suite)
        warden.send(_run(job, suite, session, door, _listener(warden)))


def _listener(warden: Link) -> Listener:
    def began(check: Check, seconds: float) -> None:
        warden.send({"kind": "began", "id": check.id, "seconds": seconds})

    return Listener(began, lambda report: warden.send(report.as_json()))


def _run(job: Job, folder: Path, session: Session, door: Door, listener: Listener) -> Message:
    """Run the job, and return the frame that ends it."""
    stop_at = time.monotonic() + job.limits.run_seconds
    border = Border(door, output_bytes=job.limits.output_bytes)
    endings = [RunEnding("exercise", message=Said("suite_error", {"problem": "stopped"}))]

    def loop(checks: Checks) -> None:
        early = collection_ending(checks.collection_error, border) or _absence(checks)
        if border.used:
            border.close()
        order = Order(border, job.limits, checks.run, listener, stop_at=stop_at)
        endings.append(early or order.run(job.checks))

    try:
        border.open(seconds=job.limits.check_seconds, collecting=True)
    except LearnerGoneError as error:
        return ended(error.ending).as_json(())
    tests = [name for name, _ in job.tests.files]
    sys.meta_path.insert(0, LearnerFinder(border, job.learner_files, tests, suite=str(folder)))
    checks = Checks(job.checks, border, loop=loop)
    session.run(folder, checks, frozenset(tests))
    return endings[-1].as_json(checks.unmapped, checks.rows)


def _absence(checks: Checks) -> RunEnding | None:
    test = checks.missing_test()
    if test is None:
        return None
    return RunEnding(
        "exercise",
        message=Said("suite_error", {"problem": "missing_test", "test": test}),
    )


def _prepare(folder: Path, suite: Path) -> None:
    temporary = folder / "tmp"
    for needed in (folder, suite, temporary):
        needed.mkdir(mode=0o700)
    tempfile.tempdir = str(temporary)
    os.environ["TMPDIR"] = str(temporary)
    os.chdir(suite)
