"""A learner process of SQL: at home in a folder of its own, with the databases of one check beside it."""

import os
from pathlib import Path

from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.wire.frames import Channel
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, MAX_OPENINGS, SUITE_FRAME_BYTES
from runner_images.common.wire.load import Load
from runner_images.sql.learner.stub import DatabaseStub


def live(border: int, load: Load, folder: Path, whereabouts: int) -> int:
    """Be a learner process at the border's end `border`, and return the status to exit with."""
    os.close(whereabouts)  # nothing of theirs runs in this process
    folder.mkdir()
    load.hand_in.write(folder)
    os.chdir(folder)
    limits = {"receive_limit": SUITE_FRAME_BYTES, "send_limit": LEARNER_FRAME_BYTES, "send_openings": MAX_OPENINGS}
    channel = Channel(border, border, **limits)
    stay_on(load.core)  # only now: until here the tests did not wait for it
    return DatabaseStub(channel, folder).serve()
