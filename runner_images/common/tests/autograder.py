"""What a trainer's tests may import: sentences for the learner in both of their languages, and their folder's files."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["LearnerFile", "learner_file", "say", "wait"]


@dataclass(frozen=True)
class Sentence:
    """One sentence in French and in English."""

    fr: str
    en: str


SAID: list[Sentence] = []
"""The sentences of the running test, the last one last; the harness empties it before each."""


def say(*, fr: str, en: str) -> str:
    """Return the message of an assertion, to be shown in the reader's language.

    `assert total == 12, say(fr="Additionne tous les prix.", en="Add up all the prices.")`
    Python evaluates it only when the assertion fails, so the last sentence is the one that explains the failure.
    """
    SAID.append(Sentence(fr, en))
    return fr


@dataclass(frozen=True)
class Folder:
    """How the harness reaches the folder in which the learner's program runs."""

    fetch: Callable[[str], bytes | None]
    store: Callable[[str, bytes], None]
    wait: Callable[[float], None]


FOLDERS: list[Folder] = []
"""The harness puts the one folder here."""


@dataclass(frozen=True)
class LearnerFile:
    """A file in the folder in which the learner's program runs, which the tests cannot open themselves."""

    path: str

    def exists(self) -> bool:
        """Tell whether there is such a file."""
        return FOLDERS[-1].fetch(self.path) is not None

    def read_bytes(self) -> bytes:
        """Return what it holds, at most a mebibyte; FileNotFoundError when the learner's program wrote none."""
        content = FOLDERS[-1].fetch(self.path)
        if content is None:
            raise FileNotFoundError(2, "No such file in the learner's folder", self.path)
        return content

    def read_text(self, encoding: str = "utf-8") -> str:
        """Return what it holds as text."""
        return self.read_bytes().decode(encoding)

    def write_bytes(self, content: bytes) -> None:
        """Put it there, for the learner's program to read."""
        FOLDERS[-1].store(self.path, content)

    def write_text(self, text: str, encoding: str = "utf-8") -> None:
        """Put it there, for the learner's program to read."""
        self.write_bytes(text.encode(encoding))


def learner_file(path: str) -> LearnerFile:
    """Return the file `path` of the folder in which the learner's program runs, for this check alone.

    `learner_file("names.txt").write_text("Ada")`, then `count_names("names.txt")`; or the other way round.
    """
    return LearnerFile(str(path))


def wait(seconds: float) -> None:
    """Let the learner's program go on for so many `seconds`: its timers run, and may call back into the tests."""
    FOLDERS[-1].wait(seconds)
