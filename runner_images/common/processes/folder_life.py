"""The life of a learner process whose language has no objects: it lays out their files, and does errands there."""

import contextlib
import os
from pathlib import Path

from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.processes.folder_errands import fetch, store
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Channel, ClosedError, Frame
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, MAX_OPENINGS, SUITE_FRAME_BYTES
from runner_images.common.wire.load import Load

_NO_FILE: Frame = {"kind": "file", "content": None}
_TOO_BIG: Frame = {"kind": "stranded", "type": "bytes", "obstacle": "size"}


def live(border: int, load: Load, folder: Path, whereabouts: int) -> int:
    """Be a learner process at the border's end `border`, and return the status to exit with."""
    os.close(whereabouts)  # nothing of theirs runs in this process
    folder.mkdir()
    load.hand_in.write(folder)
    os.chdir(folder)
    limits = {"receive_limit": SUITE_FRAME_BYTES, "send_limit": LEARNER_FRAME_BYTES, "send_openings": MAX_OPENINGS}
    channel = Channel(border, border, **limits)
    stay_on(load.core)  # only now: until here the tests did not wait for it
    with contextlib.suppress(ClosedError):
        while True:
            channel.send(_answer(channel.receive()))
    return 0


def _answer(request: Frame) -> Frame:
    try:
        match fields.text(request, "kind"):
            case "fetch":
                return fetch(request)
            case "store":
                return store(request)
    except OSError:
        return _NO_FILE
    except ValueError:
        return _TOO_BIG
    # Nothing here can be imported, and a suite that tries is told that the name is not there.
    return {"kind": "missing", "module": "", "name": "", "near": None}
