"""The fixture `program`: the learner's program run as in a terminal, with arguments, lines to read, and files."""

import shlex
from collections.abc import Mapping, Sequence

from runner_images.common.kinds.dialogues import Dialogue, EndedProgram
from runner_images.common.kinds.program_streams import ProgramStreams
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.autograder import learner_file
from runner_images.common.tests.calls import NotedCall
from runner_images.common.tests.door import RunningProgram
from runner_images.common.tests.literals import cut_middle

_FILE_CHARACTERS = 80


class Program:
    """Runs programs of the learner's, each in the folder of the check."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Run them in `sandbox`."""
        self._sandbox = sandbox
        self._dialogues: list[Dialogue] = []

    def run(
        self,
        file: str,
        *arguments: str,
        stdin: str | bytes = "",
        files: Mapping[str, str | bytes] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> EndedProgram:
        """Run the learner's `file` to its end, and return what it printed and its exit status.

        Args:
            arguments: What stands behind its name on the command line.
            stdin: All that it has to read; then its input ends.
            files: What to put in its folder before, by path.
            environment: Variables to set.

        Raises:
            NoCommandError: nothing in the image runs such a file.
        """
        self._put(files or {})
        running = self._sandbox.start(arguments, environment or {}, file=file)
        return self._run(running, file, stdin, _given(files or {}))

    def run_by(
        self, words: Sequence[str], file: str, *, stdin: str = "", environment: Mapping[str, str] | None = None
    ) -> EndedProgram:
        """Run `words`, by which the learner's `file` is run, to their end; see `run`."""
        return self._run(self._sandbox.start(words, environment or {}), file, stdin, "")

    def _run(self, running: RunningProgram, file: str, stdin: str | bytes, given_files: str) -> EndedProgram:
        streams, dialogue = self._talk(running, file, given_files)
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        for line in given.decode(errors="replace").splitlines():
            self._sandbox.console.note_typed(line)
        streams.type(given)
        return dialogue.end()

    def start(
        self,
        file: str,
        *arguments: str,
        files: Mapping[str, str | bytes] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Dialogue:
        """Start the learner's `file`, and return what reads its lines and answers them; see `run`.

        Raises:
            NoCommandError: nothing in the image runs such a file.
        """
        self._put(files or {})
        running = self._sandbox.start(arguments, environment or {}, file=file)
        return self._talk(running, file, _given(files or {}))[1]

    def close(self) -> None:
        """Hang up whatever still runs."""
        for dialogue in self._dialogues:
            dialogue.close()

    def _put(self, files: Mapping[str, str | bytes]) -> None:
        for path, content in files.items():
            learner_file(path).write_bytes(content if isinstance(content, bytes) else content.encode())

    def _talk(self, running: RunningProgram, file: str, given_files: str) -> tuple[ProgramStreams, Dialogue]:
        streams = ProgramStreams(running, self._sandbox)
        command = shlex.join(running.words)
        call = NotedCall(command + given_files, is_call=False, command=command, is_program=True)
        self._dialogues.append(Dialogue(streams, call, file, self._sandbox))
        return streams, self._dialogues[-1]


def _given(files: Mapping[str, str | bytes]) -> str:
    """Return what whoever runs the program at home has to put into which file."""
    texts = {path: content for path, content in files.items() if isinstance(content, str)}
    return "".join(f"  [{path}: {cut_middle(_on_one_line(text), _FILE_CHARACTERS)}]" for path, text in texts.items())


def _on_one_line(text: str) -> str:
    return " ⏎ ".join(text.strip("\n").split("\n"))
