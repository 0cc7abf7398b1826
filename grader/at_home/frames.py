"""What the tests' container says of a run, read as it stands: at home nobody is guarded against but by its walls."""

import json
from datetime import timedelta
from typing import Any

from grader.domain.errors import SandboxBroke
from grader.domain.grading.report import Call, CheckReport, Ending, Report, Screenshot
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason

Frame = dict[str, Any]


def read_plainly(body: bytes) -> CheckReport | Report:
    """Return what a frame of a run's channel says: one check, or the end without its checks.

    Raises:
        SandboxBroke: It is no frame of the protocol.
    """
    try:
        frame = json.loads(body)
        return _check(frame) if frame["kind"] == "check" else _end(frame)
    except (ValueError, KeyError, TypeError) as error:
        msg = f"the harness sent a frame that is none: {error!r}"
        raise SandboxBroke(msg) from None


def _check(frame: Frame) -> CheckReport:
    return CheckReport(
        id=frame["id"],
        outcome=Outcome(frame["outcome"]),
        reason=_reason(frame["reason"]),
        message=_message(frame["message"]),
        expected=frame["expected"],
        actual=frame["actual"],
        output=frame["output"],
        duration=timedelta(milliseconds=frame["duration_ms"]),
        calls=tuple(Call(**call) for call in frame["calls"]),
        again=frame["again"],
        screenshot=frame["screenshot"] and Screenshot(**frame["screenshot"]),
    )


def _end(frame: Frame) -> Report:
    return Report((), Ending(frame["ending"]), _reason(frame["reason"]), _message(frame["message"]))


def _reason(word: str | None) -> Reason | None:
    return None if word is None else Reason(word)


def _message(field: Frame | None) -> Message | None:
    return None if field is None else Message(**field)
