"""Errands in the learner's folder, done in their own process: a file read, a file written."""

import base64
from pathlib import Path

from runner_images.common.wire import fields
from runner_images.common.wire.frames import MEBIBYTE, Frame


def fetch(request: Frame) -> Frame:
    """Return the content of a file of at most a mebibyte; null when there is none."""
    path = Path(fields.text(request, "path"))
    if not path.is_file():
        return {"kind": "file", "content": None}
    with path.open("rb") as file:
        content = file.read(MEBIBYTE + 1)
    if len(content) > MEBIBYTE:
        msg = f"{path} is longer than a mebibyte"
        raise ValueError(msg)
    return {"kind": "file", "content": base64.b64encode(content).decode()}


def store(request: Frame) -> Frame:
    """Write a file, its folders made where they are absent."""
    path = Path(fields.text(request, "path"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(fields.text(request, "content", limit=2 * MEBIBYTE)))
    return {"kind": "stored"}
