"""The files in which schools keep their lists of people."""

from typing import Protocol

from grader.domain.rosters.roster import RosterRow


class RosterFiles(Protocol):
    """Tables of text and workbooks, whoever made them."""

    def rows(self, content: bytes) -> tuple[RosterRow, ...]:
        """Return the rows of a file, in order.

        Raises:
            NotValid: `roster_kind`, `roster_too_large`, `roster_too_long`, `roster_empty`.
        """
