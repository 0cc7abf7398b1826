"""What a language makes of a hand-in once, before any process of it runs: a compiler's work."""

import contextlib
import os
import select
import signal
import time

from runner_images.common.processes.child_setup import confine
from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.wire.load import Load

_SECONDS = 20.0
_MOST_BYTES = 8 << 20
_BLOCK_BYTES = 65_536
_FAILED = 70


def built(place: ContainerPlace, language: LearnerLanguage, load: Load, uid: int | None) -> bytes:
    """Return what the language makes of a hand-in; nothing where it comes to no end, or to too much.

    Its process is a learner's like any other: whoever calls this sweeps after it.
    """
    heard, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = _FAILED
        with contextlib.suppress(Exception):
            confine(told, addresses=language.addresses(load.memory_bytes), uid=uid)
            status = language.build(told, load, place.work_folder) if language.build else status
        os._exit(status)
    os.close(told)
    try:
        return _read(heard)
    finally:
        os.close(heard)
        os.kill(pid, signal.SIGKILL)  # nobody has buried it yet, so the number is its own


def _read(heard: int) -> bytes:
    made, until = b"", time.monotonic() + _SECONDS
    while (left := until - time.monotonic()) > 0 and len(made) <= _MOST_BYTES:
        if select.select([heard], [], [], left)[0]:
            block = os.read(heard, _BLOCK_BYTES)
            if not block:
                return made
            made += block
    return b""
