"""Receipts: signed lines that say what was handed in and what came of it, which anybody can check years later.

A line is a statement and its signature, so that the statement alone can be given to any tool that knows Ed25519:

    grader-receipt-1 received at=2026-11-29T19:40:08.123456Z school=https://… submission=… … key=3f… signature=<base64>

It names no person: whoever holds it shows it with their commit, and an erasure leaves nothing of somebody in it.
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self

from grader.domain.errors import NotValid
from grader.domain.grading.run import Result, Run
from grader.domain.submissions.submission import Submission

FORMAT = "grader-receipt-1"
MAX_LENGTH = 2_000
"""Characters of a line; ours have some five hundred."""

SIGNATURE_BYTES = 64
"""https://www.rfc-editor.org/rfc/rfc8032#section-5.1.6"""


class ReceiptKind(StrEnum):
    """What a receipt confirms."""

    RECEIVED = "received"
    VERDICT = "verdict"
    PACK = "pack"
    """The list of the files of an evidence pack."""


class Worth(StrEnum):
    """What a receipt that somebody shows is worth."""

    SIGNED = "signed"
    CHANGED = "changed"
    """A key of ours is named, and did not sign this."""
    UNKNOWN_KEY = "unknown_key"
    RETIRED_KEY = "retired_key"
    """Signed, but for a moment at which the key signed no more."""


@dataclass(frozen=True)
class ReceiptKey:
    """What a receipt's signature is checked with.

    Attributes:
        id: The first sixteen hexadecimal digits of the SHA-256 of its bytes.
        public: Its 32 bytes in hexadecimal: https://www.rfc-editor.org/rfc/rfc8032#section-5.1.5
        made_at: When it first signed.
        retired_at: Nothing was signed with it from then on; None while it signs.
    """

    id: str
    public: str
    made_at: datetime
    retired_at: datetime | None = None


@dataclass(frozen=True)
class Confirmation:
    """What a receipt is to say, before it is signed.

    Attributes:
        submission_id: Empty for what is no hand-in's.
        run_id: Of the verdict; empty for what was received.
        at: When it happened, by our clock.
        facts: In the order in which they are written; no value has a space.
    """

    kind: ReceiptKind
    submission_id: str
    run_id: str
    at: datetime
    facts: Mapping[str, str]

    def statement(self, school: str, key: str) -> str:
        """Return what is signed.

        Args:
            school: The installation's own address.
            key: The id of the key that signs.
        """
        of_hand_in = {"submission": self.submission_id} if self.submission_id else {}
        named = {"at": _written(self.at), "school": school, **of_hand_in, **self.facts, "key": key}
        return " ".join([FORMAT, self.kind, *(f"{name}={value}" for name, value in named.items())])


@dataclass(frozen=True)
class Receipt:
    """A signed line, taken apart.

    Attributes:
        statement: What was signed, byte for byte as UTF-8.
        facts: What it says, by name.
    """

    kind: ReceiptKind
    statement: str
    facts: Mapping[str, str]
    signature: bytes
    at: datetime

    @property
    def line(self) -> str:
        """Return it as it is shown and kept."""
        return f"{self.statement} signature={b64encode(self.signature).decode()}"

    @property
    def key(self) -> str:
        """Return the id of the key that signed it, as the line says."""
        return self.facts["key"]

    @classmethod
    def read(cls, line: str) -> Self:
        """Return the receipt of a line that somebody shows; its signature is not checked.

        Raises:
            NotValid: `not_a_receipt`.
        """
        if len(line) > MAX_LENGTH:
            raise NotValid("not_a_receipt")
        statement, _, signature = " ".join(line.split()).partition(" signature=")
        form, *words = statement.split(" ")
        try:
            kind, *pairs = words
            facts = dict(pair.split("=", 1) for pair in pairs)
            read = cls(ReceiptKind(kind), statement, facts, b64decode(signature, validate=True), _moment(facts["at"]))
        except (ValueError, KeyError, binascii.Error) as error:
            raise NotValid("not_a_receipt") from error
        if form != FORMAT or "key" not in facts or len(facts) != len(pairs) or len(read.signature) != SIGNATURE_BYTES:
            raise NotValid("not_a_receipt")
        return read


def received(submission: Submission) -> Confirmation:
    """Return what confirms that a hand-in came in."""
    return Confirmation(ReceiptKind.RECEIVED, submission.id, "", submission.received_at, _of(submission))


def judged(submission: Submission, run: Run, result: Result, at: datetime) -> Confirmation:
    """Return what confirms what a run came to.

    Args:
        at: When it ended.
    """
    said = {
        "run": run.id,
        "version": run.suite_digest,
        "verdict": str(result.verdict),
        "checks": f"{result.passed_checks}/{len(result.checks)}",
        "points": f"{result.points}/{result.max_points}",
    }
    return Confirmation(ReceiptKind.VERDICT, submission.id, run.id, at, _of(submission) | said)


def packed(digest: str, files: int, at: datetime) -> Confirmation:
    """Return what confirms that an evidence pack was made.

    Args:
        digest: SHA-256 (hex) of the list of its files, of which each line has that of one file.
    """
    return Confirmation(ReceiptKind.PACK, "", "", at, {"files": str(files), "list": digest})


def _of(submission: Submission) -> dict[str, str]:
    return {
        "exercise": submission.exercise,
        "try": str(submission.number),
        "commit": submission.commit,
        "tree": submission.tree,
    }


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
