"""What the lines of a language's own errors mean, for a beginner: rows, the first that fits is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from grader.domain.text import Text

MOST_CHARACTERS = 200
"""Of a hostile text, matched by patterns that take at most its square."""

CLUES = frozenset({"near", "shadowed", "library", "hides", "outer", "untyped", "selfish"})
"""Values that the harness finds in the program (`runner_images/PROTOCOL.md`) and that a sentence may name."""


@dataclass(frozen=True)
class Complaint:
    """What a language said of a program.

    Attributes:
        type: The class of the error, without its module.
        message: What the error says.
        source: The line of the program.
        loading: The program was not running yet.
        clues: Those of `CLUES` that were found.
    """

    type: str
    message: str
    source: str
    loading: bool
    clues: Mapping[str, str]


@dataclass(frozen=True)
class Explanation:
    """A row: which complaints it explains, and how.

    Attributes:
        type: The class of the error.
        message: What the whole message must be; None for any.
        source: What the line of the program must hold; None for any.
        loading: Whether the program must be loading; None for either.
        needs: The values that its sentences name.
        said: The sentences.
    """

    type: str
    message: Pattern[str] | None
    source: Pattern[str] | None
    loading: bool | None
    needs: frozenset[str]
    said: Text

    def values(self, complaint: Complaint) -> Mapping[str, str] | None:
        """Return the values to name in the sentences; None where the row does not fit."""
        if self.type != complaint.type or self.loading not in {None, complaint.loading}:
            return None
        message = self.message and self.message.fullmatch(complaint.message[:MOST_CHARACTERS])
        source = self.source and self.source.search(complaint.source[:MOST_CHARACTERS])
        if (self.message and not message) or (self.source and not source):
            return None
        values = dict(complaint.clues)
        for found in (message, source):
            values |= {name: value for name, value in (found.groupdict() if found else {}).items() if value}
        return values if values.keys() >= self.needs else None
