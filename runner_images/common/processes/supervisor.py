"""The supervisor, process 1 of a learner's sandbox: it serves their runs, one after the other, clean between them."""

import contextlib
import gc
import select
import socket
import time
from collections.abc import Callable

from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.door_orders import obey
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.learner_processes import LearnerProcesses
from runner_images.common.processes.sigchld import ChildSignal
from runner_images.common.processes.unclean import UncleanError
from runner_images.common.wire import fields
from runner_images.common.wire.conditions import forget_the_rest
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import ClosedError, FrameError, LateError
from runner_images.common.wire.job import VERSION
from runner_images.common.wire.limits import JOB_FRAME_BYTES, REPORT_FRAME_BYTES
from runner_images.common.wire.load import Load

ServeShared = Callable[[ContainerPlace, FrameLink, Load], int]
"""Serves the door of a run in shared isolation, as the life of a process, and returns the status to exit with."""


def no_shared(_place: ContainerPlace, _door: FrameLink, _load: Load) -> int:
    """Refuse shared isolation, as a language that does not have it; the host asks it of no such language."""
    msg = "this language has no shared isolation"
    raise ValueError(msg)


_LOAD_SECONDS = 60.0
_SPARE_SECONDS = 0.2
"""What a spare has to begin in before the next one does."""


def main(
    place: ContainerPlace, host: FrameLink, language: LearnerLanguage, serve_shared: ServeShared = no_shared
) -> None:
    """Serve the runs that `host` asks for, until it hangs up; each learner's process is one of `language`.

    Raises:
        UncleanError: something of the learner's is left: this process, and all of the sandbox with it, must end.
    """
    forget_the_rest()  # the learner's processes, forked from here, have no use for it
    processes, children = LearnerProcesses(place, language), ChildSignal()
    # A frozen heap stays shared with every process forked from it.
    gc.freeze()
    processes.await_run()
    host.send({"kind": "ready", "version": VERSION})
    with contextlib.suppress(ClosedError):
        while True:
            _await_order(host, processes)
            fields.expect(host.receive(), "run")
            control = _link(host.claim())
            host.send({"kind": "running"})
            try:
                _serve(host, control, processes, children, serve_shared)
            finally:
                control.close()
            processes.sweep()
            host.send({"kind": "clean"})
            processes.await_run()


def _await_order(host: FrameLink, processes: LearnerProcesses) -> None:
    """Have spares begun while the host asks for nothing: one by one, as a run may come at any moment."""
    while not host.has_frame() and processes.spares.begin_one():
        if select.select([host], [], [], _SPARE_SECONDS)[0]:
            return


def _serve(
    host: FrameLink,
    control: FrameLink,
    processes: LearnerProcesses,
    children: ChildSignal,
    serve_shared: ServeShared,
) -> None:
    try:
        load = Load.from_frame(control.receive(deadline=time.monotonic() + _LOAD_SECONDS))
    except (ClosedError, LateError):
        return
    _ServedRun(host, control, processes, children, load, serve_shared).serve()


class _ServedRun:
    """One run, from the learner's files to the moment when the host lets go of it."""

    def __init__(
        self,
        host: FrameLink,
        control: FrameLink,
        processes: LearnerProcesses,
        children: ChildSignal,
        load: Load,
        serve_shared: ServeShared,
    ) -> None:
        self._host = host
        self._control = control
        self._processes = processes
        self._children = children
        self._load = load
        self._serve_shared = serve_shared
        self._door: FrameLink | None = None
        self._more = False
        """The tests will ask for another process after the one they have."""

    def serve(self) -> None:
        """Spawn for the tests what they ask for; return when the host has hung up `control`."""
        try:
            self._begin()
            while self._step():
                pass
        finally:
            self._shut()

    def _begin(self) -> None:
        self._door = _link(self._control.claim())
        if self._load.shared:
            self._lend(self._door)
            self._shut()
        else:
            self._load = self._processes.built(self._load)
            self._processes.prepare(self._load)

    def _lend(self, door: FrameLink) -> None:
        """Have the door served by a process that has pytest: what it imports must never be in this one."""
        self._processes.lend(door.fileno(), lambda place: self._serve_shared(place, door, self._load))

    def _step(self) -> bool:
        """Do what is next; False when the run is over."""
        if self._door is not None and self._door.has_frame():
            self._answer(self._door)
            return True
        watched: list[FrameLink | ChildSignal] = [
            self._host,
            self._control,
            self._children,
            *([self._door] if self._door else []),
        ]
        ready, _, _ = select.select(watched, [], [])
        if self._host in ready:
            # The host asks nothing in the middle of a run: this is its end.
            raise ClosedError
        if self._children in ready:
            self._children.drain()
            self._processes.heard()
            if self._more:
                # What cannot be removed is told when the tests ask for the next process.
                with contextlib.suppress(UncleanError):
                    self._processes.prepare(self._load)
        if self._door in ready and self._door is not None:
            self._answer(self._door)
        # The host sends nothing more: this is its end.
        return self._control not in ready

    def _answer(self, door: FrameLink) -> None:
        try:
            order = door.receive(deadline=time.monotonic() + 1)
            self._more = order.get("more") is True if order.get("kind") == "spawn" else self._more
            obey(order, door, self._processes, self._load)
            if self._more:
                self._processes.spares.begin_one(most=1)  # beside the check that begins now
        except (ClosedError, FrameError, LateError):
            self._shut()

    def _shut(self) -> None:
        """Let go of the tests, and of the learner's process with them."""
        self._more = False
        if self._door is not None:
            self._door.close()
            self._door = None


def _link(descriptor: int) -> FrameLink:
    end = socket.socket(fileno=descriptor)
    return FrameLink(end, receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
