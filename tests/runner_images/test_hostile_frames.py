"""Frames that no stub sends: whatever the learner's process says in its place ends as tampering, and nothing else."""

import json

import pytest

from tests.runner_images.conftest import RunJob

SAY = """
import json, os, struct
def f():
    for frame in {frames}:
        body = json.dumps(frame).encode()
        for descriptor in range(3, 30):
            try: os.write(descriptor, struct.pack(">I", len(body)) + body)
            except OSError: pass
    return 1
def apply(g): return f() or g
"""
TEST = "import bonjour\ndef test_a():\n    assert bonjour.{call} == 42\n"
CLASS = {"kind": "class", "name": "C", "module": "m", "bases": [], "names": {}, "specials": [], "plain": None}


def returned(value: object) -> dict[str, object]:
    return {"kind": "returned", "value": value}


def an_object(**body: object) -> dict[str, object]:
    return returned({"object": {"id": 9, "class": "m:C", **body}})


CALLBACK = {"kind": "callback", "operator": "call", "on": 1, "arguments": [], "keywords": {}}
FRAMES = {
    "an unknown kind": [{"kind": "passed"}],
    "no kind": [{}],
    "a reply for another request": [{"kind": "answer", "value": 42}],
    "a tag of ours": [returned({"named": ["bonjour", "f"]})],
    "a function of the library": [returned({"library": ["os", "system"]})],
    "a builtin that is no type": [returned({"builtin": "eval"})],
    "an object of the tests that was not given": [returned({"suite": [77]})],
    "a callback to nobody": [{**CALLBACK, "on": 77}],
    "a callback with arguments of no kind": [{**CALLBACK, "arguments": {}}],
    "an object without a number": [an_object(id="x")],
    "a class that is never described": [an_object(), {"kind": "returned", "value": 1}],
    "a description that is none": [an_object(), {"kind": "class"}],
    "a base without a name": [an_object(), {**CLASS, "bases": [{"class": 3}]}],
    "a class that is its own base": [an_object(), *[{**CLASS, "bases": [{"class": f"m:D{n}"}]} for n in range(60)]],
    "a plain value of another type": [an_object(plain="x"), {**CLASS, "plain": "int", "bases": [{"builtin": "int"}]}],
    "a member of no enumeration": [returned({"member": ["m:C", "RED"]}), CLASS],
    "a container of ours": [returned({"list": [5]})],
    "a container that is not there": [returned({"same": -5})],
    "another kind of container": [returned({"tuple": [{"list": [-1]}, {"dict": [-1]}]})],
    "changes that are none": [{**returned(1), "changed": [{"same": 9}]}],
    "an exception that is none": [{"kind": "raised", "value": 3, "type": "E", "text": "", "trace": ""}],
    "an exception of a class that is none": [
        {"kind": "raised", "value": {"error": {"type": "print", "text": "", "arguments": None}}, "type": "E"}
    ],
    "no text": [{"kind": "raised", "value": {"error": {"type": "ValueError"}}}],
    "moved names that are none": [{**returned(1), "moved": 3}],
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_forged_frame_is_tampering(run_job: RunJob, name: str) -> None:
    check, end = run_job(SAY.format(frames=json.loads(json.dumps(FRAMES[name]))), TEST.format(call="f()"))

    assert (check["outcome"], check["reason"]) == ("failed", "protocol")
    assert (end["ending"], end["reason"]) == ("tampered", "protocol")


def test_a_forged_callback_is_the_tests_own_function_and_no_more(run_job: RunJob) -> None:
    frames = [{**CALLBACK, "operator": operator, "arguments": ["__globals__"]} for operator in ("get", "call", "str")]

    check, _ = run_job(SAY.format(frames=frames), TEST.format(call="apply(lambda name: [name, EXPECTED])"))

    assert check["outcome"] == "failed"
    assert "globals" not in str(check["output"])


def test_a_forged_answer_of_another_type_fails(run_job: RunJob) -> None:
    source = "class C:\n    def __len__(self): return 3\n    def __eq__(self, other): return f()\n"
    forged = SAY.format(frames=[returned({"float": "inf"})])

    check, _ = run_job(source + forged, "from bonjour import C\ndef test_a():\n    assert C() == C()\n")

    assert (check["outcome"], check["message"]["code"]) == ("failed", "cannot_cross")
