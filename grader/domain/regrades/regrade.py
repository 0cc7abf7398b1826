"""Regrades: chosen hand-ins run again by the current version of an exercise, looked at, then applied or dropped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MOST_HAND_INS = 1_000
"""What one regrade takes: more is a second regrade, of another cohort."""


class WhichHandIns(StrEnum):
    """Which hand-in of each learner is run again: one, so that each learner gains or loses once."""

    LATEST = "latest"
    BEST = "best"
    """The newest of those that passed, or else of those that came furthest."""

    FAILED = "failed"
    """The newest of each learner who has not passed the exercise."""


class RegradeState(StrEnum):
    """How far a regrade has come; nobody but the staff sees anything of it before it is applied."""

    RUNNING = "running"
    READY = "ready"
    APPLIED = "applied"
    DROPPED = "dropped"


DECIDED = frozenset({RegradeState.APPLIED, RegradeState.DROPPED})


class RegradeKind(StrEnum):
    """What came out of a hand-in that was run again."""

    GAINED = "gained"
    LOST = "lost"
    FLAKY = "flaky"
    UNJUDGED = "unjudged"
    """Our side, or the exercise itself, did not bring it to a verdict."""

    UNCHANGED = "unchanged"


SHOWN_WHEN_APPLIED = frozenset({RegradeKind.GAINED, RegradeKind.UNCHANGED})
"""What learners see of an applied regrade: never a pass that is lost, and nothing that may come out otherwise."""


@dataclass(frozen=True)
class RegradeChoice:
    """What is to be run again.

    Attributes:
        cohort: Of this cohort alone; None takes all.
        learner: Of the person of this id alone.
        judged_by: Only hand-ins whose newest run was by this version (its suite digest, or how that begins).
    """

    exercise: str
    which: WhichHandIns = WhichHandIns.LATEST
    cohort: str | None = None
    learner: str | None = None
    judged_by: str | None = None


@dataclass(frozen=True)
class RegradeItem:
    """A hand-in of a regrade.

    Attributes:
        before_id: The run that said how it stood when the regrade began.
        run_id: The run of the regrade.
        again_id: The id of a second one, which is made only where the first would change how somebody stands.
        kind: None until that is known.
    """

    regrade_id: str
    submission_id: str
    enrollment_id: str
    before_id: str
    run_id: str
    again_id: str
    kind: RegradeKind | None = None


@dataclass(frozen=True)
class Regrade:
    """Hand-ins that are run again.

    Attributes:
        suite_digest: The version that judges them, which was current when it began.
        begun_by: A person's id; None for the command line.
        total: How many hand-ins were chosen.
        decision: `applied` or `dropped`; None while nobody has decided.
        counts: How many hand-ins came out how.
        waiting: How many are not judged yet.
    """

    id: str
    choice: RegradeChoice
    suite_digest: str
    begun_at: datetime
    begun_by: str | None
    total: int
    decision: RegradeState | None = None
    decided_at: datetime | None = None
    counts: Mapping[RegradeKind, int] = field(default_factory=dict)
    waiting: int = 0

    @property
    def done(self) -> int:
        """Return how many hand-ins are judged."""
        return self.total - self.waiting

    @property
    def state(self) -> RegradeState:
        """Return how far it has come."""
        if self.decision is not None:
            return self.decision
        return RegradeState.RUNNING if self.waiting else RegradeState.READY
