"""The companion: a program that a language keeps beside the learner's process, such as a browser.

It is another user: a program of the learner's may neither read its memory nor speak over its streams.
"""

import os
from pathlib import Path

from runner_images.common.processes.programs import Programs, Started, close

_APART = 100_000
"""Its user id lies so far from that of the learner's process."""

_TRUE_CLOCK = {"LD_PRELOAD": ""}
"""On another day a browser takes eight seconds to start: its pages alone are told of it (`kinds/page/visit.py`)."""


class Companion:
    """One at a time, started before it is asked for, and handed out once."""

    def __init__(self, words: tuple[str, ...], programs: Programs) -> None:
        """Run `words`, none for a language that keeps none, as one of `programs`."""
        self._words = words
        self._programs = programs
        self._waiting: Started | None = None
        self._wanted = True
        """The last run or check asked for it, so that the next one probably will."""

    def start_ahead(self, uid: int | None) -> None:
        """Start it beside the process of user `uid`, unless it waits already or the last one was of no use."""
        if self._words and self._wanted and self._waiting is None:
            self._start(uid)
            self._wanted = False

    def claim(self, uid: int | None) -> Started | None:
        """Return the one beside the process of user `uid`; None for a language that keeps none."""
        if not self._words:
            return None
        self._wanted = True
        if self._waiting is not None and self._programs.statuses.get(self._waiting.number) is not None:
            self.forget()  # it came to its end while it waited
        if self._waiting is None:
            self._start(uid)
        claimed, self._waiting = self._waiting, None
        return claimed

    def forget(self) -> None:
        """Let go of one that nobody asked for: its processes are gone."""
        if self._waiting is not None:
            close(self._waiting.ends)
            self._waiting = None

    def expect(self) -> None:
        """Have it started ahead again: another run may want it."""
        self._wanted = True

    def uid(self, uid: int | None) -> int | None:
        """Return whose it is beside the process of user `uid`."""
        return None if uid is None else uid + _APART

    def _start(self, uid: int | None) -> None:
        self._waiting = self._programs.start(
            self._words, _TRUE_CLOCK, folder=Path(os.sep), addresses=None, uid=self.uid(uid), large=True
        )
