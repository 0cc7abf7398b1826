"""Frames from a harness are believed in no detail."""

import json
import struct
from dataclasses import replace
from typing import Any

import pytest

from grader.adapters.sandbox.wire.frames import (
    CheckFrame,
    EndFrame,
    ReadyFrame,
    job_frame,
    load_frame,
    read_frame,
    read_news,
)
from grader.domain.errors import SandboxBroke
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.report import Screenshot
from grader.domain.text import Message
from tests.adapters.sandbox.double import SOLUTION, exercise, hand_in

CHECK: dict[str, Any] = {
    "kind": "check",
    "id": "doubles",
    "outcome": "failed",
    "reason": "check_failed",
    "message": {"code": "raised", "params": {"line": 3, "name": "ValueError", "hint": None}, "raw": "ValueError: x"},
    "expected": "8",
    "actual": None,
    "output": "",
    "duration_ms": 12,
}
END: dict[str, Any] = {"kind": "end", "ending": "finished", "reason": None, "message": None, "unmapped": ["t.py::a"]}


def body(frame: object) -> bytes:
    """Return a frame's body."""
    return json.dumps(frame).encode()


def with_message(**changes: object) -> dict[str, Any]:
    """Return the check frame with another message."""
    return {**CHECK, "message": {**CHECK["message"], **changes}}


BAD = {
    "no-object": [],
    "no-kind": {},
    "unknown-kind": {"kind": "points", "points": 100},
    "of-another-link": {"kind": "ready", "version": 2},
    "field-too-many": {**CHECK, "points": 5},
    "field-missing": {name: value for name, value in CHECK.items() if name != "output"},
    "unknown-outcome": {**CHECK, "outcome": "excellent"},
    "unknown-reason": {**CHECK, "reason": "bad_luck"},
    "passed-with-a-reason": {**CHECK, "outcome": "passed"},
    "failed-without-a-reason": {**CHECK, "reason": None},
    "number-as-text": {**CHECK, "duration_ms": "12"},
    "negative-duration": {**CHECK, "duration_ms": -1},
    "endless-output": {**CHECK, "output": "x" * 300_000},
    "long-value": {**CHECK, "expected": "x" * 10_000},
    "code-that-is-none": with_message(code="Bad Code"),
    "nested-param": with_message(params={"a": {"b": 1}}),
    "list-param": with_message(params={"a": [1]}),
    "float-param": with_message(params={"a": 1.5}),
    "flag-param": with_message(params={"a": True}),
    "huge-integer-param": with_message(params={"a": 2**70}),
    "too-many-params": with_message(params={f"a{number}": 1 for number in range(17)}),
    "unknown-ending": {**END, "ending": "passed"},
    "picture-too-large": {**CHECK, "screenshot": {"image": "A" * 100_001, "tree": ""}},
    "picture-that-is-no-base64": {**CHECK, "screenshot": {"image": "<svg>", "tree": ""}},
    "too-many-unmapped": {**END, "unmapped": ["t"] * 2_000},
}


@pytest.mark.parametrize("frame", BAD.values(), ids=BAD)
def test_a_frame_that_is_none_breaks_the_sandbox(frame: object) -> None:
    with pytest.raises(SandboxBroke):
        read_frame(body(frame))


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b'{"kind":', b'{"kind": "ready", "version": 1} {}', b'"\\ud800"'])
def test_bytes_that_are_no_json_break_the_sandbox(raw: bytes) -> None:
    with pytest.raises(SandboxBroke):
        read_frame(raw)


def test_a_check_becomes_the_domains_own() -> None:
    frame = read_frame(body(CHECK))

    assert isinstance(frame, CheckFrame)
    report = frame.to_domain()
    assert report.message == Message("raised", {"line": 3, "name": "ValueError", "hint": None}, "ValueError: x")
    assert (report.id, report.expected, report.actual) == ("doubles", "8", None)


PICTURES = {"png": "iVBORw0KGgoAAAA=", "jpeg": "/9j/4AAQ", "svg": "PHN2Zz4=", "html": "PGh0bWw+", "none": ""}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_no_picture_is_left_out_and_the_tree_kept(name: str) -> None:
    frame = read_frame(body({**CHECK, "screenshot": {"image": PICTURES[name], "tree": "- main"}}))

    assert isinstance(frame, CheckFrame)
    seen = frame.to_domain().screenshot
    assert seen == Screenshot(PICTURES[name] if name in {"png", "jpeg"} else "", "- main")


def test_the_ready_and_the_end_frame_are_read() -> None:
    assert isinstance(read_news(body({"kind": "ready", "version": 2})), ReadyFrame)
    end = read_frame(body(END))

    assert isinstance(end, EndFrame)
    assert end.unmapped == ("t.py::a",)


def test_a_nul_which_postgresql_cannot_store_is_replaced() -> None:
    frame = read_frame(body({**CHECK, "output": "a\0b"}))

    assert isinstance(frame, CheckFrame)
    assert frame.output == "a\N{REPLACEMENT CHARACTER}b"


def test_the_input_of_a_bad_frame_does_not_reach_the_message() -> None:
    with pytest.raises(SandboxBroke) as broke:
        read_frame(body({**CHECK, "outcome": "my secret diary"}))

    assert "diary" not in str(broke.value)


def test_the_job_is_the_protocols_own() -> None:
    raw = job_frame(exercise(), hand_in(SOLUTION), core=1)

    (length,) = struct.unpack(">I", raw[:4])
    job = json.loads(raw[4:])
    assert length == len(raw) - 4
    assert list(job) == ["kind", "version", "files", "tests", "checks", "limits", "core", "shared"]
    assert job["files"] == [{"path": "double.py"}]
    assert job["checks"][0] == {"id": "doubles", "test": "test_double.py::test_doubles", "needs": []}


def test_the_learners_sandbox_is_told_of_her_files_alone() -> None:
    load = json.loads(load_frame(exercise(), hand_in(SOLUTION), core=1)[4:])

    assert list(load) == ["kind", "files", "memory_bytes", "core", "shared"]
    assert [file["path"] for file in load["files"]] == ["double.py"]


def test_a_native_suite_shares_nothing_with_pytest() -> None:
    together = replace(exercise(), isolation=Isolation.SHARED)
    native = replace(together, checks=(replace(together.checks[0], test="double.bats::doubles"),))

    frames = (frame(one, hand_in(SOLUTION), core=1) for one in (together, native) for frame in (job_frame, load_frame))
    assert [json.loads(frame[4:])["shared"] for frame in frames] == [True, True, False, False]
