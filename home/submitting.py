"""`submit`: the files of an exercise go to the school, and its answer is read as a push reads it."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote

from home import tokens
from home.asking import Document, NotThere, SchoolApi
from home.ending import HELD, NOT_PASSED, OURS, PASSED, WRONG_USAGE, Ended
from home.folders import asked_for, not_an_exercise, slug_of
from home.school import server, text

if TYPE_CHECKING:
    from pathlib import Path

STATUSES = {"passed": PASSED, "ours": OURS, "queued": OURS, "running": OURS}
"""Of a hand-in at the end of its lines, by its status word; of all others, `NOT_PASSED`."""


def submit(folder: Path) -> int:
    """Send an exercise's files, print what comes of them, and return the exit status.

    Raises:
        Ended: It did not come so far.
    """
    slug = slug_of(folder)
    api = SchoolApi(tokens.find())
    try:
        exercise = api.read("/exercises/" + quote(slug))
        files = [_sent(*file) for file in asked_for(folder, _hand_in(exercise))]
        taken = api.read("/exercises/" + quote(slug) + "/files", {"files": files})
    except NotThere:
        raise Ended(not_an_exercise(slug), WRONG_USAGE) from None
    return _follow(api, str(taken.get("submission_id", "")))


def _hand_in(exercise: Document) -> list[str]:
    names = exercise.get("hand_in")
    return [str(name) for name in names] if isinstance(names, list) else []


def _sent(path: str, content: bytes) -> dict[str, str]:
    return {"path": path, "content": b64encode(content).decode()}


def _follow(api: SchoolApi, submission: str) -> int:
    try:
        for document in api.lines("/submissions/" + quote(submission) + "/lines"):
            if document.get("event") == "end":
                return HELD if document.get("held_until") else STATUSES.get(str(document.get("status")), NOT_PASSED)
            print(document.get("text", ""), flush=True)
    except (Ended, NotThere):
        pass
    broken = text("The answer broke off. Your files are safe, and the tests go on: %(address)s")
    raise Ended(broken % {"address": server() + "/submissions/" + submission}, OURS)
