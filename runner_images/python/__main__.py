"""The entry point of the image: process 1 of a learner's sandbox, or of the tests' container."""

import os
import site
import sys
import traceback

from harness import links
from harness.limits import JOB_FRAME_BYTES, REPORT_FRAME_BYTES
from harness.links import Link
from harness.place import Place

_COMPLAINT_CHARACTERS = 16_000


def main(role: str) -> None:
    """Be `learner` or `tests`, over the link that is made here."""
    _silence()
    host = links.connect(receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
    try:
        _be(role, host)
    except Exception:  # noqa: BLE001 - whatever it is, the operator should read of it
        host.send({"kind": "broken", "complaint": traceback.format_exc()[-_COMPLAINT_CHARACTERS:]})


def _be(role: str, host: Link) -> None:
    # Each imports its own modules only: the learner's interpreter must hold nothing of the tests' side.
    if role == "learner":
        from harness import supervisor  # noqa: PLC0415

        supervisor.main(Place(), host)
    else:
        # Python is started without `site`, whose folders a learner's process is not to find.
        site.main()
        from harness import server  # noqa: PLC0415

        server.main(Place(), host)


def _silence() -> None:
    """Lead the standard streams nowhere: a process forked from here must not reach the Engine's pipes."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)


main(sys.argv[1])
