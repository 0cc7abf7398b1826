"""The entry point of the image: process 1 of a learner's sandbox, or of the tests' container."""

import os
import site
import sys
import traceback

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire import frame_links
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.limits import JOB_FRAME_BYTES, REPORT_FRAME_BYTES
from runner_images.python import roles

_COMPLAINT_CHARACTERS = 16_000


def main(role: str) -> None:
    """Be `learner` or `tests`, over the link that is made here."""
    _silence()
    host = frame_links.connect(receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
    try:
        _be(role, host)
    except Exception:  # noqa: BLE001 - whatever it is, the operator should read of it
        host.send({"kind": "broken", "complaint": traceback.format_exc()[-_COMPLAINT_CHARACTERS:]})


def _be(role: str, host: FrameLink) -> None:
    if role == "learner":
        roles.learner(ContainerPlace(), host)
    else:
        # Python is started without `site`, whose folders a learner's process is not to find.
        site.main()
        roles.tests(ContainerPlace(), host)


def _silence() -> None:
    """Lead the standard streams nowhere: a process forked from here must not reach the Engine's pipes."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)


main(sys.argv[1])
