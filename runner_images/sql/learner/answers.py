"""What a database answers to a statement, whichever it is: rows within bounds, or why there are none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from runner_images.sql.learner.statements import SqlStatement

MOST_CELLS = 50_000
MOST_CHARACTERS = 2_000_000
"""Of an answer: a thousand times what anybody compares, and little beside the memory of a sandbox."""

Row = tuple[object, ...]


class LateStatementError(Exception):
    """A statement did not come to its end in time."""


class EndlessRowsError(Exception):
    """An answer has more rows than anybody reads."""


class BrokenServerError(Exception):
    """The database is gone in the middle of a statement."""


class RefusedError(Exception):
    """The database refuses a statement, in its own words."""

    def __init__(
        self, message: str, *, kind: str = "", exhausted: str = "", offset: int | None = None, hint: str = ""
    ) -> None:
        """Keep what it said.

        Args:
            kind: `unique`, `not null`, `foreign key` or `check`, where a constraint is not kept; else empty.
            exhausted: `memory` or `disk`, where there is no more of it; else empty.
            offset: The character of the statement that it stopped at.
            hint: What it proposes, on a line of its own.
        """
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.exhausted = exhausted
        self.offset = offset
        self.hint = hint


@dataclass(frozen=True)
class StatementAnswer:
    """The rows of a statement; `columns` is None where it has none to give, as an INSERT."""

    columns: tuple[str, ...] | None = None
    rows: tuple[Row, ...] = ()


@dataclass
class AnswerRoom:
    """What may still be taken in of an answer."""

    cells: int = MOST_CELLS
    characters: int = MOST_CHARACTERS
    rows: list[Row] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Take a row in; EndlessRowsError when it is one too many."""
        self.cells -= max(len(row), 1)
        self.characters -= sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if self.cells < 0 or self.characters < 0:
            raise EndlessRowsError
        self.rows.append(row)


class DatabaseSession(Protocol):
    """A conversation with a database as one of its users, from which nothing unfinished is left."""

    def run(self, statement: str, deadline: float) -> StatementAnswer:
        """Return what `statement` gives, by `deadline` on the monotonic clock.

        Raises:
            RefusedError, LateStatementError, EndlessRowsError, BrokenServerError: It gives none.
        """

    def close(self) -> None:
        """End it; what was begun and not committed is undone."""


class DatabaseEngine(Protocol):
    """A database of one check."""

    def split(self, text: str) -> Sequence[SqlStatement]:
        """Return the statements of a file."""

    def session(self, *, learner: bool) -> DatabaseSession:
        """Begin a conversation as the learner, with what they may do, or as the owner of everything."""

    def close(self) -> None:
        """End it, with all that is in it."""
