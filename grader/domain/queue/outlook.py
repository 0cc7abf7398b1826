"""The outlook of a run that waits: how many go before it, and for about how long it waits."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Outlook:
    """What somebody who waits may be told.

    Attributes:
        before: How many runs go first.
        more: There are more of them than were counted.
        wait: About how long until it begins; None where nothing says so yet.
        ours: No host takes work now, which is ours to mend.
        nobody: No host is even heard of, as in the moment of a restart.
    """

    before: int
    more: bool = False
    wait: timedelta | None = None
    ours: bool = False
    nobody: bool = False


def wait_of(before: int, *, slots: int, usual: timedelta | None) -> timedelta | None:
    """Return about how long a run waits; None where no host takes work or nothing tells how long runs take.

    Args:
        slots: How many runs are under way at once.
        usual: How long a run takes, by those that ended last.
    """
    if usual is None or not slots:
        return None
    return usual * before / slots
