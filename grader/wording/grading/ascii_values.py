"""A check as an ASCII terminal can show it, with no two values alike that are not."""

from dataclasses import replace

from grader.domain.grading.report import CheckReport
from grader.domain.text import Message
from grader.wording.ascii_letters import in_ascii, written_out

BY_LETTER = frozenset({"accents", "composed", "hard_space", "hidden", "lookalike"})
"""Differences that plain letters would hide."""


def check_in_ascii(check: CheckReport) -> CheckReport:
    """Return the check with its odd letters as numbers where they decide; no line to copy that would not hold them."""
    again = check.again if check.again and check.again.isascii() else None
    expected, actual = check.expected, check.actual
    if expected is None or actual is None or not _decides(check, expected, actual):
        return replace(check, again=again)
    message = check.message and _message_written_out(check.message)
    return replace(check, expected=written_out(expected), actual=written_out(actual), message=message, again=again)


def _decides(check: CheckReport, expected: str, actual: str) -> bool:
    named = check.message is not None and check.message.value("difference") in BY_LETTER
    return named or (expected != actual and in_ascii(expected) == in_ascii(actual))


def _message_written_out(message: Message) -> Message:
    values = message.params.items()
    return replace(
        message, params={name: written_out(value) if isinstance(value, str) else value for name, value in values}
    )
