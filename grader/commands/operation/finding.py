"""One thing that an installation needs, as `grader doctor` finds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.domain.verdicts import Status

Say = Callable[[str], str]
"""Returns a sentence in the language of the terminal."""


@dataclass(frozen=True)
class Finding:
    """One thing the installation needs.

    Attributes:
        name: In English, as the catalogue has it.
        detail: What was found, or why not, in the language of the terminal.
        mend: The command that mends it, or what else to do; an empty string when it is there.
        can_wait: The installation works without it for now.
    """

    name: str
    detail: str
    mend: str = ""
    can_wait: bool = False

    @property
    def status(self) -> Status:
        """Return how it is shown."""
        if not self.mend:
            return Status.PASSED
        return Status.PARTIAL if self.can_wait else Status.FAILED


Findings = Iterator[Finding]
