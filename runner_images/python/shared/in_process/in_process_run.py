"""The process in which a check's tests and the learner's code run together: its setup, and what it tells.

Whatever it says is the learner's word. The judge at the other end decides what to make of it.
"""

import contextlib
import faulthandler
import os
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.processes.whereabouts import ASKED
from runner_images.common.tests import autograder
from runner_images.common.tests.pytest_session import PytestSession
from runner_images.common.wire import fields
from runner_images.common.wire.conditions import forget_the_rest
from runner_images.common.wire.endings import CheckEnding
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.frames import Channel, ClosedError, Frame
from runner_images.common.wire.job import JobCheck
from runner_images.common.wire.limits import JOB_FRAME_BYTES, LEARNER_FRAME_BYTES
from runner_images.common.wire.load import Load
from runner_images.common.wire.reports import RunEnding
from runner_images.python.shared.in_process import captured_output
from runner_images.python.shared.in_process.in_process_checks import InProcessChecks
from runner_images.python.shared.in_process.learner_imports import LearnerImports

_NICE = 10
_DESCRIPTORS = range(40, 120)


def live(border: int, load: Load, folder: Path, whereabouts: int, *, session: PytestSession) -> int:
    """Run what is asked for at the end `border`, and never return by another way than that process's end."""
    faulthandler.register(ASKED, whereabouts, all_threads=False)
    forget_the_rest()
    stay_on(load.core)
    # Whoever forks without end must not keep the fork server, which has one processor with it, from ending it.
    os.nice(_NICE)
    channel = _hidden(border)
    with contextlib.suppress(ClosedError):
        request = channel.receive()
        _InProcessRun(channel, folder, load.hand_in, request).run(session)
    return 0


def _hidden(border: int) -> Channel:
    """Return the channel, at a number that the next run does not have: no wall, but nothing to count on."""
    number = secrets.choice(_DESCRIPTORS)
    os.dup2(border, number, inheritable=False)
    os.close(border)
    return Channel(number, number, receive_limit=JOB_FRAME_BYTES, send_limit=LEARNER_FRAME_BYTES)


class _InProcessRun:
    """One request: to collect the tests, or to run some."""

    def __init__(self, channel: Channel, folder: Path, hand_in: FileSet, request: Frame) -> None:
        self._owner = os.getpid()
        self._channel = channel
        self._folder = folder
        self._suite = folder.parent / "suite"
        self._hand_in = hand_in
        self._tests = FileSet.from_records(fields.records(request, "tests"))
        self._checks = tuple(
            JobCheck(fields.text(item, "id"), fields.text(item, "test"), ())
            for item in fields.records(request, "items")
        )
        self._collecting = fields.text(request, "kind") == "collect"

    def run(self, session: PytestSession) -> None:
        """Do what is asked, tell of it, and end this process."""
        names = frozenset(name for name, _ in self._tests.files)
        self._furnish(names)
        learner_imports = LearnerImports(self._folder, self._suite, collecting=True, leave=self._leave_early)
        sys.meta_path.insert(0, learner_imports.finder([name for name, _ in self._hand_in.files], names))
        trial = InProcessChecks(self._checks, learner_imports, self._tell, self._end, collecting=self._collecting)
        captured_output.listen(lambda data: self._tell(captured_output.output_frame(data)))
        session.move(self._suite)
        os.chdir(self._folder)
        session.run(self._suite, trial, names)
        # Its own end is not reached here: what stopped pytest itself is for the judge to name.
        self._tell({"kind": "stopped"})
        self._end()

    def _furnish(self, names: frozenset[str]) -> None:
        """Lay out the learner's folder, the suite beside it, and a place for temporary files."""
        temporary = self._folder.parent / "tmp"
        for needed in (self._folder, self._suite, temporary):
            needed.mkdir(mode=0o700)
        self._tests.write(self._suite)
        for name in names:
            # A suite opens its data by a plain name as often as beside its own file.
            if not name.endswith(".py"):
                target = self._folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._suite / name, target)
        self._hand_in.write(self._folder)
        tempfile.tempdir = str(temporary)
        os.environ["TMPDIR"] = str(temporary)
        os.chdir(self._suite)
        sys.argv = [""]
        sys.path[:] = [path for path in sys.path if "lib" in Path(path).parts]
        autograder.FOLDERS[:] = [_folder()]
        for name in list(sys.modules):
            if name.partition(".")[0] == "runner_images":
                del sys.modules[name]

    def _leave_early(self, ending: CheckEnding | RunEnding) -> None:
        """Tell that the learner's code ended the process while it was loaded, and end it."""
        message = ending.message.as_json() if ending.message else None
        self._tell({"kind": "ended", "ending": "learner", "reason": ending.reason, "message": message})
        self._end()

    def _tell(self, message: Frame) -> None:
        if os.getpid() != self._owner:
            # A child that the learner's code forked and forgot must not speak in its parent's place.
            os._exit(0)
        try:
            self._channel.send(message)
        except ClosedError:
            # Nobody listens any more: the judge knows enough.
            os._exit(0)

    def _end(self) -> NoReturn:
        # Not by returning: what the learner's code left for the interpreter's end is not to run.
        os._exit(0)


def _folder() -> autograder.Folder:
    def fetch(path: str) -> bytes | None:
        return Path(path).read_bytes() if Path(path).is_file() else None

    def store(path: str, content: bytes) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)

    return autograder.Folder(fetch, store, time.sleep)
