"""The tests' process: pytest over the trainer's files, the learner's modules at the other end of a border."""

import os
import select
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from runner_images.common.kinds.cases import Cases
from runner_images.common.kinds.fixtures import KindFixtures
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.proxies.border import Border
from runner_images.common.proxies.learner_modules import LearnerFinder
from runner_images.common.tests.check_order import CheckOrder, Listener
from runner_images.common.tests.checks import Checks
from runner_images.common.tests.collection import collection_ending
from runner_images.common.tests.console import Console
from runner_images.common.tests.door import Door
from runner_images.common.tests.native_tool import BETWEEN, NativeTool
from runner_images.common.tests.pytest_session import PytestSession
from runner_images.common.tests_container import own_pages
from runner_images.common.wire.endings import CodedMessage, LearnerGoneError
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import Frame
from runner_images.common.wire.job import Job, JobCheck
from runner_images.common.wire.reports import RunEnding, ended

if TYPE_CHECKING:
    from runner_images.common.kinds.native.suites import NativeSuites

Judge = Callable[[Job, Door, Listener], Frame]
"""Judges a job in shared isolation, and returns the frame that ends its run."""

Ahead = Callable[[], None]
"""Begins what the language's kinds need, and what takes long."""

_ASKED_SECONDS = 0.05
"""How long a process that was forked because a run is wanted at once waits for its job."""


def main(
    folder: Path,
    supervisor: FrameLink,
    session: PytestSession,
    judge: Judge,
    ahead: Ahead,
    native: NativeTool | None,
) -> None:
    """Run the one job that comes over `supervisor`, in `folder`, which does not exist yet.

    As `session`; in shared isolation, where no test runs here, `judge` has it run. `ahead` begins what the run needs;
    the files of its suite that are of the language's own tool, `native`, that tool runs.
    """
    suite = folder / "suite"
    _prepare(folder, suite)
    session.move(suite)
    ahead()
    supervisor.send({"kind": "prepared"})
    _copy_pages_meanwhile(supervisor)
    job = Job.from_frame(supervisor.receive())
    stay_on(job.core)
    processes = 2 * len(job.checks) + 1 if job.shared else len(job.checks)
    door = Door(supervisor.claim(), lambda: supervisor.send({"kind": "forsaken"}), processes=processes)
    if job.shared:
        supervisor.send(judge(job, door, _listener(supervisor)))
    else:
        _collected(job, native).write(suite)
        supervisor.send(_run(job, suite, session, door, _listener(supervisor), native))


def _copy_pages_meanwhile(supervisor: FrameLink) -> None:
    """Copy them while nobody waits: a job that has come already is not held up by it."""
    asked, _, _ = select.select([supervisor], [], [], _ASKED_SECONDS)
    if not asked:
        own_pages.copy_all()


def _collected(job: Job, native: NativeTool | None) -> FileSet:
    """Return the files of the suite that pytest sees: not those that a script of theirs alone runs, elsewhere."""
    if (
        native is None
        or not native.folder
        or not all(native.takes(check.test.partition(BETWEEN)[0]) for check in job.checks)
    ):
        return job.tests
    return FileSet(tuple((path, content) for path, content in job.tests.files if native.takes(path)))


def _listener(supervisor: FrameLink) -> Listener:
    def began(check: JobCheck, seconds: float) -> None:
        supervisor.send({"kind": "began", "id": check.id, "seconds": seconds})

    return Listener(began, lambda report: supervisor.send(report.as_json()))


def _run(
    job: Job, folder: Path, session: PytestSession, door: Door, listener: Listener, native: NativeTool | None
) -> Frame:
    """Run the job, and return the frame that ends it."""
    stop_at = time.monotonic() + job.limits.run_seconds
    console = Console(output_bytes=job.limits.output_bytes)
    border = Border(door, console)
    endings = [RunEnding("exercise", message=CodedMessage("suite_error", {"problem": "stopped"}))]

    def loop(checks: Checks) -> None:
        early = collection_ending(checks.collection_error, border) or _absence(checks)
        if border.used:
            border.close()
        order = CheckOrder(border, job.limits, checks.run, listener, stop_at=stop_at)
        endings.append(early or order.run(job.checks))

    try:
        border.open(seconds=job.limits.check_seconds, collecting=True)
    except LearnerGoneError as error:
        return ended(error.ending).as_json(())
    tests = [name for name, _ in job.tests.files]
    sys.meta_path.insert(0, LearnerFinder(border, job.learner_files, tests, suite=str(folder)))
    checks = Checks(job.checks, border, loop=loop)
    kinds = KindSandbox(door, console, border, job.learner_files, job.history)
    suites = None if native is None else _native_suites(native, job, kinds)
    session.run(folder, checks, frozenset(tests), KindFixtures(kinds), Cases(kinds), *([suites] if suites else ()))
    return endings[-1].as_json((*checks.unmapped, *(suites.unmapped if suites else ())), checks.rows)


def _native_suites(native: NativeTool, job: Job, kinds: KindSandbox) -> "NativeSuites":
    """Return what collects the files of the language's own tool."""
    # Only here: what reads its reports is in the images that have such a tool alone.
    from runner_images.common.kinds.native.suites import NativeSuites  # noqa: PLC0415

    return NativeSuites(native, dict(job.tests.files), [check.test for check in job.checks], kinds)


def _absence(checks: Checks) -> RunEnding | None:
    test = checks.missing_test()
    if test is None:
        return None
    return RunEnding(
        "exercise",
        message=CodedMessage("suite_error", {"problem": "missing_test", "test": test}),
    )


def _prepare(folder: Path, suite: Path) -> None:
    temporary = folder / "tmp"
    for needed in (folder, suite, temporary):
        needed.mkdir(mode=0o700)
    tempfile.tempdir = str(temporary)
    os.environ["TMPDIR"] = str(temporary)
    os.chdir(suite)
