"""The stored form of a result: one JSON document with a version, turned into a `Result` and back.

No field is named here but the durations, which are stored as whole microseconds: what a check or a result is, its
dataclass says, and it is checked against that when it is read. Reading so is quicker than field by field (measured).
"""

from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from grader.domain.cohorts.progress import Attempt
from grader.domain.errors import PlatformError
from grader.domain.grading.report import CheckReport
from grader.domain.grading.run import Result
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason, Verdict, status_of

SCHEMA_VERSION = 1
MICROSECOND = timedelta(microseconds=1)
TIMES, CHECK_TIMES = ("sandbox", "tests"), ("duration",)

Document = dict[str, Any]
"""JSON of a column."""

_RESULT = TypeAdapter(Result)


def document_of(result: Result) -> Document:
    """Return the document to store for a result."""
    return {
        "schema_version": SCHEMA_VERSION,
        **_stored(result, *TIMES),
        "checks": [_stored_check(check) for check in result.checks],
    }


def result_of(document: Document) -> Result:
    """Return the result of a stored document.

    Raises:
        PlatformError: A newer version of this program stored it.
    """
    if document["schema_version"] != SCHEMA_VERSION:
        raise PlatformError(
            "A stored result has schema version %(found)s, and this program reads %(known)s.",
            found=document["schema_version"],
            known=SCHEMA_VERSION,
        )
    checks = [_timed(check, *CHECK_TIMES) for check in document["checks"]]
    return _RESULT.validate_python(_timed(document, *TIMES) | {"checks": checks})


def failed_in(document: Document | None) -> list[str]:
    """Return the ids of the checks that failed in a stored result, which is not read for it; none in none."""
    checks = document["checks"] if document else []
    return [check["id"] for check in checks if check["outcome"] == Outcome.FAILED]


def attempt_of(submission_id: str, number: int, document: Document) -> Attempt:
    """Return what a stored result says of its hand-in as a whole; its checks are counted, and not read."""
    passed = sum(check["outcome"] == Outcome.PASSED for check in document["checks"])
    reason = document["reason"] and Reason(document["reason"])
    status = status_of(Verdict(document["verdict"]), reason, passed)
    return Attempt(submission_id, number, status, document["points"], passed, len(document["checks"]))


def without_output(document: Document) -> Document:
    """Return a stored result without what the program printed, nor the calls that tell of it too."""
    nothing: Document = {"output": "", "calls": [], "screenshot": None}
    return {**document, "checks": [{**check, **nothing} for check in document["checks"]]}


def verdict_alone(document: Document) -> Document:
    """Return a stored result with verdicts, points and times alone: no value, text or file name of a learner's."""
    nothing: Document = {
        "output": "",
        "expected": None,
        "actual": None,
        "message": None,
        "calls": [],
        "again": None,
        "screenshot": None,
    }
    checks = [{**check, **nothing} for check in document["checks"]]
    return {**document, "checks": checks, "message": None, "ignored": []}


def _stored_check(check: CheckReport) -> Document:
    seen = check.screenshot
    more = {"calls": [vars(call) for call in check.calls], "screenshot": None if seen is None else vars(seen)}
    return {**_stored(check, *CHECK_TIMES), **more}


def _stored(value: Result | CheckReport, *times: str) -> Document:
    fields = {**vars(value), "message": _message_document(value.message)}
    for name in times:
        fields[f"{name}_us"] = fields.pop(name) // MICROSECOND
    return fields


def _message_document(message: Message | None) -> Document | None:
    return None if message is None else {**vars(message), "params": dict(message.params)}


def _timed(document: Document, *times: str) -> Document:
    return document | {name: document[f"{name}_us"] * MICROSECOND for name in times}
