"""Errands to the learner's folder: the files that the tests read there or leave there."""

import base64

from runner_images.common.proxies.border import Border
from runner_images.common.tests.autograder import Folder
from runner_images.common.wire import fields
from runner_images.common.wire.frames import FrameError
from runner_images.common.wire.interruptions import broke_in
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES


def folder(border: Border) -> Folder:
    """Return the folder in which the learner's program runs, reached through `border`."""

    def fetch(path: str) -> bytes | None:
        reply = border.request({"kind": "fetch", "path": path})
        with border.suspicion():
            if reply.get("content") is None:
                return None
            try:
                return base64.b64decode(fields.text(reply, "content", limit=LEARNER_FRAME_BYTES), validate=True)
            except ValueError as error:
                if broke_in(error):
                    raise
                msg = "content that is no base64"
                raise FrameError(msg) from error

    def store(path: str, content: bytes) -> None:
        border.request({"kind": "store", "path": path, "content": base64.b64encode(content).decode()})

    def wait(seconds: float) -> None:
        border.operate("wait", float(seconds))

    return Folder(fetch, store, wait)
