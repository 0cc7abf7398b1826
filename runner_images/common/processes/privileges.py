"""Becoming another user for good."""

import os


def become(uid: int | None) -> None:
    """Give up the process's identity for user and group `uid`; None keeps it.

    The kernel clears the permitted capabilities when the last of the user ids leaves 0.
    """
    if uid is None:
        return
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
