"""The fixture `server`: the learner's web application, started in their sandbox and ready to be asked."""

import re
import time
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.kinds.server.server_log import ServerLog
from runner_images.common.tests.autograder import FOLDERS
from runner_images.common.tests.console import FloodError
from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.stops import Stop, stop_of
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

if TYPE_CHECKING:
    from runner_images.common.tests.door import RunningProgram

PORT = 5_000
"""Where a server listens when nobody says otherwise; it is told by the variable `PORT` too."""
_HERE = "127.0.0.1"
"""Where the door asks; by the name `localhost` PHP would find nothing in a sandbox, which has no list of hosts."""
_READY_SECONDS = 10.0
_RESERVE_SECONDS = 0.7
_LOOK_SECONDS = 0.02
_SETTLE_SECONDS = 0.1
_QUOTED = 200
_OURS = 4_000
_LISTENING = re.compile(r"^\s*\d+: [0-9A-F]+:(?P<port>[0-9A-F]{4}) [0-9A-F]+:0000 0A ", re.MULTILINE)
_LAST_CHARACTERS = 20_000
_ENTRY = re.compile(r"^(?:\d+\.\d+\.\d+\.\d+ - - )?\[(?:\w{3} \w{3} [ \d]\d [\d:]{8} \d{4}\] )?", re.MULTILINE)
"""How an entry of a server's log begins: with the address that asked, or the time, which is PHP's to its end."""
_COMPLAINT = re.compile(r"^\s*(?:\w+\.)*\w*(?:Error|Exception|Fatal error)\b")
_FLASK = re.compile(rb"^\s*(?:from|import)\s+flask\b", re.MULTILINE)


class LearnerServer:
    """One web application of the learner's, in the folder of the check."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Start it in `sandbox`, when asked."""
        self._sandbox = sandbox
        self._program: RunningProgram | None = None
        self._log: ServerLog | None = None
        self.port = PORT
        self._file = ""

    @property
    def url(self) -> str:
        """Its address, for a client or a page."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """What it has printed."""
        return self._log.text if self._log else ""

    def start(
        self,
        file: str,
        *,
        port: int = PORT,
        command: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> "LearnerServer":
        """Start the learner's `file`, and return once it listens.

        Args:
            port: Where it is to listen: it is told by the variable `PORT`, and Flask and PHP by their command.
            command: The words that start it; without them those for such a file.
            environment: More variables to set.
        """
        self._sandbox.settle()
        self.port, self._file = port, file
        words = tuple(command) or self._words(file)
        self._program = self._sandbox.door.start(words, {"PORT": str(port), **(environment or {})})
        self._log = ServerLog(self._program, self._sandbox.console)
        self._await_listening()
        return self

    def collect(self) -> None:
        """Pass on what it has printed since.

        Raises:
            LearnerGoneError: it is more than a check may print.
        """
        if self._log is not None:
            try:
                self._log.collect()
            except FloodError:
                output = CodedMessage("output", {"bytes": self._sandbox.console.output_bytes})
                raise self._sandbox.learner.end(CheckEnding("output", output)) from None

    def ended(self) -> JudgedError | None:
        """Return what is to be said when it is no more; None while it lives, or before it was started.

        Raises:
            LearnerGoneError: it printed, forked or took more than it may.
        """
        self.collect()
        fate = self._sandbox.door.fate(patient=False)
        if fate.memory or fate.processes:
            raise self._sandbox.learner.end(fate.ending())
        status = self._status()
        if status is None:
            return None
        if (stop := self.stopped()) is not None:
            return JudgedError(Failure(CheckEnding("check_failed", stop.message)))
        complaints = [line.strip() for line in self.log.splitlines() if _COMPLAINT.search(line)]
        return finding("died", status=status, error=complaints[-1][:_QUOTED] if complaints else "")

    def stopped(self) -> Stop | None:
        """Return what it complained of last, in the words of its language; None where it did not."""
        self.collect()
        stops = (stop_of(self._file, entry, 1, self._sandbox.line_of) for entry in last_entries(self.log))
        return next((stop for stop in stops if stop is not None), None)

    def _status(self) -> int | None:
        return None if self._program is None else self._program.door.status(self._program.number, patient=False)

    def _words(self, file: str) -> tuple[str, ...]:
        """Return the words that start `file` as a server."""
        path = PurePosixPath(file)
        if path.suffix == ".php":
            return ("php", "-S", f"{_HERE}:{self.port}", "-t", str(path.parent))
        if path.suffix == ".py" and _FLASK.search(FOLDERS[-1].fetch(file) or b""):
            return ("python3", "-m", "flask", "--app", file, "run", "--port", str(self.port))
        return ("node" if path.suffix in {".js", ".mjs", ".cjs"} else "python3", file)

    def _await_listening(self) -> None:
        """Return once somebody listens at its port.

        Raises:
            JudgedError: it ends before, listens somewhere else, or never.
        """
        left = self._sandbox.learner.deadline - time.monotonic() - _RESERVE_SECONDS
        deadline = time.monotonic() + min(_READY_SECONDS, left)
        while time.monotonic() < deadline:
            end = self._sandbox.door.connect(self.port)
            if end is not None:
                end.close()
                return
            if (over := self.ended()) is not None:
                raise over
            time.sleep(_LOOK_SECONDS)
        others = self._ports()
        raise finding("other_port", port=self.port, found=others[0]) if others else finding("silent", port=self.port)

    def _ports(self) -> list[int]:
        """Return the other ports of the sandbox where somebody listens."""
        told = self._sandbox.door.start(("cat", "/proc/net/tcp", "/proc/net/tcp6"), {})
        log = ServerLog(told, self._sandbox.console)
        told.door.status(told.number, patient=True)
        time.sleep(_SETTLE_SECONDS)
        found = {int(line["port"], 16) for line in _LISTENING.finditer(log.text)}
        return sorted(found - {self.port, _OURS})


def last_entries(log: str) -> list[str]:
    """Return the entries of a server's log, the last one first; of one that has none, all of it."""
    return _ENTRY.split(log[-_LAST_CHARACTERS:])[::-1]


def before_entry(text: str) -> str:
    """Return what stands in `text` before the first entry of a server's log."""
    return _ENTRY.split(text, maxsplit=1)[0]


def finding(word: str, *, reason: str | None = None, **params: Json) -> JudgedError:
    """Return what is wrong with a server, by the words of `grader/wording/grading/server_sentences.py`."""
    told = {name: tidy(value) if isinstance(value, str) else value for name, value in params.items()}
    ending = CheckEnding(
        reason or _REASONS.get(word, "check_failed"), CodedMessage("server", {"finding": word, **told})
    )
    return JudgedError(Failure(ending))


_REASONS = {"died": "exited"}
