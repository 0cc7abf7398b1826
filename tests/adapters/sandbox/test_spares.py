"""Processes that wait for a learner's next checks: there when nobody runs, of users of their own, and swept past."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Isolation, SourceFile
from grader.domain.grading.report import Report
from tests.adapters.sandbox.conftest import eventually, left_behind
from tests.adapters.sandbox.conftest import utc_now as now
from tests.adapters.sandbox.double import exercise

pytestmark = pytest.mark.docker

SUITE = b"""
from double import double

def test_doubles():
    assert double(4) == 8

def test_doubles_texts():
    assert double(3) == 6
"""


@dataclass(frozen=True)
class Language:
    """A language, how many of its processes wait, a right program, and one that also ends whatever it can."""

    runner: str
    hand_in: str
    kept: int
    right: bytes
    reaches: bytes


PHP = Language(
    "php",
    "double.php",
    4,
    b"<?php function double($value) { return 2 * $value; }",
    b"""<?php
foreach (array_diff(glob('/proc/[0-9]*'), ['/proc/' . getmypid()]) as $place) {
    @proc_close(proc_open(['kill', '-s', 'KILL', basename($place)], [2 => ['file', '/dev/null', 'w']], $_));
}
@file_put_contents('/tmp/left', 'left');
function double($value) { return 2 * $value; }
""",
)
PYTHON = Language(
    "python",
    "double.py",
    0,
    b"def double(value):\n    return 2 * value\n",
    b"""
import os, signal
for name in os.listdir("/proc"):
    if name.isdigit() and int(name) != os.getpid():
        try:
            os.kill(int(name), signal.SIGKILL)
        except OSError:
            pass
open("/tmp/left", "w").write("left")
def double(value):
    return 2 * value
""",
)


@pytest.fixture(params=[PHP, PYTHON], ids=lambda language: language.runner)
def language(request: pytest.FixtureRequest, engine: EngineConnection) -> Language:
    """Return a language whose image is there."""
    ensure_runner(engine, request.param.runner, progress=print)
    return request.param


@pytest.fixture
def sandbox(engine: EngineConnection, installation: str) -> Iterator[DockerSandbox]:
    """Yield a sandbox that keeps its containers for the next run of who had them."""
    made = DockerSandbox(installation=installation, now=now, connection=engine)
    yield made
    made.close()


def graded(
    sandbox: DockerSandbox, language: Language, program: bytes, *, isolation: Isolation = Isolation.SPLIT
) -> Report:
    task = replace(exercise(runner=language.runner, tests=SUITE), hand_in=(language.hand_in,), isolation=isolation)
    return sandbox.run(task, [SourceFile(language.hand_in, program)], owner="ada", on_check=lambda _: None)


def waiting(engine: EngineConnection, installation: str) -> dict[str, str]:
    """Return who waits in the learner's sandbox: the users of processes by their ids."""
    (container,) = left_behind(engine, installation, role="learner")
    found = engine.api.top(container, ps_args="-eo pid,uid,args")
    return {pid: uid for pid, uid, _ in found["Processes"] if uid != "0"}


def test_they_wait_after_a_run_each_of_a_user_of_its_own(
    sandbox: DockerSandbox, language: Language, engine: EngineConnection, installation: str
) -> None:
    graded(sandbox, language, language.right)

    eventually(lambda: len(waiting(engine, installation)) == language.kept)

    assert len({*waiting(engine, installation).values()}) == language.kept


def test_the_next_run_takes_them_and_others_take_their_place(
    sandbox: DockerSandbox, language: Language, engine: EngineConnection, installation: str
) -> None:
    graded(sandbox, language, language.right)
    eventually(lambda: len(waiting(engine, installation)) == language.kept)
    before = waiting(engine, installation)

    report = graded(sandbox, language, language.right)
    eventually(lambda: len(waiting(engine, installation)) == language.kept)

    after = waiting(engine, installation)
    assert [check.reason for check in report.checks] == [None, None]
    assert len(before.keys() & after.keys()) == max(language.kept - 2, 0)


def test_a_program_that_ends_whatever_it_can_ends_none_of_them(
    sandbox: DockerSandbox, language: Language, engine: EngineConnection, installation: str
) -> None:
    graded(sandbox, language, language.right)
    eventually(lambda: len(waiting(engine, installation)) == language.kept)
    before = waiting(engine, installation)

    report = graded(sandbox, language, language.reaches)
    eventually(lambda: len(waiting(engine, installation)) == language.kept)

    assert [check.reason for check in report.checks] == [None, None]
    assert len(before.keys() & waiting(engine, installation).keys()) == max(language.kept - 2, 0)


def test_a_run_in_shared_isolation_finds_none_that_waits(
    sandbox: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    ensure_runner(engine, "python", progress=print)
    graded(sandbox, PYTHON, PYTHON.right)
    eventually(lambda: len(waiting(engine, installation)) == PYTHON.kept)

    shared = graded(sandbox, PYTHON, PYTHON.reaches, isolation=Isolation.SHARED)
    eventually(lambda: len(waiting(engine, installation)) == PYTHON.kept)
    apart = graded(sandbox, PYTHON, PYTHON.right)

    assert [check.reason for check in (*shared.checks, *apart.checks)] == [None] * 4
