"""At home a frame is read to the same values as at the school."""

import json
from typing import Any

import pytest

from grader.adapters.sandbox.wire.frames import read_frame
from grader.at_home.frames import read_plainly
from grader.domain.errors import SandboxBroke
from tests.adapters.sandbox.wire.test_frames import CHECK, END

CALL = {"call": "saluer('Ada')", "gave": "'Ada'", "raised": None, "typed": "", "printed": ""}
SEEN = {"image": "iVBORw0KGgoAAAA=", "tree": "- main"}
WHOLE = {**CHECK, "calls": [CALL], "again": "python3", "screenshot": None}
FRAMES = {
    "failed": WHOLE,
    "passed": {**WHOLE, "outcome": "passed", "reason": None, "message": None, "expected": None},
    "with a picture": {**WHOLE, "screenshot": SEEN},
    "finished": {**END, "unmapped": []},
    "ended by the learner": {**END, "unmapped": [], "ending": "learner", "reason": "time", "message": CHECK["message"]},
}


@pytest.mark.parametrize("name", FRAMES)
def test_both_readers_agree(name: str) -> None:
    body = json.dumps(FRAMES[name]).encode()

    assert read_plainly(body) == read_frame(body)


@pytest.mark.parametrize("frame", [[], {}, {**WHOLE, "outcome": "excellent"}, {"kind": "end"}, "{"])
def test_what_is_no_frame_is_a_fault_of_the_harness(frame: Any) -> None:
    with pytest.raises(SandboxBroke):
        read_plainly(json.dumps(frame).encode())
