"""What makes papers: pages of HTML as tagged PDF."""

from typing import Protocol


class Press(Protocol):
    """Makes one paper at a time, in a process of its own: the one who asks waits, and nobody else does."""

    def pdf(self, page: str) -> bytes:
        """Return a page of HTML as a tagged PDF (PDF/UA-1); what it asks for beside itself is not fetched.

        Raises:
            PaperNotMade: The machine lacks a library, many papers are asked for, or this one takes too long.
        """
