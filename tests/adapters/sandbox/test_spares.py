"""Processes that wait for a learner's next checks: there when nobody runs, of users of their own, and swept past."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.grading.report import Report
from tests.adapters.sandbox.conftest import eventually, left_behind
from tests.adapters.sandbox.conftest import utc_now as now
from tests.adapters.sandbox.double import exercise

pytestmark = pytest.mark.docker

KEPT = 4
SUITE = b"""
from double import double

def test_doubles():
    assert double(4) == 8

def test_doubles_texts():
    assert double(3) == 6
"""
RIGHT = b"<?php function double($value) { return 2 * $value; }"
REACHES = b"""<?php
foreach (array_diff(glob('/proc/[0-9]*'), ['/proc/' . getmypid()]) as $place) {
    @proc_close(proc_open(['kill', '-s', 'KILL', basename($place)], [2 => ['file', '/dev/null', 'w']], $_));
}
@file_put_contents('/tmp/left', 'left');
function double($value) { return 2 * $value; }
"""


@pytest.fixture
def php(engine: EngineConnection, installation: str) -> Iterator[DockerSandbox]:
    """Yield a sandbox that keeps its containers for the next run of who had them."""
    ensure_runner(engine, "php", progress=print)
    sandbox = DockerSandbox(installation=installation, now=now, connection=engine)
    yield sandbox
    sandbox.close()


def task() -> Exercise:
    return replace(exercise(runner="php", tests=SUITE), hand_in=("double.php",))


def graded(sandbox: DockerSandbox, program: bytes) -> Report:
    return sandbox.run(task(), [SourceFile("double.php", program)], owner="ada", on_check=lambda _: None)


def waiting(engine: EngineConnection, installation: str) -> dict[str, str]:
    """Return the stubs in the learner's sandbox: their users by their process ids."""
    (container,) = left_behind(engine, installation, role="learner")
    found = engine.api.top(container, ps_args="-eo pid,uid,args")
    return {pid: uid for pid, uid, words in found["Processes"] if "main.php" in words}


def test_they_wait_after_a_run_each_of_a_user_of_its_own(
    php: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    graded(php, RIGHT)

    eventually(lambda: len(waiting(engine, installation)) == KEPT)

    assert len({*waiting(engine, installation).values()}) == KEPT


def test_the_next_run_takes_them_and_others_take_their_place(
    php: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    graded(php, RIGHT)
    eventually(lambda: len(waiting(engine, installation)) == KEPT)
    before = waiting(engine, installation)

    report = graded(php, RIGHT)
    eventually(lambda: len(waiting(engine, installation)) == KEPT)

    after = waiting(engine, installation)
    assert [check.reason for check in report.checks] == [None, None]
    assert len(before.keys() & after.keys()) == KEPT - 2


def test_a_program_that_ends_whatever_it_can_ends_none_of_them(
    php: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    graded(php, RIGHT)
    eventually(lambda: len(waiting(engine, installation)) == KEPT)
    before = waiting(engine, installation)

    report = graded(php, REACHES)
    eventually(lambda: len(waiting(engine, installation)) == KEPT)

    assert [check.reason for check in report.checks] == [None, None]
    assert len(before.keys() & waiting(engine, installation).keys()) == KEPT - 2
