"""What a sandbox reports of a run: outcomes check by check and how it ended; never points, never a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from grader.domain.text import Message
from grader.domain.verdicts import REASONS, Outcome, Reason


@dataclass(frozen=True)
class Call:
    """One use of the learner's code by a test, as they would write it.

    Attributes:
        call: `saluer('Ada')`, or the command that runs a program.
        gave: What it gave, as a Python literal; None where it gave nothing.
        raised: What it raised.
        typed: The lines that were typed in.
        printed: What it printed.
    """

    call: str
    gave: str | None = None
    raised: str | None = None
    typed: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Screenshot:
    """How the learner's page was when a check failed.

    Attributes:
        image: A PNG or JPEG in base64; empty where none could be had.
        tree: Its accessible tree, which is what a screen reader finds, as YAML
            (https://playwright.dev/python/docs/aria-snapshots).
    """

    image: str
    tree: str

    @property
    def media_type(self) -> str | None:
        """Return what the image is by its first bytes; None for what is neither."""
        return next((kind for first, kind in IMAGES.items() if self.image.startswith(first)), None)


IMAGES = {"iVBORw0KGgo": "image/png", "/9j/": "image/jpeg"}
"""By how their base64 begins: https://www.iana.org/assignments/media-types/image/png, and JPEG's marker FF D8 FF."""

STOPS = frozenset({"raised", "import_error", "syntax_error", "missing_module", "missing_name", "query_error"})
"""Messages of a check to which the program gave no answer; `raised` of one that awaits an error is one."""


@dataclass(frozen=True)
class CheckReport:
    """One check as the sandbox saw it.

    Attributes:
        reason: Why it did not pass; None when it passed or was not run.
        message: What to say of it; None when it passed.
        expected: The expected value as text, or None when no comparison decided.
        actual: The obtained value as text, or None.
        output: What the learner's code printed during it, cut at the limit.
        duration: Wall time inside the sandbox.
        calls: The last uses of the learner's code before it failed, the last one last.
        again: A line for the learner's own shell that does the last of them again; None where none can.
        screenshot: How their page was, where the test looked at one.
    """

    id: str
    outcome: Outcome
    reason: Reason | None = None
    message: Message | None = None
    expected: str | None = None
    actual: str | None = None
    output: str = ""
    duration: timedelta = timedelta(0)
    calls: tuple[Call, ...] = ()
    again: str | None = None
    screenshot: Screenshot | None = None

    @property
    def output_shown(self) -> bool:
        """Tell whether the last of what was printed tells where the program was."""
        return self.reason is not None and REASONS[self.reason].output_shown

    @property
    def answered(self) -> bool:
        """Tell whether their code came to an answer, right or wrong: hints are about answers, and not about stops."""
        message = self.message
        awaited = message is not None and bool(message.value("awaited"))
        stopped = message is not None and message.code in STOPS and not awaited
        return self.reason in {None, Reason.CHECK_FAILED} and not stopped


Seen = TypeVar("Seen", bound=CheckReport)


def first_to_mend(checks: Iterable[Seen]) -> Seen | None:
    """Return the first of these checks that failed, the one to open and explain; None where none did."""
    return next((check for check in checks if check.outcome is Outcome.FAILED), None)


class Ending(StrEnum):
    """How the sandbox's work ended.

    `finished`: every check was reported. `learner`: the learner's code stopped it (see the reason).
    `exercise`: the suite itself is broken. `tampered`: the course of the tests was touched.
    """

    FINISHED = "finished"
    LEARNER = "learner"
    EXERCISE = "exercise"
    TAMPERED = "tampered"


@dataclass(frozen=True)
class Sharing:
    """Checks that share a learner process, as a fixture of theirs lasts for more than one test."""

    fixture: str
    checks: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """A run as the sandbox saw it: check reports in the order they came, and how it ended.

    Attributes:
        reason: Set when the ending is not `finished`.
        message: What to say of the ending, or None.
        unmapped: Tests that no check of the manifest names, as `file.py::function`.
        sharing: Checks that share a learner process.
        sandbox: Wall time from asking for a sandbox to its release.
        tests: Wall time from the job's delivery to the last frame.
    """

    checks: tuple[CheckReport, ...]
    ending: Ending
    reason: Reason | None = None
    message: Message | None = None
    unmapped: tuple[str, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    sandbox: timedelta = timedelta(0)
    tests: timedelta = timedelta(0)
