"""Becoming another user for good, or for a moment."""

import contextlib
import os
from collections.abc import Iterator


def become(uid: int | None) -> None:
    """Give up the process's identity for user and group `uid`; None keeps it.

    The kernel clears the permitted capabilities when the last of the user ids leaves 0.
    """
    if uid is None:
        return
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


@contextlib.contextmanager
def acting_for(uid: int | None) -> Iterator[None]:
    """Act as user and group `uid` within the block; None changes nothing.

    Only for a process that none of that user's can reach: it keeps its own real and saved user id meanwhile, by which
    the kernel decides who may signal or trace it.
    """
    if uid is None:
        yield
        return
    os.setegid(uid)
    os.seteuid(uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


class UserIds:
    """User ids that nobody has had, given one after the other."""

    def __init__(self, first: int | None) -> None:
        """Give `first` first; where it is None there are none."""
        self._next = first

    def fresh(self, beyond: int = 0) -> int | None:
        """Return the next one, `beyond` so many that are somebody's; None where there are none."""
        if self._next is None:
            return None
        uid = self._next + beyond
        self._next = uid + 1
        return uid
