"""The fork server: a process with pytest in it and nobody's code, from which each check's process is forked.

It knows the learner's files alone: what a fork inherits must not tell which of the tests are canaries.
"""

import contextlib
import ctypes
import gc
import select
import signal
import site
import sys
import time
from functools import partial
from pathlib import Path

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.door_orders import obey
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.learner_processes import LearnerProcesses
from runner_images.common.processes.sigchld import ChildSignal
from runner_images.common.wire.conditions import forget_the_rest
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import ClosedError, FrameError, LateError
from runner_images.common.wire.load import Load

_ORDER_SECONDS = 1.0
_PR_SET_CHILD_SUBREAPER = 36  # https://man7.org/linux/man-pages/man2/PR_SET_CHILD_SUBREAPER.2const.html

_PYTEST_BYTES = 64 << 20
"""Of the address space: what pytest takes of it is not the program's."""


def main(place: ContainerPlace, door: FrameLink, load: Load) -> int:
    """Fork what is asked for over `door` until it is closed; return 0 when nothing is left of any of it.

    Raises:
        UncleanError: something is left.
    """
    _adopt()
    children = ChildSignal()
    life = _prepare_life(place)
    processes = LearnerProcesses(place, LearnerLanguage(life), spare_bytes=_PYTEST_BYTES)
    gc.collect()
    gc.freeze()
    with contextlib.suppress(ClosedError, FrameError, LateError):
        _serve(door, processes, children, load)
    processes.sweep()
    return 0


def _serve(door: FrameLink, processes: LearnerProcesses, children: ChildSignal, load: Load) -> None:
    processes.prepare(load)
    more = False
    watched: list[FrameLink | ChildSignal] = [door, children]
    while True:
        ready = [door] if door.has_frame() else select.select(watched, [], [])[0]
        if children in ready:
            children.drain()
            processes.heard()
            if more:
                processes.prepare(load)
        if door in ready:
            order = door.receive(deadline=time.monotonic() + _ORDER_SECONDS)
            more = order.get("more") is True if order.get("kind") == "spawn" else more
            obey(order, door, processes, load)


def _prepare_life(place: ContainerPlace) -> "partial[int]":
    """Import pytest, and all that a check's process needs, while there is no code in it to distrust."""
    # Python is started without `site`, whose folders a learner's bare process is not to find.
    site.main()
    forget_the_rest(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    # Only now, as `site` makes pytest findable, and only here, as no other process of this container may hold it.
    from runner_images.common.tests.pytest_session import PytestSession  # noqa: PLC0415
    from runner_images.common.tests.warm_pytest import warm  # noqa: PLC0415
    from runner_images.python.shared.in_process import captured_output, in_process_run  # noqa: PLC0415

    captured_output.install()
    warm()
    return partial(in_process_run.live, session=PytestSession(Path(place.work)))


def _adopt() -> None:
    """Become the parent of every orphan below this process: no child left then means no process left."""
    # The C library has it; Python has no name for it.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
