"""What the language's own error means, in a sentence for beginners with the names of their program in it."""

import re

from grader.domain.exercises.explanations import CLUES, Complaint
from grader.domain.exercises.runners import Runner
from grader.domain.text import Language, Message
from grader.wording.quoting import quotable

EXPLAINED = frozenset({"raised", "import_error", "syntax_error", "complained", "query_error", "asked_in_vain"})
"""Messages that a row of the language may explain."""

LOADING = frozenset({"import_error", "syntax_error"})
"""Of a program that was not running yet."""

OWN_LINE = EXPLAINED | {"missing_module"}
"""Messages whose raw line, the language's own, is worth learning to read."""

ERROR_NAME = re.compile(r"\w+(?=:|$)")
MAX_NAME = 60
MAX_SOURCE = 50


def explanation(message: Message, language: Language, runner: Runner) -> str:
    """Return what the error means; an empty text where no row fits, as nothing is better than a guess."""
    if message.code not in EXPLAINED:
        return ""
    complaint = _complaint(message)
    for row in runner.errors:
        values = row.values(complaint)
        if values is not None:
            return row.said.in_(language) % {name: quotable(values[name], limit=MAX_NAME) for name in row.needs}
    return ""


def source_line(message: Message) -> str:
    """Return the learner's own line that a message is about, behind its number; else an empty text."""
    line, source = message.value("line"), _around(message.value("source").strip(), message.value("column"))
    return f"{line} | {quotable(source, limit=MAX_SOURCE)}" if line and source else ""


def _around(source: str, column: str) -> str:
    """Return a line that is too long to be shown whole from a little before its place, where it lies far behind."""
    place = int(column) if column.isdecimal() else 0
    if len(source) <= MAX_SOURCE or place < MAX_SOURCE:
        return source
    return f"…{source[place - MAX_SOURCE // 2 :]}"


def own_line(message: Message | None) -> str:
    """Return the last line that the language itself said of a program that stopped; else an empty text."""
    lines = message.raw.strip().splitlines() if message is not None and message.code in OWN_LINE else []
    return quotable(lines[-1]) if lines else ""


def _complaint(message: Message) -> Complaint:
    """Return what the language said; of an older syntax error the class stands in the raw line alone."""
    found = ERROR_NAME.match(message.raw.strip().rpartition("\n")[2])
    name = message.value("type") or (found.group() if found else "")
    clues = {clue: message.value(clue) for clue in CLUES if message.value(clue)}
    return Complaint(
        type=name.rpartition(".")[2],
        message=message.value("text"),
        source=message.value("source"),
        loading=message.code in LOADING,
        clues=clues,
    )
