"""The tries that learners took where a trainer bounds them, and the hand-ins that wait for one."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from grader.domain.grading.run import Run

Place = tuple[str, str]
"""A learner's place in a cohort, by id, and an exercise."""


class TakenTries(Protocol):
    """Tries follow from hand-ins: what is held or was replaced took none, nor what cost none, nor a regrade."""

    def taken(self, places: Collection[Place]) -> Mapping[Place, tuple[datetime, ...]]:
        """Return when tries were taken at these places, oldest first, in one query; nothing of where none was."""

    def held(self, place: Place) -> Run | None:
        """Return the newest run that is held at a place."""

    def replace_held(self, places: Collection[Place], at: datetime) -> None:
        """End what is held at these places, without a result; a writer is alone with these learners already."""

    def hold_until(self, run_id: str, moment: datetime) -> None:
        """Hold a run that is held until another moment; a writer is alone with its learner already."""

    def over(self, at: datetime, limit: int) -> tuple[str, ...]:
        """Return the ids of held runs whose time has come, the first to come first."""

    def let_go(self, run_id: str, at: datetime) -> bool:
        """Let a held run whose time has come stand in line, as from that time on; False when it is not held so."""
