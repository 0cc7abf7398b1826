"""How a program is taken apart into words, to be compared."""

from typing import Protocol

from grader.domain.similarity import Token


class ReadTokens(Protocol):
    """Reads what a file is made of, and never runs it."""

    def __call__(self, path: str, text: str) -> tuple[Token, ...]:
        """Return a file's words without comments and spaces."""
