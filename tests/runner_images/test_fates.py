"""What became of a learner's process: an end that takes its time is told from a process that lives on unheard."""

import contextlib
import ctypes
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.door_orders import obey
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.learner_processes import LearnerProcesses
from runner_images.common.processes.programs import close
from runner_images.common.processes.unclean import StuckError
from runner_images.common.wire.endings import Fate
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.load import Load
from tests.runner_images.alone import alone
from tests.runner_images.conftest import link_to

pytestmark = pytest.mark.slow

NO_SUCH_FOLDER = 127
"""How a program ends that is to begin in a folder that its process has not made."""
LOAD = Load(FileSet(()), memory_bytes=1 << 46, core=None)  # of a process of tests, which may be large already

Life = Callable[[int], None]


@contextlib.contextmanager
def processes_at(tmp_path: Path) -> Iterator[Callable[[Life], LearnerProcesses]]:
    """Yield a maker of processes that lead a life, and end them."""
    place, made = ContainerPlace(work=str(tmp_path), shared=(), learners_from=None), []

    def make(life: Life) -> LearnerProcesses:
        language = LearnerLanguage(lambda border, _load, _folder, _told: int(life(border) is not None))
        made.append(LearnerProcesses(place, language))
        return made[-1]

    try:
        yield make
    finally:
        for processes in made:
            processes.sweep()


def fate_of(processes: LearnerProcesses) -> Fate:
    """Return the fate of one, asked for when its border is closed."""
    with processes.spawn(LOAD) as border:
        assert border.recv(1) == b""
    return processes.fate(patient=True)


def leave_slowly(border: int) -> None:
    """Close the border on the way out, as the kernel does, and be gone a second later."""
    threading.Thread(target=lambda: (time.sleep(1), os._exit(7))).start()
    os.close(border)
    ctypes.CDLL(None).pthread_exit(None)


def live_on(border: int) -> None:
    os.close(border)
    time.sleep(60)


@contextlib.contextmanager
def waited_for_at(tmp_path: Path) -> Iterator[LearnerProcesses]:
    """Yield processes of a language that has each wait until it is wanted, and end them."""
    language = LearnerLanguage(None, wait=lambda *_: len(os.read(0, 1)))
    processes = LearnerProcesses(ContainerPlace(work=str(tmp_path), shared=(), learners_from=None), language)
    try:
        yield processes
    finally:
        processes.sweep()


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def kept_after(processes: LearnerProcesses, count: int) -> int:
    """Return how many more descriptors are open after `count` further processes than after the first."""
    fate_of(processes)
    before = open_descriptors()
    for _ in range(count):
        fate_of(processes)
    return open_descriptors() - before


@alone(processes_at)
def test_an_end_that_takes_its_time_is_an_end(processes_of: Callable[[Life], LearnerProcesses]) -> None:
    fate = fate_of(processes_of(leave_slowly))

    assert fate.ending().reason == "exited"
    assert fate.status == 7


@alone(processes_at)
def test_who_closes_the_border_and_lives_on_is_told_in_time(processes_of: Callable[[Life], LearnerProcesses]) -> None:
    start = time.monotonic()

    fate = fate_of(processes_of(live_on))

    assert fate.ending().reason == "protocol"
    assert time.monotonic() - start < 30  # it lives for a minute


@alone(processes_at)
def test_one_process_after_the_other_keeps_no_descriptor(processes_of: Callable[[Life], LearnerProcesses]) -> None:
    assert kept_after(processes_of(lambda _border: None), 20) == 0


@alone(waited_for_at)
def test_nor_does_one_that_waited_for_its_files(processes: LearnerProcesses) -> None:
    assert kept_after(processes, 20) == 0


@alone(processes_at)
def test_what_a_slow_machine_has_not_ended_yet_is_said_of_nobody(
    processes_of: Callable[[Life], LearnerProcesses],
) -> None:
    processes, (ours, theirs) = processes_of(live_on), socket.socketpair()
    fate_of(processes)
    undying = subprocess.Popen(["/bin/sleep", "600"])

    with contextlib.closing(link_to(theirs)) as door, pytest.raises(StuckError):
        obey({"kind": "spawn", "number": 1}, door, processes, LOAD)

    with ours:
        assert ours.recv(1) == b""  # not a word, and then the end
    undying.kill()
    undying.wait()


@alone(processes_at)
def test_how_a_program_ended_is_known_when_the_next_process_is_there_already(
    processes_of: Callable[[Life], LearnerProcesses],
) -> None:
    processes = processes_of(leave_at_a_word)
    with processes.spawn(LOAD) as border:
        program = processes.start(["sleep", "60"], {}, LOAD)
        assert program is not None
        while processes.status_of(program.number, patient=True) is None:
            pass
        border.sendall(b".")
        assert processes.fate(patient=True).status == 0

        processes.prepare(LOAD)

        assert processes.status_of(program.number, patient=False) == NO_SUCH_FOLDER
    close(program.ends)


def leave_at_a_word(border: int) -> None:
    """End when the border says so."""
    os.read(border, 1)
    os._exit(0)
