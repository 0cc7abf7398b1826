"""A receipt's line: one statement and one signature, read strictly."""

from datetime import UTC, datetime

import pytest

from grader.domain.errors import NotValid
from grader.domain.receipts import MAX_LENGTH, Receipt, ReceiptKind, received
from grader.domain.submissions.submission import Submission

AT = datetime(2026, 11, 23, 8, 5, 0, 120_000, tzinfo=UTC)
SENT = Submission("S1", "R1", "E1", "bonjour", "c" * 40, "t" * 40, AT, 3)
STATEMENT = (
    "grader-receipt-1 received at=2026-11-23T08:05:00.120000Z school=https://ecole.example submission=S1"
    f" exercise=bonjour try=3 commit={'c' * 40} tree={'t' * 40} key=abcd"
)
SIGNATURE = "A" * 86 + "=="
LINE = f"{STATEMENT} signature={SIGNATURE}"


def test_a_statement_says_what_when_and_which_commit_and_names_nobody():
    assert received(SENT).statement("https://ecole.example", "abcd") == STATEMENT


def test_a_line_is_read_as_it_was_written():
    read = Receipt.read(LINE)

    assert (read.kind, read.at, read.key, read.facts["try"]) == (ReceiptKind.RECEIVED, AT, "abcd", "3")
    assert (read.statement, read.line) == (STATEMENT, LINE)


def test_a_line_that_a_terminal_or_a_mail_has_broken_is_read_too():
    assert Receipt.read("\n" + LINE.replace(" exercise", "\n   exercise") + "\n").line == LINE


@pytest.mark.parametrize(
    "line",
    [
        "",
        "bonjour",
        STATEMENT,
        LINE.replace("grader-receipt-1", "grader-receipt-2"),
        LINE.replace(" received ", " given "),
        LINE.replace("at=2026", "at=MMXXVI"),
        LINE.replace("120000Z", "120000"),
        LINE.replace(" key=abcd", ""),
        LINE.replace(" try=3", " try=3 try=4"),
        LINE.replace(" try=3", " three"),
        LINE.replace("AAAA", "AA"),
        LINE.replace("AAAA", "é#AA"),
        LINE + "x" * MAX_LENGTH,
    ],
)
def test_whatever_else_is_no_receipt(line: str):
    with pytest.raises(NotValid, match="not_a_receipt"):
        Receipt.read(line)
