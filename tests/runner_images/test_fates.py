"""What became of a learner's process: an end that takes its time is told from a process that lives on unheard."""

import ctypes
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.learner_processes import LearnerProcesses
from runner_images.common.wire.endings import Fate
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.load import Load

LOAD = Load(FileSet(()), memory_bytes=1 << 30, core=None)

FateOf = Callable[[Callable[[int], object]], Fate]


@pytest.fixture
def fate_of(tmp_path: Path) -> Iterator[FateOf]:
    """Return who has a process led a life, and asks for its fate when its border is closed."""
    lives: list[Callable[[int], object]] = []
    place = ContainerPlace(work=str(tmp_path), shared=(), learners_from=None)
    processes = LearnerProcesses(place, lambda border, _load, _folder: int(lives[-1](border) is None))

    def ask(life: Callable[[int], object]) -> Fate:
        lives.append(life)
        with processes.spawn(LOAD) as border:
            assert border.recv(1) == b""
        return processes.fate(patient=True)

    yield ask
    processes.sweep()


def leave_slowly(border: int) -> None:
    """Close the border on the way out, as the kernel does, and be gone a second later."""
    threading.Thread(target=lambda: (time.sleep(1), os._exit(7))).start()
    os.close(border)
    ctypes.CDLL(None).pthread_exit(None)


def live_on(border: int) -> None:
    os.close(border)
    time.sleep(60)


def test_an_end_that_takes_its_time_is_an_end(fate_of: FateOf) -> None:
    fate = fate_of(leave_slowly)

    assert fate.ending().reason == "exited"
    assert fate.status == 7


def test_who_closes_the_border_and_lives_on_is_told_in_time(fate_of: FateOf) -> None:
    start = time.monotonic()

    fate = fate_of(live_on)

    assert fate.ending().reason == "protocol"
    assert time.monotonic() - start < 4
