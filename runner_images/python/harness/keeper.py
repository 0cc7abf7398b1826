"""The keeper of the learner's processes: one at a time, and nothing of the last before the next."""

import socket
import time

from harness import fields, kernel
from harness.children import Child
from harness.endings import Fate
from harness.frames import ClosedError, LateError, Message
from harness.place import Place
from harness.sweep import CLEAN

_SWEEP_SECONDS = 3.0
_FATE_SECONDS = 0.3


class UncleanError(Exception):
    """Something of the learner's is left that cannot be removed: the sandbox must go."""


class Keeper:
    """Starts and ends the learner's processes through the zygote."""

    def __init__(self, place: Place, zygote: Child, *, spare: set[int]) -> None:
        """Work with `zygote`; `spare` are the children of this process that it waits for itself."""
        self._place = place
        self._zygote = zygote
        self._spare = spare | {zygote.pid}
        self._pid: int | None = None
        self._status: int | None = None
        self._memory_kills = 0
        self._refused_forks = 0
        self._unclean = False

    def load(self, files: Message, memory_bytes: int) -> None:
        """Give the zygote the learner's files, the one thing it may know of the job."""
        self._zygote.channel.send({"kind": "load", "files": files["files"], "memory_bytes": memory_bytes})

    def spawn(self) -> socket.socket:
        """Return the tests' end of the border to a fresh learner process.

        Raises:
            UncleanError: the last one's traces could not be removed.
        """
        self.sweep()
        ours, theirs = socket.socketpair()
        with theirs:
            self._zygote.channel.send({"kind": "spawn"})
            self._zygote.hand_over(theirs.fileno())
        self._status = None
        self._memory_kills = kernel.memory_kills()
        self._refused_forks = kernel.refused_forks()
        answer = self._hear(time.monotonic() + _SWEEP_SECONDS)
        if fields.text(answer, "kind") != "forked":
            msg = "no room for a process"
            raise UncleanError(msg)
        self._pid = fields.whole(answer, "pid")
        return ours

    def heard(self) -> None:
        """Take the zygote's news that the learner's process ended; its children go with it."""
        self._status = fields.whole(self._zygote.channel.receive(), "status")
        self._pid = None
        self._end_all()

    def fate(self, *, patient: bool) -> Fate:
        """Return what became of the current learner process, waiting a moment for the news if `patient`."""
        deadline = time.monotonic() + (_FATE_SECONDS if patient else 0)
        if self._pid is not None and self._zygote.channel.await_bytes(deadline):
            self.heard()
        return Fate(
            self._status,
            memory=kernel.memory_kills() > self._memory_kills,
            processes=kernel.refused_forks() > self._refused_forks,
        )

    def sweep(self) -> None:
        """End every process of the learner's and empty her folders.

        Raises:
            UncleanError: something is left.
        """
        if self._unclean:
            msg = "it was unclean before"
            raise UncleanError(msg)
        deadline = time.monotonic() + _SWEEP_SECONDS
        if self._pid is not None:
            kernel.kill([self._pid])
            self._hear(deadline)
            self._pid = None
        while not self._swept(deadline):
            self._check(deadline)
        while self._end_all():
            self._check(deadline)
            time.sleep(0.001)
        if kernel.leftovers(self._place.learner_uid):
            msg = "System V objects are left"
            raise UncleanError(msg)

    def _swept(self, deadline: float) -> bool:
        self._zygote.channel.send({"kind": "sweep"})
        answer = self._hear(deadline)
        if fields.text(answer, "kind") == "crowded":
            # A fork bomb holds every place: a scan makes room for the sweep that ends it.
            self._end_all()
            return False
        answer = self._hear(deadline)
        return fields.whole(answer, "status") == CLEAN

    def _hear(self, deadline: float) -> Message:
        try:
            return self._zygote.channel.receive(deadline=deadline)
        except (LateError, ClosedError) as error:
            # Its next answer would be taken for another's.
            self._unclean = True
            msg = "the zygote does not answer"
            raise UncleanError(msg) from error

    def _check(self, deadline: float) -> None:
        if time.monotonic() > deadline:
            self._unclean = True
            msg = "files or processes are left"
            raise UncleanError(msg)

    def _end_all(self) -> bool:
        """Kill and reap what runs as the learner; tell whether anything did."""
        pids = kernel.processes_of(self._place.learner_uid)
        kernel.kill(pids)
        kernel.reap(spare=self._spare)
        return bool(pids)
