"""The nursery: a process with pytest in it and nobody's code, from which each check's process is forked.

It knows the learner's files alone: what a fork inherits must not tell which of the tests are canaries.
"""

import contextlib
import ctypes
import gc
import os
import select
import signal
import site
import sys
import time
from functools import partial
from pathlib import Path

from harness.bells import ChildBell
from harness.frames import ClosedError, FrameError, LateError
from harness.keeper import Keeper
from harness.links import Link
from harness.load import Load
from harness.orders import obey
from harness.place import Place

_ORDER_SECONDS = 1.0
_PR_SET_CHILD_SUBREAPER = 36  # https://man7.org/linux/man-pages/man2/PR_SET_CHILD_SUBREAPER.2const.html


def main(place: Place, door: Link, load: Load) -> int:
    """Fork what is asked for over `door` until it is closed; return 0 when nothing is left of any of it.

    Raises:
        UncleanError: something is left.
    """
    _adopt()
    bell = ChildBell()
    life = _prepare_life(place)
    keeper = Keeper(place, life)
    gc.collect()
    gc.freeze()
    with contextlib.suppress(ClosedError, FrameError, LateError):
        _serve(door, keeper, bell, load)
    keeper.sweep()
    return 0


def _serve(door: Link, keeper: Keeper, bell: ChildBell, load: Load) -> None:
    keeper.prepare(load)
    more = False
    watched: list[Link | ChildBell] = [door, bell]
    while True:
        ready = [door] if door.has_frame() else select.select(watched, [], [])[0]
        if bell in ready:
            bell.hush()
            keeper.heard()
            if more:
                keeper.prepare(load)
        if door in ready:
            order = door.receive(deadline=time.monotonic() + _ORDER_SECONDS)
            more = order.get("more") is True if order.get("kind") == "spawn" else more
            obey(order, door, keeper, load)


def _prepare_life(place: Place) -> "partial[int]":
    """Import pytest, and all that a check's process needs, while there is no code in it to distrust."""
    # Python is started without `site`, whose folders a learner's bare process is not to find.
    site.main()
    os.environ.clear()
    os.environ.update({"LC_ALL": "C.UTF-8", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})
    sys.dont_write_bytecode = True
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    from harness import server  # noqa: PLC0415 - it imports pytest, which `site` makes findable
    from harness.session import Session  # noqa: PLC0415
    from harness.shared import cell, terminal  # noqa: PLC0415

    terminal.install()
    server.warm()
    return partial(cell.live, session=Session(Path(place.work)))


def _adopt() -> None:
    """Become the parent of every orphan below this process: no child left then means no process left."""
    # The C library has it; Python has no name for it.
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
