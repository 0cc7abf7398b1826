"""More time for a learner who has a right to it; why they have it is asked by nobody and kept nowhere."""

from dataclasses import dataclass

from grader.domain.errors import NotValid

MOST_PERCENT = 200
"""Three times the time of the others."""


@dataclass(frozen=True)
class Accommodation:
    """What a learner of a cohort has beside the time of the others.

    Attributes:
        more_time: In percent: 33 is a third more, 100 twice the time.
    """

    enrollment_id: str
    more_time: int


def checked_more_time(percent: int) -> int:
    """Return how much more time somebody is to have; 0 is none.

    Raises:
        NotValid: `more_time_shape`.
    """
    if not 0 <= percent <= MOST_PERCENT:
        raise NotValid("more_time_shape", most=MOST_PERCENT)
    return percent
