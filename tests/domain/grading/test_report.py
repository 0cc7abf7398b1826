"""What a report of a check tells by itself."""

import pytest

from grader.domain.grading.report import CheckReport
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason


@pytest.mark.parametrize(
    ("reason", "message", "answered"),
    [
        (Reason.CHECK_FAILED, Message("not_equal"), True),
        (Reason.CHECK_FAILED, Message("said"), True),
        (Reason.CHECK_FAILED, Message("cannot_cross"), True),
        (Reason.CHECK_FAILED, Message("did_not_raise"), True),
        (Reason.CHECK_FAILED, Message("raised", {"awaited": "SoldeInsuffisant"}), True),
        (Reason.CHECK_FAILED, Message("raised"), False),
        (Reason.CHECK_FAILED, Message("missing_name"), False),
        (Reason.CHECK_FAILED, Message("import_error"), False),
        (Reason.TIME, Message("timed_out"), False),
        (Reason.EXITED, Message("exited"), False),
        (Reason.TIME, Message("said"), False),
    ],
)
def test_only_an_answer_is_what_hints_are_about(reason: Reason, message: Message, *, answered: bool) -> None:
    assert CheckReport("a", Outcome.FAILED, reason, message).answered is answered
