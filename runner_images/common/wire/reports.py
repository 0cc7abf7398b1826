"""What the tests' process tells of a check and of the run."""

from dataclasses import asdict, dataclass

from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import bounded


@dataclass(frozen=True)
class ReportedCall:
    """One use of the learner's code by a test, in writing."""

    call: str
    gave: str | None = None
    raised: str | None = None
    typed: str = ""
    printed: str = ""


@dataclass(frozen=True)
class ReportedScreenshot:
    """How the learner's page was when a check failed."""

    image: str
    """A PNG or JPEG in base64, of at most `SCREENSHOT_CHARACTERS`; empty where none could be had."""
    tree: str
    """Its accessible tree, which is what a screen reader finds, as YAML of at most `TREE_CHARACTERS`."""


@dataclass(frozen=True)
class ReportedCheck:
    """The outcome of one check."""

    id: str
    outcome: str
    failure: Failure | None = None
    message: CodedMessage | None = None
    output: str = ""
    duration_ms: int = 0
    calls: tuple[ReportedCall, ...] = ()
    """The last uses of the learner's code before it failed."""
    again: str | None = None
    """A line for the learner's own shell that does the last of them again."""
    screenshot: ReportedScreenshot | None = None

    def as_json(self) -> dict[str, Json]:
        """Return the check frame of PROTOCOL.md."""
        ending = self.failure.ending if self.failure else None
        message = ending.message if ending else self.message
        return {
            "kind": "check",
            "id": self.id,
            "outcome": self.outcome,
            "reason": ending.reason if ending else None,
            "message": message.as_json() if message else None,
            "expected": bounded(self.failure.expected) if self.failure else None,
            "actual": bounded(self.failure.actual) if self.failure else None,
            "output": self.output,
            "calls": [asdict(call) for call in self.calls],
            "again": self.again,
            "screenshot": asdict(self.screenshot) if self.screenshot else None,
            "duration_ms": self.duration_ms,
        }


@dataclass(frozen=True)
class CheckRow:
    """Checks in a row, in one learner process, and the fixture that they share first."""

    fixture: str
    checks: tuple[str, ...]


@dataclass(frozen=True)
class RunEnding:
    """How the run ended: `finished`, `learner`, `exercise` or `tampered`."""

    ending: str
    reason: str | None = None
    message: CodedMessage | None = None

    def as_json(self, unmapped: tuple[str, ...], rows: tuple[CheckRow, ...] = ()) -> dict[str, Json]:
        """Return the end frame of PROTOCOL.md.

        Args:
            unmapped: the tests that no check names.
            rows: the checks that share a learner process.
        """
        message = self.message.as_json() if self.message else None
        return {
            "kind": "end",
            "ending": self.ending,
            "reason": self.reason,
            "message": message,
            "unmapped": [test[:500] for test in unmapped[:100]],
            "rows": [{"fixture": row.fixture[:100], "checks": list(row.checks)} for row in rows[:100]],
        }


def ended(ending: CheckEnding) -> RunEnding:
    """Return the end of a run whose learner process is gone."""
    return RunEnding(
        "tampered" if ending.reason == "protocol" else "learner",
        ending.reason,
        ending.message,
    )
