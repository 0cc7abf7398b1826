"""What two failures have in common once all that is each learner's own is left out: values, names, lines and paths."""

import json
import re
from hashlib import sha256

from grader.domain.text import Message

MOST_LOOKED_AT = 500
"""Characters of a text; behind them two failures that began alike hardly differ."""

WORDS = ("type", "awaited", "operator", "relation", "difference", "finding", "obstacle", "signal")
"""Parameters of a message that say what happened, and never what a learner wrote."""

OWN = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`|«[^»\n]*»", "'…'"),
        (r"(?:[A-Za-z]:)?[\w.~-]*(?:[/\\][\w.~-]+)+", "/…"),
        (r"[\w$.]+\(\)", "…()"),
        (r"\$\w+", "$…"),
        (r"[\w$.]+(?= is not (?:defined|a function|a constructor|iterable)\b)", "…"),
        (r"(?<![\w.])[-+]?(?:0[xX][0-9a-fA-F]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)(?!\w)", "0"),
        (r"('…'|\b0)(?:, \1)+", r"\1, …"),
        (r"\s+", " "),
    )
)
"""What stands for a text in quotes, a path, names, a number, several of these in a row, and blanks."""


def without_own(text: str) -> str:
    """Return the beginning of a text, in which a sign stands for whatever is one learner's own."""
    seen = text[:MOST_LOOKED_AT]
    for pattern, put in OWN:
        seen = pattern.sub(put, seen)
    return seen.strip()


def key_of(exercise: str, check: str, reason: str, message: Message | None, actual: str | None) -> str:
    """Return what is equal for failures that are alike, and in which nothing of theirs can be read.

    Args:
        check: Its id; empty where the whole run was stopped.
        actual: What the program gave, where a comparison decided.
    """
    told = message or Message("")
    words = [told.value(name) for name in WORDS]
    said = without_own(told.value("fr") or told.value("en"))
    same = [exercise, check, reason, told.code, words, said, without_own(told.raw), without_own(actual or "")]
    return sha256(json.dumps(same).encode("ascii")).hexdigest()[:16]
