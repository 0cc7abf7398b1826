"""Answers that the staff of a cohort pin to a failure: whoever meets it there reads what helped the others."""

from dataclasses import dataclass
from datetime import datetime

from grader.domain.people import Person
from grader.domain.text import Text

MAX_ANSWER_LENGTH = 1_000
"""Characters in a language: a terminal shows it between the checks of a push."""


@dataclass(frozen=True)
class PinnedAnswer:
    """What the staff of a cohort answer to a failure of an exercise; a failure has one answer there.

    Attributes:
        key: Of the failure; equal for those who were stopped by the same.
        check: The id of the check that failed; empty where the whole run was stopped.
        text: Short Markdown; one language may be missing.
        author: Who wrote it as it is now.
        suite_digest: The version that it was written for.
        kept: It is meant for later versions, too.
    """

    cohort: str
    exercise: str
    key: str
    check: str
    text: Text
    author: Person
    written_at: datetime
    suite_digest: str
    kept: bool = False

    def holds_for(self, suite_digest: str) -> bool:
        """Tell whether it is shown in a version: an exercise that has changed may not deserve it any more."""
        return self.kept or self.suite_digest == suite_digest
