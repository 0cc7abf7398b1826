"""Frames from a harness are believed in no detail."""

import json
from typing import Any

import pytest

from grader.adapters.sandbox.wire.frames import ReadyFrame, read_frame, read_news
from grader.domain.errors import SandboxBroke
from grader.domain.grading.report import CheckReport, Report, Screenshot
from grader.domain.text import Message

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
    report = read_frame(body(CHECK))

    assert isinstance(report, CheckReport)
    assert report.message == Message("raised", {"line": 3, "name": "ValueError", "hint": None}, "ValueError: x")
    assert (report.id, report.expected, report.actual) == ("doubles", "8", None)


PICTURES = {"png": "iVBORw0KGgoAAAA=", "jpeg": "/9j/4AAQ", "svg": "PHN2Zz4=", "html": "PGh0bWw+", "none": ""}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_no_picture_is_left_out_and_the_tree_kept(name: str) -> None:
    report = read_frame(body({**CHECK, "screenshot": {"image": PICTURES[name], "tree": "- main"}}))

    assert isinstance(report, CheckReport)
    assert report.screenshot == Screenshot(PICTURES[name] if name in {"png", "jpeg"} else "", "- main")


def test_the_ready_and_the_end_frame_are_read() -> None:
    assert isinstance(read_news(body({"kind": "ready", "version": 2})), ReadyFrame)
    end = read_frame(body(END))

    assert isinstance(end, Report)
    assert end.unmapped == ("t.py::a",)


def test_a_nul_which_postgresql_cannot_store_is_replaced() -> None:
    report = read_frame(body({**CHECK, "output": "a\0b"}))

    assert isinstance(report, CheckReport)
    assert report.output == "a\N{REPLACEMENT CHARACTER}b"


def test_the_input_of_a_bad_frame_does_not_reach_the_message() -> None:
    with pytest.raises(SandboxBroke) as broke:
        read_frame(body({**CHECK, "outcome": "my secret diary"}))

    assert "diary" not in str(broke.value)
