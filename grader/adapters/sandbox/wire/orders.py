"""What is said to the containers, as `runner_images/PROTOCOL.md` has it: the job, and to each side its part of it."""

import base64
import json
from collections.abc import Mapping, Sequence

from grader.adapters.sandbox.wire.link import HEADER
from grader.domain.exercises.exercise import Exercise, Isolation, SourceFile
from grader.domain.exercises.history import History, as_json

VERSION = 2


def pack(message: Mapping[str, object]) -> bytes:
    """Return a frame, length first."""
    body = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return HEADER.pack(len(body)) + body


def load_frame(exercise: Exercise, files: Sequence[SourceFile], *, core: int) -> bytes:
    """Return what the learner's sandbox is told of a run: their own files, and no byte of the tests."""
    return pack(
        {
            "kind": "load",
            "files": [_file(file) for file in files],
            "memory_bytes": exercise.limits.memory_bytes,
            "core": core,
            "shared": _is_one_process(exercise),
        }
    )


def job_frame(exercise: Exercise, files: Sequence[SourceFile], *, core: int, history: History | None = None) -> bytes:
    """Return what the tests are told of a run: the names of the learner's files, and no byte of them."""
    limits = exercise.limits
    told = {} if history is None else {"history": as_json(history)}
    return pack(
        {
            **told,
            "kind": "job",
            "version": VERSION,
            "files": [{"path": file.path} for file in files],
            "tests": [_file(file) for file in exercise.tests],
            "checks": [{"id": check.id, "test": check.test, "needs": list(check.needs)} for check in exercise.checks],
            "limits": {
                "run_seconds": limits.run.total_seconds(),
                "check_seconds": limits.check.total_seconds(),
                "memory_bytes": limits.memory_bytes,
                "output_bytes": limits.output_bytes,
            },
            "core": core,
            "shared": _is_one_process(exercise),
        }
    )


def _is_one_process(exercise: Exercise) -> bool:
    """Tell whether pytest runs in their code's process; what a native suite shares with it is a tool of its own."""
    return exercise.isolation is Isolation.SHARED and not exercise.is_native


def _file(file: SourceFile) -> dict[str, str]:
    return {"path": file.path, "content": base64.b64encode(file.content).decode("ascii")}
