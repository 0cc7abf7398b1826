"""The entry of every image: process 1 of a learner's sandbox or of the tests' container, over the link made here."""

import os
import site
import traceback
from collections.abc import Callable

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.wire import frame_links
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.limits import JOB_FRAME_BYTES, REPORT_FRAME_BYTES

Role = Callable[[ContainerPlace, FrameLink], None]
"""What a container of the image is, until the host hangs up."""

_COMPLAINT_CHARACTERS = 16_000


def main(role: str, *, learner: Role, tests: Role) -> None:
    """Be `learner` or `tests`, as `role` says."""
    _silence()
    host = frame_links.connect(receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
    try:
        if role == "learner":
            learner(ContainerPlace(), host)
        else:
            # Python is started without `site`, whose folders a learner's process is not to find.
            site.main()
            tests(ContainerPlace(), host)
    except Exception:  # noqa: BLE001 - whatever it is, the operator should read of it
        host.send({"kind": "broken", "complaint": traceback.format_exc()[-_COMPLAINT_CHARACTERS:]})


def _silence() -> None:
    """Lead the standard streams nowhere: a process forked from here must not reach the Engine's pipes."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
