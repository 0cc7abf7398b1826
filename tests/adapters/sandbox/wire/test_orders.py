"""What the containers are told is what the protocol has."""

import json
import struct
from dataclasses import replace

from grader.adapters.sandbox.wire.orders import job_frame, load_frame
from grader.domain.exercises.exercise import Isolation
from tests.adapters.sandbox.double import SOLUTION, exercise, hand_in


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
