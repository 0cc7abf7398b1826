"""What the tests may ask over the door of a learner's sandbox: processes, programs, and what became of them."""

import base64
from collections.abc import Callable, Mapping, Sequence

from runner_images.common.processes import programs
from runner_images.common.processes.learner_processes import LearnerProcesses
from runner_images.common.processes.programs import Started
from runner_images.common.processes.unclean import StuckError, UncleanError
from runner_images.common.wire import fields
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import Frame, FrameError
from runner_images.common.wire.limits import REPORT_FRAME_BYTES
from runner_images.common.wire.load import Load

_MOST_TOLD = 500_000
"""Bytes of a file, in base64 within a frame of the door's."""


def obey(order: Frame, door: FrameLink, processes: LearnerProcesses, load: Load) -> None:
    """Do what `order` asks, and answer over `door`.

    Raises:
        UncleanError: the last process's traces could not be removed, which the tests were told.
        StuckError: it does not come to its end, of which they hear nothing.
        ClosedError, FrameError: the tests are gone, or ask for what there is not.
    """
    number = {"number": fields.whole(order, "number")}
    kind = fields.text(order, "kind")
    if kind not in _ORDERS:
        msg = "an unknown order"
        raise FrameError(msg)
    _ORDERS[kind](order, number, door, processes, load)


def _spawn(_order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, load: Load) -> None:
    try:
        border = processes.spawn(load)
    except StuckError:
        raise  # said without a word: this is the host's to explain, and not the program's fault
    except UncleanError:
        door.send({"kind": "unclean", **number})
        raise
    with border:
        door.pass_on({"kind": "spawned", **number}, border.fileno())


def _fate(order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, _load: Load) -> None:
    fate = processes.fate(patient=order.get("patient") is True)
    told: Frame = {"kind": "fate", "status": fate.status, "memory": fate.memory, "processes": fate.processes}
    door.send({**told, **number})


def _where(order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, load: Load) -> None:
    told = None if order.get("told") is None else fields.text(order, "told", limit=REPORT_FRAME_BYTES)
    door.send({"kind": "where", **(processes.where(load, told) or {}), **number})


def _handed_in(order: Frame, number: Frame, door: FrameLink, _processes: LearnerProcesses, load: Load) -> None:
    path = fields.text(order, "path", limit=REPORT_FRAME_BYTES)
    content = dict(load.hand_in.files).get(path)
    told = None if content is None or len(content) > _MOST_TOLD else base64.b64encode(content).decode()
    door.send({"kind": "handed_in", "content": told, **number})


def _start(order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, load: Load) -> None:
    words = _words(order, processes)
    if not words:
        door.send({"kind": "unknown", **number})
        return
    set_here = fields.record(order, "environment")
    environment = {name: fields.text(set_here, name, limit=REPORT_FRAME_BYTES) for name in set_here}
    try:
        started = processes.start(words, environment, load)
    except BlockingIOError:
        door.send({"kind": "full", **number})
        return
    _hand_out(started, words, number, door)


def _companion(_order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, _load: Load) -> None:
    if not processes.language.companion:
        door.send({"kind": "unknown", **number})
        return
    _hand_out(processes.companion(), processes.language.companion, number, door)


def _hand_out(started: Started | None, words: Sequence[str], number: Frame, door: FrameLink) -> None:
    if started is None:
        door.send({"kind": "gone", **number})
        return
    try:
        told: Frame = {"kind": "started", "program": started.number, "words": list(words)}
        door.pass_on({**told, **number}, *started.ends)
    finally:
        programs.close(started.ends)


def _words(order: Frame, processes: LearnerProcesses) -> tuple[str, ...]:
    """Return what is to be run; nothing, when the language has no command for such a file."""
    arguments = fields.texts(order, "arguments", limit=REPORT_FRAME_BYTES)
    if order.get("file") is None:
        return arguments
    command = processes.language.command_for(fields.text(order, "file"))
    return () if command is None else (*command, *arguments)


def _status(order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, _load: Load) -> None:
    status = processes.status_of(fields.whole(order, "program"), patient=order.get("patient") is True)
    door.send({"kind": "status", "status": status, **number})


def _asks(order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, _load: Load) -> None:
    door.send({"kind": "asks", "asks": processes.asks(fields.whole(order, "program")), **number})


def _signal(order: Frame, number: Frame, door: FrameLink, processes: LearnerProcesses, _load: Load) -> None:
    processes.programs.signal(fields.whole(order, "program"), fields.whole(order, "signal"))
    door.send({"kind": "signalled", **number})


def _connect(order: Frame, number: Frame, door: FrameLink, _processes: LearnerProcesses, _load: Load) -> None:
    end = programs.connect(fields.whole(order, "port"))
    if end is None:
        door.send({"kind": "refused", **number})
        return
    with end:
        door.pass_on({"kind": "connected", **number}, end.fileno())


_ORDERS: Mapping[str, Callable[[Frame, Frame, FrameLink, LearnerProcesses, Load], None]] = {
    "spawn": _spawn,
    "fate": _fate,
    "where": _where,
    "handed_in": _handed_in,
    "start": _start,
    "companion": _companion,
    "status": _status,
    "asks": _asks,
    "signal": _signal,
    "connect": _connect,
}
