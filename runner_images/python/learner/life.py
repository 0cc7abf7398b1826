"""A learner process, from its setup to its stub: at home in a folder of its own."""

import faulthandler
import os
import sys
from pathlib import Path

from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.processes.whereabouts import ASKED
from runner_images.common.wire.frames import Channel
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, MAX_OPENINGS, SUITE_FRAME_BYTES
from runner_images.common.wire.load import Load
from runner_images.python.learner.stub import Stub

_PACKAGES = "/opt/packages"
"""Modules of the Debian packages that an exercise asks for: links, as nothing of pytest's is a learner's."""


def live(border: int, load: Load, folder: Path, whereabouts: int) -> int:
    """Be a learner process at the border's end `border`, and return the status to exit with."""
    faulthandler.register(ASKED, whereabouts, all_threads=False)  # it tells even from within a C function
    folder.mkdir()
    load.hand_in.write(folder)
    settle(folder, load.hand_in.top_names())
    limits = {"receive_limit": SUITE_FRAME_BYTES, "send_limit": LEARNER_FRAME_BYTES, "send_openings": MAX_OPENINGS}
    channel = Channel(border, border, **limits)
    stay_on(load.core)  # only now: until here the tests did not wait for it
    return Stub(channel, folder).serve()


def settle(folder: Path, own_names: frozenset[str]) -> None:
    """Make `folder` the place where a fresh program starts, whose modules in `own_names` come before any other."""
    os.chdir(folder)
    sys.argv = [""]
    sys.path[:] = [
        str(folder),
        *(path for path in sys.path if "lib" in Path(path).parts),
        *([_PACKAGES] if Path(_PACKAGES).is_dir() else []),
    ]
    sys.dont_write_bytecode = True
    # The harness is nobody's business, and a learner's `random.py` must be found before the stdlib's.
    hidden = own_names | {"runner_images"}
    for name in [name for name in sys.modules if name.partition(".")[0] in hidden]:
        del sys.modules[name]
