"""A proposal: a commit of the exercises' repository that waits to be proven, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.text import Language

REPOSITORY = "_school/exercises.git"
"""Where the exercises' repository lies among the others: no cohort has a name with an underscore."""
MAIN = "main"
NO_COMMIT = "0" * 40


class ProposalState(StrEnum):
    """Where a proposal is: `moved` lost a race for `main`, `unproven` is a fault of ours."""

    QUEUED = "queued"
    RUNNING = "running"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    MOVED = "moved"
    UNPROVEN = "unproven"


@dataclass(frozen=True)
class Proposal:
    """What somebody of the staff pushed, or uploaded.

    Attributes:
        branch: `main` publishes what holds; any other is looked at alone.
        commit: What is to be proven.
        base: What `main` was when it came, which it is compared with; 40 zeros: nothing.
        language: What its lines are written in.
        way: How its person came in, in the audit log's word.
        attempts: How many processes began to prove it.
        lines: What was found so far, as it is told.
    """

    id: str
    person_id: str
    branch: str
    commit: str
    base: str
    language: Language
    way: str
    made_at: datetime
    state: ProposalState = ProposalState.QUEUED
    attempts: int = 0
    lines: tuple[str, ...] = ()

    @property
    def publishes(self) -> bool:
        """Tell whether it is published once it holds."""
        return self.branch == MAIN

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will be found."""
        return self.state not in {ProposalState.QUEUED, ProposalState.RUNNING}
