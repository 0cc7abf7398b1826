"""The fixture `program`: the learner's program run as in a terminal, with arguments, lines to read, and files."""

import shlex
import signal
from collections.abc import Mapping
from dataclasses import dataclass

from runner_images.common.kinds.program_streams import ProgramStreams
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.autograder import learner_file
from runner_images.common.tests.calls import NotedCall


@dataclass(frozen=True)
class EndedProgram:
    """A program that has come to its end.

    Attributes:
        stdout: What it printed.
        stderr: What it complained of.
        status: Its exit status: 0 when all went well, negative for the signal that ended it.
    """

    stdout: str
    stderr: str
    status: int


class Program:
    """Runs programs of the learner's, each in the folder of the check."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Run them in `sandbox`."""
        self._sandbox = sandbox

    def run(
        self,
        file: str,
        *arguments: str,
        stdin: str = "",
        files: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> EndedProgram:
        """Run the learner's `file` to its end, and return what it printed and its exit status.

        Args:
            arguments: What stands behind its name on the command line.
            stdin: All that it has to read; then its input ends.
            files: Texts to put in its folder before, by path.
            environment: Variables to set.

        Raises:
            NoCommandError: nothing in the image runs such a file.
        """
        for path, text in (files or {}).items():
            learner_file(path).write_text(text)
        running = self._sandbox.start(arguments, environment or {}, file=file)
        streams = ProgramStreams(running, self._sandbox)
        command = shlex.join(running.words)
        calls = self._sandbox.learner.calls
        try:
            with calls.noting(NotedCall(command, is_call=False, command=command)), self._sandbox.learner.suspicion():
                for line in stdin.splitlines():
                    self._sandbox.console.note_typed(line)
                streams.type(stdin.encode(), last=True)
                status = streams.finish()
        finally:
            streams.close()
        return self._finished(streams, status)

    def _finished(self, streams: ProgramStreams, status: int) -> EndedProgram:
        if status == -signal.SIGKILL:
            fate = self._sandbox.door.fate(patient=False)
            if fate.memory or fate.processes:
                raise self._sandbox.learner.end(fate.ending())
        printed, complained = (bytes(streams.printed[name]).decode(errors="replace") for name in ("stdout", "stderr"))
        self._sandbox.learner.recent += [complained, printed]
        return EndedProgram(printed, complained, status)
