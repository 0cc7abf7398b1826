"""A learner process, from its fork to its stub: bounded, another user, at home in a folder of its own."""

import os
import signal
import sys
from pathlib import Path

from runner_images.common.processes.child_setup import confine, keep_only
from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.processes.privileges import become
from runner_images.common.wire.frames import Channel
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, SUITE_FRAME_BYTES
from runner_images.common.wire.load import Load
from runner_images.python.learner.stub import Stub


def live(border: int, load: Load, folder: Path, *, uid: int | None) -> int:
    """Be a learner process at the border's end `border`, and return the status to exit with.

    Call it in a fresh fork; of the descriptors but `border` and the first three it leaves none open.
    """
    keep_only(border)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    confine(load.memory_bytes)
    become(uid)
    os.umask(0o077)
    folder.mkdir()
    load.hand_in.write(folder)
    settle(folder, load.hand_in.top_names())
    channel = Channel(border, border, receive_limit=SUITE_FRAME_BYTES, send_limit=LEARNER_FRAME_BYTES)
    stay_on(load.core)  # only now: until here the tests did not wait for it
    return Stub(channel, folder).serve()


def settle(folder: Path, own_names: frozenset[str]) -> None:
    """Make `folder` the place where a fresh program starts, whose modules in `own_names` come before any other."""
    os.chdir(folder)
    sys.argv = [""]
    sys.path[:] = [
        str(folder),
        *(path for path in sys.path if "lib" in Path(path).parts),
    ]
    sys.dont_write_bytecode = True
    # The harness is nobody's business, and a learner's `random.py` must be found before the stdlib's.
    hidden = own_names | {"runner_images"}
    for name in [name for name in sys.modules if name.partition(".")[0] in hidden]:
        del sys.modules[name]
