"""Spares: processes that a language begins before they are wanted, each another user, with nothing of the learner's.

A learner's process can neither signal, trace nor read one, and nothing that it leaves is looked at by one before it is
swept away. So the sweep passes them over, and one that is taken is as fresh as a process begun that moment.
"""

import contextlib
import os
import signal
from pathlib import Path

from runner_images.common.processes.begun import Begun, begin, waiting
from runner_images.common.processes.dying import may_be_exiting
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.privileges import UserIds
from runner_images.common.wire.load import Load

_FIRST = 1
_USUAL_BYTES = 1 << 28
"""What most exercises let a process have."""


class Spares:
    """Those of one language that wait, the oldest first."""

    def __init__(self, language: LearnerLanguage, folder: Path, uids: UserIds) -> None:
        """Begin without any; their files will be in `folder`."""
        self._language = language
        self._folder = folder
        self._uids = uids
        self._waiting: list[Begun] = []
        self._memory_bytes = _USUAL_BYTES
        """What they are told that they may have: as much as the last run said."""

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._waiting)

    def begin_one(self, most: int | None = None) -> bool:
        """Have one more wait, of `most` at a time, else of as many as the language keeps; tell whether it does."""
        kept = self._language.spares
        if len(self._waiting) >= (kept if most is None else min(most, kept)):
            return False
        uid = self._uids.fresh()
        if uid is None:  # nothing would tell a spare from what is the learner's
            return False
        with contextlib.suppress(BlockingIOError):
            self._waiting.append(self._begun(uid))
            return True
        return False

    def take(self, load: Load, uid: int | None) -> Begun:
        """Return the oldest, or where none waits one that begins as user `uid`, now that it is wanted for `load`.

        Raises:
            BlockingIOError: the container has as many processes as it may.
        """
        if self._memory_bytes != load.memory_bytes:
            self._memory_bytes = load.memory_bytes
            self._end_all()
        taken = self._oldest() or self._begun(uid)
        taken.let_live(load, self._folder)
        return taken

    def _oldest(self) -> Begun | None:
        """Return the oldest that waits, and of none that the kernel ended for want of memory."""
        while self._waiting:
            oldest = self._waiting.pop(0)
            if not may_be_exiting(oldest.pid):
                return oldest
            _end(oldest)
        return None

    def bury(self, pid: int) -> None:
        """Let go of one that ended by itself, if it is one."""
        for one in [one for one in self._waiting if one.pid == pid]:
            self._waiting.remove(one)
            one.forget()

    def are_alone(self) -> bool:
        """Tell whether there is no process in this container but its first one and these.

        Asked when all others have been killed: none of them can fork any more, so what is not here now will not come.
        """
        known = {_FIRST, *(one.pid for one in self._waiting)}
        return all(int(entry.name) in known for entry in Path("/proc").iterdir() if entry.name.isdigit())

    def _begun(self, uid: int | None) -> Begun:
        """Return one that is user `uid` by now: as long as it is none, a sweep reaches it as it reaches theirs."""
        awaited, own = os.pipe()
        life = waiting(self._language, self._folder, own, uid=uid, memory_bytes=self._memory_bytes)
        try:
            try:
                begun = begin(life, uid=uid)
            finally:
                os.close(own)
            os.read(awaited, 1)
        finally:
            os.close(awaited)
        return begun

    def _end_all(self) -> None:
        for one in self._waiting:
            _end(one)
        self._waiting.clear()


def _end(one: Begun) -> None:
    os.kill(one.pid, signal.SIGKILL)
    one.forget()
