"""From when on a cohort's staff are told of something: a few numbers, which its lead sets and its learners read."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.errors import NotValid

BOUNDS: Mapping[str, tuple[int, int]] = {
    "stuck_tries": (2, 50),
    "stuck_minutes": (10, 480),
    "quiet_days": (1, 30),
    "overdue": (1, 100),
    "hard_learners": (2, 100),
}
"""The least and the most of each."""


@dataclass(frozen=True)
class AlertRules:
    """The rules of a cohort.

    Attributes:
        stuck_tries: So many tries in a row, stopped by the same check: somebody is stuck.
        stuck_minutes: So many minutes of one day between two such tries: they are, too.
        quiet_days: So many whole working days without a hand-in: somebody is quiet.
        overdue: So many exercises whose date is past, and which do not pass: somebody is behind the plan.
        hard_learners: So many learners whom the same check stops: an exercise may be too hard, or unclear.
    """

    stuck_tries: int = 4
    stuck_minutes: int = 60
    quiet_days: int = 3
    overdue: int = 2
    hard_learners: int = 3


def checked_rules(values: Mapping[str, int]) -> AlertRules:
    """Return rules that somebody set.

    Raises:
        NotValid: `alert_rule`: a number is out of its bounds.
    """
    for name, (least, most) in BOUNDS.items():
        if not least <= values[name] <= most:
            raise NotValid("alert_rule", rule=name, least=least, most=most)
    return AlertRules(**values)
