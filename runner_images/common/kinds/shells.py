"""The fixture `shell`: a tree of files, the learner's commands run on it, and what the tree is afterwards."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from runner_images.common.kinds.dialogues import EndedProgram
from runner_images.common.kinds.program_streams import ProgramStreams
from runner_images.common.kinds.programs import Program
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.trees import Tree, TreeLink
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.frames import FrameError, Json
from runner_images.common.wire.storable_text import tidy

_FILE, _FOLDER = 0o644, 0o755
_MOST_BYTES = 4 << 20
_FIELDS = 4
_LETTERS = "rwxrwxrwx"


@dataclass(frozen=True)
class MadeFile:
    """A file to make, with its mode."""

    content: str | bytes = ""
    mode: int = _FILE


@dataclass(frozen=True)
class MadeFolder:
    """A folder to make, with its mode."""

    mode: int = _FOLDER


Made = str | bytes | MadeFile | MadeFolder | TreeLink | None


class Shell:
    """A folder in which the learner's commands are run."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Work in the folder of the check, in `sandbox`."""
        self._sandbox = sandbox
        self._program = Program(sandbox)
        self._has_run = False
        self.file, self.folder, self.link = MadeFile, MadeFolder, TreeLink

    def make(self, tree: Mapping[str, Made]) -> None:
        """Make files and folders: `{"notes/": None, "a.txt": "…", "run.sh": shell.file("…", 0o755)}`.

        A path with a slash at its end is a folder; those that a path leads through are made too.
        """
        self._errand({"make": [_to_make(path, made) for path, made in tree.items()]})

    def run(
        self, file: str, *arguments: str, stdin: str = "", environment: Mapping[str, str] | None = None
    ) -> EndedProgram:
        """Have bash run the learner's `file` to its end, whatever its name, and return what it showed.

        Args:
            arguments: What stands behind its name.
            stdin: All that it has to read; then its input ends.
            environment: Variables to set.
        """
        self._has_run = True
        return self._program.run_by(("bash", file, *arguments), file, stdin=stdin, environment=environment)

    def tree(self, folder: str = ".") -> Tree:
        """Return what lies in `folder` now, but for the files that were handed in."""
        return Tree({path: content for path, (content, _) in self._seen(folder).items()})

    def mode(self, path: str) -> str:
        """Return the rights of a file or folder as `ls -l` writes them: `rwxr-xr-x`; empty where there is none."""
        found = {name.removesuffix("/"): mode for name, (_, mode) in self._seen(".", all_files=True).items()}
        mode = found.get(path.removesuffix("/"))
        return "" if mode is None else "".join(c if mode >> 8 - n & 1 else "-" for n, c in enumerate(_LETTERS))

    def close(self) -> None:
        """Hang up whatever still runs."""
        self._program.close()

    def _seen(self, folder: str, *, all_files: bool = False) -> dict[str, tuple[str | bytes | TreeLink | None, int]]:
        lines = self._errand({"make": None, "tell": folder}).splitlines()
        if b"null" in lines:
            # More entries than anybody can read.
            raise self._sandbox.learner.end(CheckEnding("disk", CodedMessage("disk")))
        hidden = frozenset[str]() if all_files or folder != "." else frozenset(self._sandbox.hand_in)
        with self._sandbox.learner.suspicion():
            seen = dict(map(_entry, lines))
        return {path: one for path, one in seen.items() if path not in hidden}

    def _errand(self, asked: "dict[str, Json]") -> bytes:
        """Have the errand done in the learner's sandbox, and return what it tells."""
        words = ("python3", "-I", "-S", "-c", _errand_text())
        streams = ProgramStreams(self._sandbox.start(words, {}), self._sandbox, heard=False)
        try:
            with self._sandbox.learner.suspicion():
                streams.type(json.dumps(asked).encode(), last=True)
                status = streams.finish()
                if status < 0:
                    msg = "an errand that was killed"
                    raise FrameError(msg)
        finally:
            streams.close()
        if status > 0:
            raise self._in_vain(bytes(streams.printed["stderr"]).decode(errors="replace").strip().rpartition("\n")[2])
        told = bytes(streams.printed["stdout"])
        if len(told) > _MOST_BYTES:
            raise self._sandbox.learner.end(CheckEnding("disk", CodedMessage("disk")))
        return told

    def _in_vain(self, said: str) -> Exception:
        """Return the verdict on a folder that cannot be used: theirs, once a script of theirs has been there."""
        if not self._has_run:
            return OSError(said)
        return JudgedError(Failure(CheckEnding("check_failed", CodedMessage("lost_folder", {}, tidy(said)))))


@cache
def _errand_text() -> str:
    return Path(__file__).with_name("tree_errand.py").read_text("utf-8")


def _to_make(path: str, made: Made) -> Json:
    if path.endswith("/") or isinstance(made, MadeFolder):
        return [path.rstrip("/"), "folder", None, made.mode if isinstance(made, MadeFolder) else _FOLDER]
    if isinstance(made, TreeLink):
        return [path, "link", made.target, 0]
    file = made if isinstance(made, MadeFile) else MadeFile(made or "")
    content = file.content if isinstance(file.content, bytes) else file.content.encode()
    return [path, "file", base64.b64encode(content).decode(), file.mode]


def _entry(line: bytes) -> tuple[str, tuple[str | bytes | TreeLink | None, int]]:
    """Return what a line of the errand says, which a program of the learner's may have written."""
    try:
        told = json.loads(line)
    except ValueError as error:
        msg = "a tree that is none"
        raise FrameError(msg) from error
    if not isinstance(told, list) or len(told) != _FIELDS or not isinstance(told[0], str) or type(told[3]) is not int:
        msg = "a tree that is none"
        raise FrameError(msg)
    name, kind, content, mode = tidy(told[0]), told[1], told[2], told[3]
    match kind, content:
        case "folder", _:
            return f"{name}/", (None, mode)
        case "link", str(target):
            return name, (TreeLink(tidy(target)), mode)
        case "file", str(coded):
            return name, (_content(coded), mode)
        case _:
            # A pipe, a socket, or a file that they may not read themselves.
            return name, (b"", mode)


def _content(coded: str) -> str | bytes:
    try:
        data = base64.b64decode(coded, validate=True)
    except ValueError as error:
        msg = "a file that is no base64"
        raise FrameError(msg) from error
    try:
        return tidy(data.decode())
    except UnicodeDecodeError:
        return data
