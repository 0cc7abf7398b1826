"""The door: the tests' end of the link to the learner's sandbox, where their processes are asked for."""

import base64
import os
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from runner_images.common.tests.alarm import undisturbed
from runner_images.common.wire import fields
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Fate, LearnerGoneError
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import Channel, ClosedError, Frame, FrameError, Json, LateError
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, MAX_OPENINGS, REPORT_FRAME_BYTES, SUITE_FRAME_BYTES
from runner_images.common.wire.storable_text import tidy

_ANSWER_SECONDS = 10.0


class NoCommandError(LookupError):
    """Nothing in the image runs such a file."""


@dataclass(frozen=True)
class RunningProgram:
    """A program of the learner's beside their process."""

    door: "Door"
    number: int
    words: tuple[str, ...]
    """What is run."""
    ends: tuple[int, int, int]
    """Of its standard input, output and errors: descriptors, whoever holds this closes."""


class Door:
    """The supervisor of the learner's sandbox, as the tests may ask it. What it says of an end is never a pass."""

    def __init__(self, descriptor: int, forsaken: Callable[[], None], *, processes: int) -> None:
        """Ask over `descriptor`, in all for so many `processes`, so that the next can be made beforehand.

        `forsaken` tells that nobody answers any more, and then this process ends.
        """
        self._left = processes
        end = socket.socket(fileno=descriptor)
        self._link = FrameLink(end, receive_limit=REPORT_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
        self._forsaken = forsaken
        # A thread that a test left behind may ask for a fate at any moment.
        self._turn = threading.RLock()
        self._asked = 0
        self.last_words: Callable[[], str] | None = None
        """Ends the program of theirs that runs, and returns what it told of its steps; None while none runs."""

    def spawn(self) -> Channel:
        """Return the channel to a fresh learner process, everything of the last one gone."""
        with undisturbed():
            self._left -= 1
            answer = self._ask({"kind": "spawn", "more": self._left > 0})
            if answer.get("kind") != "spawned":
                # Something of their last process can not be removed.
                raise LearnerGoneError(CheckEnding("protocol", CodedMessage("protocol")))
            (border,) = self._link.claim_newest()
        return Channel(
            border,
            border,
            receive_limit=LEARNER_FRAME_BYTES,
            send_limit=SUITE_FRAME_BYTES,
            receive_openings=MAX_OPENINGS,
        )

    def start(self, words: Sequence[str], environment: Mapping[str, str], *, file: str | None = None) -> RunningProgram:
        """Have a program run beside the learner's process: `file` of theirs with the arguments `words`, or `words`.

        Raises:
            NoCommandError: nothing in the image runs such a file.
            LearnerGoneError: their process is no more, and so nothing is to be beside it; or there are too many.
        """
        question: Frame = {"kind": "start", "file": file, "arguments": list(words), "environment": dict(environment)}
        return self._begun(question, file or "")

    def companion(self) -> RunningProgram:
        """Return the program that their language keeps beside their process, a browser, which is handed out once.

        Raises:
            NoCommandError: it keeps none.
            LearnerGoneError: their process is no more.
        """
        return self._begun({"kind": "companion"}, "")

    def _begun(self, question: Frame, file: str) -> RunningProgram:
        with undisturbed():
            answer = self._ask(question)
            match answer.get("kind"):
                case "started":
                    words, ends = fields.texts(answer, "words"), self._link.claim_newest(3)
                    return RunningProgram(self, fields.whole(answer, "program"), words, (ends[0], ends[1], ends[2]))
                case "unknown":
                    raise NoCommandError(file)
                case "full":
                    raise LearnerGoneError(CheckEnding("processes", CodedMessage("processes")))
        raise LearnerGoneError(self.fate(patient=True).ending())

    def status(self, program: int, *, patient: bool) -> int | None:
        """Return the exit status of a program, negative for a signal; None while it lives."""
        with undisturbed():
            answer = self._ask({"kind": "status", "program": program, "patient": patient})
        return None if answer.get("status") is None else fields.whole(answer, "status")

    def asks(self, program: int) -> bool:
        """Tell whether a program does nothing until it has more to read, as far as their kernel tells."""
        with undisturbed():
            return self._ask({"kind": "asks", "program": program}).get("asks") is True

    def signal(self, program: int, number: int) -> None:
        """Send a signal to a program, if it lives."""
        with undisturbed():
            self._ask({"kind": "signal", "program": program, "signal": number})

    def connect(self, port: int) -> socket.socket | None:
        """Return a connection to a port of the learner's sandbox; None while nobody listens there."""
        with undisturbed():
            if self._ask({"kind": "connect", "port": port}).get("kind") != "connected":
                return None
            (end,) = self._link.claim_newest()
        return socket.socket(fileno=end)

    def fate(self, *, patient: bool) -> Fate:
        """Return what became of the current learner process; `patient`: wait a moment for news of its end."""
        with undisturbed():
            answer = self._ask({"kind": "fate", "patient": patient})
        status = None if answer.get("status") is None else fields.whole(answer, "status")
        return Fate(status, memory=answer.get("memory") is True, processes=answer.get("processes") is True)

    def where(self) -> dict[str, Json]:
        """Return the file, line and source where the learner's code is now; nothing when it does not say.

        In a loop that nothing in it can end, also the `loop`'s line, and what is `unchanged` in it.

        A program of theirs that runs is asked for its last words, which end it, and else their process.
        """
        told = None if self.last_words is None else self.last_words()
        with undisturbed():
            answer = self._ask({"kind": "where", "told": told})
        if answer.get("file") is None:
            return {}
        stuck = "loop" in answer
        texts = ("file", "source", "unchanged") if stuck else ("file", "source")
        numbers = ("line", "loop") if stuck else ("line",)
        place: dict[str, Json] = {name: tidy(fields.text(answer, name, limit=500)) for name in texts}
        return {**place, **{name: fields.whole(answer, name) for name in numbers}}

    def handed_in(self, path: str) -> bytes | None:
        """Return a file as it was handed in, by the supervisor's word; None for one that was not, or is very large."""
        with undisturbed():
            answer = self._ask({"kind": "handed_in", "path": path})
        content = answer.get("content")
        return None if content is None else base64.b64decode(fields.text(answer, "content", limit=REPORT_FRAME_BYTES))

    def _ask(self, question: Frame) -> Frame:
        with self._turn:
            try:
                self._asked += 1
                self._link.send({**question, "number": self._asked})
                return self._answer()
            except (ClosedError, FrameError, LateError):
                self._give_up()

    def _answer(self) -> Frame:
        """Return the answer to the last question: of an earlier one a signal's handler may have kept us."""
        while True:
            answer = self._link.receive(deadline=time.monotonic() + _ANSWER_SECONDS)
            if answer.get("number") == self._asked:
                return answer

    def _give_up(self) -> NoReturn:
        # Not an exception: no test may take the end of a sandbox for a result.
        self._forsaken()
        os._exit(0)
