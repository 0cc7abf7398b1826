"""A learner process of SQL: at home in a folder of its own, with the databases of one check beside it."""

import os
from pathlib import Path

from runner_images.common.processes.spare_life import await_files
from runner_images.common.wire.frames import Channel
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, MAX_OPENINGS, SUITE_FRAME_BYTES
from runner_images.sql.learner.stub import DatabaseStub


def wait(border: int, memory_bytes: int, folder: Path, whereabouts: int) -> int:  # noqa: ARG001 - it is bounded
    """Be a learner process at the border's end `border` once its files are in `folder`.

    Return the status to exit with.
    """
    os.close(whereabouts)  # nothing of theirs runs in this process
    limits = {"receive_limit": SUITE_FRAME_BYTES, "send_limit": LEARNER_FRAME_BYTES, "send_openings": MAX_OPENINGS}
    stub = DatabaseStub(Channel(border, border, **limits), folder)
    await_files()
    os.chdir(folder)
    return stub.serve()
