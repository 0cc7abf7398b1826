"""What the judge believes of a frame from a check's process, which is the learner's word in every detail."""

import re

from runner_images.common.wire import fields
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure, SuiteFault
from runner_images.common.wire.frames import Frame, FrameError, Json
from runner_images.common.wire.limits import VALUE_CHARACTERS
from runner_images.common.wire.reports import RunEnding
from runner_images.common.wire.storable_text import tidy

_WORD = re.compile(r"[a-z][a-z0-9_]{0,63}")
_MOST_PARAMS = 16
_RAW_CHARACTERS = 4_000
_WHOLE = 2**53
_REASONS = frozenset({"check_failed", "exited", "memory", "processes", "disk", "output", "time"})
_LOADING = frozenset({*_REASONS, "syntax_error", "import_error"})


def verdict(frame: Frame) -> Failure | SuiteFault | None:
    """Return what an `outcome` frame says of a case; FrameError when it says nothing that can be."""
    match frame.get("outcome"):
        case "passed":
            return None
        case "failed":
            return _failure(frame)
        case "broken":
            return SuiteFault(message(frame.get("message")))
        case _:
            msg = "an outcome that is none"
            raise FrameError(msg)


def _failure(frame: Frame) -> Failure:
    reason = fields.text(frame, "reason")
    if reason not in _REASONS:
        msg = "a reason that is none of a check's"
        raise FrameError(msg)
    return Failure(
        CheckEnding(reason, message(frame.get("message"))), _value(frame, "expected"), _value(frame, "actual")
    )


def early(frame: Frame) -> RunEnding:
    """Return how the run ends before its first check; FrameError when it cannot end so."""
    if frame.get("ending") == "exercise":
        return RunEnding("exercise", message=message(frame.get("message")))
    reason = fields.text(frame, "reason")
    if reason not in _LOADING:
        msg = "a reason that is none of loading"
        raise FrameError(msg)
    return RunEnding("learner", reason, message(frame.get("message")))


def message(told: Json) -> CodedMessage:
    """Return a message with nothing in it that a report may not hold."""
    body = fields.as_record(told)
    code, params = fields.text(body, "code"), fields.record(body, "params")
    if not _WORD.fullmatch(code) or len(params) > _MOST_PARAMS or not all(map(_WORD.fullmatch, params)):
        msg = "a message of no known form"
        raise FrameError(msg)
    raw = tidy(fields.text(body, "raw", limit=_RAW_CHARACTERS))
    return CodedMessage(code, {name: _plain(value) for name, value in params.items()}, raw)


def _plain(value: Json) -> Json:
    """Return a text, an integer or None; of anything else nothing is kept."""
    if isinstance(value, str):
        return tidy(value[:VALUE_CHARACTERS])
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _WHOLE else None


def _value(frame: Frame, name: str) -> str | None:
    return None if frame.get(name) is None else tidy(fields.text(frame, name, limit=VALUE_CHARACTERS))
