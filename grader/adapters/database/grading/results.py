"""The stored form of a result: one JSON document with a version, turned into a `Result` and back."""

from datetime import timedelta
from typing import TypedDict

from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import CheckResult, Result
from grader.domain.text import Message
from grader.domain.verdicts import Blame, Outcome, Reason, Verdict

SCHEMA_VERSION = 1
MICROSECOND = timedelta(microseconds=1)


class MessageDocument(TypedDict):
    """A message as stored."""

    code: str
    params: dict[str, str | int | None]
    raw: str


class CheckDocument(TypedDict):
    """A check's result as stored; durations are whole microseconds."""

    id: str
    outcome: str
    points: int
    reason: str | None
    message: MessageDocument | None
    expected: str | None
    actual: str | None
    output: str
    duration_us: int


class ResultDocument(TypedDict):
    """A result as stored; durations are whole microseconds."""

    schema_version: int
    verdict: str
    blame: str | None
    reason: str | None
    points: int
    max_points: int
    checks: list[CheckDocument]
    isolation: str
    message: MessageDocument | None
    ignored: list[str]
    sandbox_us: int
    tests_us: int
    cached: bool


def document_of(result: Result) -> ResultDocument:
    """Return the document to store for a result."""
    return {
        "schema_version": SCHEMA_VERSION,
        "verdict": result.verdict.value,
        "blame": None if result.blame is None else result.blame.value,
        "reason": None if result.reason is None else result.reason.value,
        "points": result.points,
        "max_points": result.max_points,
        "checks": [_check_document(check) for check in result.checks],
        "isolation": result.isolation.value,
        "message": _message_document(result.message),
        "ignored": list(result.ignored),
        "sandbox_us": result.sandbox // MICROSECOND,
        "tests_us": result.tests // MICROSECOND,
        "cached": result.cached,
    }


def result_of(document: ResultDocument) -> Result:
    """Return the result of a stored document.

    Raises:
        PlatformError: A newer version of this program stored it.
    """
    if document["schema_version"] != SCHEMA_VERSION:
        msg = f"a stored result has schema version {document['schema_version']}; this program reads {SCHEMA_VERSION}"
        raise PlatformError(msg)
    return Result(
        verdict=Verdict(document["verdict"]),
        blame=None if document["blame"] is None else Blame(document["blame"]),
        reason=None if document["reason"] is None else Reason(document["reason"]),
        points=document["points"],
        max_points=document["max_points"],
        checks=tuple(_check(check) for check in document["checks"]),
        isolation=Isolation(document["isolation"]),
        message=_message(document["message"]),
        ignored=tuple(document["ignored"]),
        sandbox=document["sandbox_us"] * MICROSECOND,
        tests=document["tests_us"] * MICROSECOND,
        cached=document["cached"],
    )


def without_output(document: ResultDocument) -> ResultDocument:
    """Return a stored result without what the program printed."""
    checks: list[CheckDocument] = [{**check, "output": ""} for check in document["checks"]]
    return {**document, "checks": checks}


def verdict_alone(document: ResultDocument) -> ResultDocument:
    """Return a stored result with verdicts, points and times alone: no value, text or file name of a learner's."""
    checks: list[CheckDocument] = [
        {**check, "output": "", "expected": None, "actual": None, "message": None} for check in document["checks"]
    ]
    return {**document, "checks": checks, "message": None, "ignored": []}


def _check_document(check: CheckResult) -> CheckDocument:
    return {
        "id": check.id,
        "outcome": check.outcome.value,
        "points": check.points,
        "reason": None if check.reason is None else check.reason.value,
        "message": _message_document(check.message),
        "expected": check.expected,
        "actual": check.actual,
        "output": check.output,
        "duration_us": check.duration // MICROSECOND,
    }


def _check(document: CheckDocument) -> CheckResult:
    return CheckResult(
        id=document["id"],
        outcome=Outcome(document["outcome"]),
        points=document["points"],
        reason=None if document["reason"] is None else Reason(document["reason"]),
        message=_message(document["message"]),
        expected=document["expected"],
        actual=document["actual"],
        output=document["output"],
        duration=document["duration_us"] * MICROSECOND,
    )


def _message_document(message: Message | None) -> MessageDocument | None:
    if message is None:
        return None
    return {"code": message.code, "params": dict(message.params), "raw": message.raw}


def _message(document: MessageDocument | None) -> Message | None:
    if document is None:
        return None
    return Message(code=document["code"], params=document["params"], raw=document["raw"])
