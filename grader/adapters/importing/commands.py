"""Reads a command line of another system without running it: a program with its arguments, or tests of Python's."""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from grader.adapters.importing.languages import INTERPRETERS, RUNNERS

INTERPRETER = re.compile(r"^(?:python|python3|py)(?:\.?[0-9.]+)?$")
FED = re.compile(
    r"^(?:echo(?:\s+-e)?|printf)\s+(?:'(?P<text>[^']*)'|\"(?P<quoted>[^\"$`]*)\"|(?P<plain>[\w.+-]+))\s*\|\s*(?P<program>[^|]+)$"
)
"""A program that is given its input by `echo` or `printf`."""
OF_THE_SHELL = re.compile(r"[|&;<>`$()\n]")
INSTALLS = re.compile(r"^(?:sudo\s+(?:-H\s+)?)?(?:(?:python3?\s+-m\s+)?pip3?\s+install|apt(?:-get)?\s)\s*[^|;&]*$")


@dataclass(frozen=True)
class ProgramCommand:
    """A program that is run, by its path, with its arguments; `stdin` where the command line types something itself."""

    path: str
    arguments: tuple[str, ...]
    stdin: str = ""

    @property
    def runner(self) -> str:
        """The language that it is in."""
        return RUNNERS[PurePosixPath(self.path).suffix]


@dataclass(frozen=True)
class SuiteCommand:
    """Tests that pytest or unittest runs.

    Attributes:
        targets: Files, folders, or tests in them; none for all there are.
        word: What is in the names of those that are meant; empty for all.
    """

    targets: tuple[str, ...] = ()
    word: str = ""


@dataclass(frozen=True)
class StrangeCommand:
    """One that is neither; the code says why."""

    code: str
    text: str


Command = ProgramCommand | SuiteCommand | StrangeCommand


def command_of(line: str) -> Command:
    """Return what a command line runs."""
    fed = FED.match(line.strip())
    if fed is None:
        return _single(line)
    command = _single(fed["program"])
    text = fed["text"] or fed["quoted"] or fed["plain"] or ""
    if not isinstance(command, ProgramCommand):
        return StrangeCommand("needs_shell", line)
    return replace(command, stdin=text.replace(r"\n", "\n"))


def _single(line: str) -> Command:
    """Return what a line runs that nothing is piped into."""
    match _words(line):
        case None:
            return StrangeCommand("needs_shell", line)
        case [first, *others] if INTERPRETER.match(first):
            return _of_python(others, line)
        case ["pytest" | "py.test", *others]:
            return _of_pytest(others, line)
        case [first, path, *arguments] if first in INTERPRETERS and _is_program(path):
            return ProgramCommand(_tidy(path), tuple(arguments))
        case [first, *arguments] if first.startswith("./") and first.endswith((".sh", ".py")):
            return ProgramCommand(_tidy(first), tuple(arguments))
        case _:
            return StrangeCommand("other_tool", line)


def _words(line: str) -> list[str] | None:
    """Return the words of a line, or None where a shell would make something else of them."""
    if any(OF_THE_SHELL.search(word) for word in _unquoted(line)):
        return None
    try:
        return shlex.split(line)
    except ValueError:
        return None


def only_installs(line: str) -> bool:
    """Tell whether a setup does nothing but bring packages, or nothing at all."""
    return not line.strip() or INSTALLS.match(line.strip()) is not None


def _of_python(words: Sequence[str], line: str) -> Command:
    rest = [word for word in words if word not in {"-u", "-B", "-X", "-W"}]
    match rest:
        case ["-m", "pytest", *others]:
            return _of_pytest(others, line)
        case ["-m", "unittest", *others]:
            return _of_unittest(others)
        case [path, *arguments] if _is_program(path):
            return ProgramCommand(_tidy(path), tuple(arguments))
        case _:
            return StrangeCommand("other_tool", line)


def _of_pytest(words: Sequence[str], line: str) -> Command:
    targets, word, waiting = list[str](), "", list(words)
    while waiting:
        one = waiting.pop(0)
        if one == "-k" and waiting:
            word = waiting.pop(0)
        elif one in {"-p", "-c", "-m", "-o", "-W", "--rootdir"}:
            del waiting[:1]
        elif not one.startswith("-"):
            targets.append(_tidy(one))
    return SuiteCommand(tuple(targets), word) if re.fullmatch(r"\w*", word) else StrangeCommand("other_tool", line)


def _of_unittest(words: Sequence[str]) -> Command:
    named = [word for word in words if not word.startswith("-") and word != "discover"]
    return SuiteCommand(tuple(one if one.endswith(".py") else f"{one.replace('.', '/')}.py" for one in named))


def _is_program(path: str) -> bool:
    return PurePosixPath(path).suffix in RUNNERS and not path.startswith(("-", "/")) and ".." not in path.split("/")


def _tidy(path: str) -> str:
    return path.removeprefix("./")


def _unquoted(line: str) -> list[str]:
    """Return the parts of a line that no quotes keep from the shell."""
    return re.split(r"'[^']*'|\"[^\"$`]*\"", line)
