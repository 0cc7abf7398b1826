"""A language's companion: there before it is asked for, one a learner process, and swept with it."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.learner_processes import LearnerProcesses
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.load import Load
from tests.runner_images.alone import alone

pytestmark = pytest.mark.slow
ECHO = ("cat",)
LOAD = Load(FileSet(()), 1 << 28, None)


def live(border: int, load: Load, folder: Path, whereabouts: int) -> int:
    del load, whereabouts
    folder.mkdir()
    return len(os.read(border, 1))


@contextlib.contextmanager
def processes_at(folder: Path) -> Iterator[LearnerProcesses]:
    place = ContainerPlace(work=str(folder), shared=(), learners_from=None, tests_from=None)
    processes = LearnerProcesses(place, LearnerLanguage(live, companion=ECHO))
    yield processes
    processes.sweep()


def said_by(processes: LearnerProcesses) -> bytes:
    """Return what the companion gives back of what it is told; nothing when there is none."""
    started = processes.companion()
    if started is None:
        return b""
    typed, printed, errors = started.ends
    os.write(typed, b"hello")
    heard = os.read(printed, 100)
    for end in (typed, printed, errors):
        os.close(end)
    return heard


@alone(processes_at)
def test_it_waits_before_there_is_a_run(processes: LearnerProcesses) -> None:
    processes.await_run()
    waiting = set(processes.programs.numbers)

    with processes.spawn(LOAD):
        heard = said_by(processes)

    assert heard == b"hello"
    assert len(waiting) == 1
    assert set(processes.programs.numbers.values()) <= {1}


@alone(processes_at)
def test_each_learner_process_has_one_of_its_own(processes: LearnerProcesses) -> None:
    heard = []
    for _ in range(2):
        with processes.spawn(LOAD):
            heard += [said_by(processes)]
        processes.sweep()

    assert heard == [b"hello", b"hello"]
    assert processes.programs.numbers == {}


@alone(processes_at)
def test_without_a_learner_process_there_is_none(processes: LearnerProcesses) -> None:
    processes.await_run()

    heard = said_by(processes)
    processes.spawn(LOAD).close()

    assert heard == b""


@alone(processes_at)
def test_one_that_ended_while_it_waited_is_begun_again(processes: LearnerProcesses) -> None:
    processes.await_run()
    (pid,) = processes.programs.numbers
    os.kill(pid, 9)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

    with processes.spawn(LOAD):
        assert said_by(processes) == b"hello"
