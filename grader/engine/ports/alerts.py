"""The rules by which staff are told of somebody, and what they did about it, as they are kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from grader.domain.alerts.follow_up import FollowUp
from grader.domain.alerts.rules import AlertRules


class Alerts(Protocol):
    """Rules by cohort, and what was done about its learners."""

    def rules(self, cohort: str) -> AlertRules:
        """Return the rules of a cohort; those that the program begins with where nobody set any."""

    def set_rules(self, cohort: str, rules: AlertRules) -> None:
        """Store the rules of a cohort."""

    def follow_up(self, step: FollowUp) -> None:
        """Store a step."""

    def count(self, enrollment_id: str) -> int:
        """Return how many steps are kept about a learner."""

    def newest(self, cohort: str) -> Mapping[str, FollowUp]:
        """Return the newest step about each active learner of a cohort, by enrollment, in one query."""

    def of_enrollment(self, enrollment_id: str) -> tuple[FollowUp, ...]:
        """Return all steps about a learner, newest first."""

    def between(self, cohort: str, begins: datetime, ends: datetime, limit: int) -> tuple[FollowUp, ...]:
        """Return the steps about active learners of a cohort from a moment until before another, oldest first."""

    def by_author(self, person_id: str) -> tuple[FollowUp, ...]:
        """Return the steps that a person wrote down, oldest first."""
