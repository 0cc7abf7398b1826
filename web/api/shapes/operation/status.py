"""The state of the service, as the API shows it to everybody."""

from datetime import date, datetime

from grader.engine.operation.service_status import Condition
from web.api.shapes.basic import Seconds, Shape


class Pace(Shape):
    """How soon verdicts came on what was pushed."""

    since: datetime
    count: int
    half: Seconds | None
    """Seconds within which half of them came; null of none."""

    most: Seconds | None
    """Seconds within which 95 % of them came; null of none."""


class Trouble(Shape):
    """A day on which something of ours went wrong."""

    day: date
    ended: int
    """Hand-ins that could not be graded; they cost nobody a try."""

    tried_again: int
    waited: bool
    """For some time there were no sandboxes, and hand-ins waited."""


class ServiceStatus(Shape):
    """How the service does."""

    condition: Condition
    paces: list[Pace]
    """Over the last hour, and over the last day."""

    waiting: int
    longest_wait: Seconds
    """In seconds."""

    troubles: list[Trouble]
    """Of the last seven days, newest first."""
