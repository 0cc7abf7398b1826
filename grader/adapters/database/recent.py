"""What was counted a moment ago, for those who ask the same again: boards that poll together count once."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Generic, TypeVar

Counted = TypeVar("Counted")

KEPT = timedelta(seconds=2)
"""Boards ask every five seconds; so late may a count be, and only where somebody else has just asked."""

REST, AT_MOST = 200, 5
"""What takes long to count is told again for so many times as long, and for so many times as long as the rest at most.

Of a thousand learners a count takes 20 ms, on a full machine 100: it may not be what a busy school's time goes into.
"""

MOST = 256


class RecentCounts(Generic[Counted]):
    """Remembers answers for a moment; one a process, and one that is forked away simply has its own."""

    def __init__(self, kept: timedelta = KEPT, *, clock: Callable[[], float] = monotonic) -> None:
        self._kept = kept.total_seconds()
        self._clock = clock
        self._answers: dict[object, tuple[float, Counted]] = {}

    def get(self, question: object, count: Callable[[], Counted]) -> Counted:
        """Return what was counted for this question a moment ago, or count it now.

        Two threads that find nothing both count, which needs no lock (a fork could inherit one held).
        """
        now = self._clock()
        known = self._answers.get(question)
        if known is not None and now < known[0]:
            return known[1]
        if len(self._answers) >= MOST:
            self._answers.clear()
        counted = count()
        took = self._clock() - now
        self._answers[question] = now + min(max(self._kept, REST * took), AT_MOST * self._kept), counted
        return counted
