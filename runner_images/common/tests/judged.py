"""What a fixture of the harness judges itself: an error with its verdict, a value that tells how it differs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from runner_images.common.wire.endings import CodedMessage, Failure, SuiteFault
from runner_images.common.wire.frames import Json


class JudgedError(Exception):
    """What keeps a test from going on, with the verdict on it."""

    def __init__(self, verdict: Failure | SuiteFault, text: str = "") -> None:
        """Keep the verdict; `text` is what a test that awaits the error may look into."""
        super().__init__(text or (verdict.message if isinstance(verdict, SuiteFault) else verdict.ending.message).raw)
        self.verdict = verdict


def suite_error(raw: str, *, name: str, file: str | None = None, line: int | None = None) -> JudgedError:
    """Return the error of tests that ask for what there is not; `raw` tells their author."""
    params: dict[str, Json] = {"problem": "raised", "type": name, "file": file, "line": line}
    return JudgedError(SuiteFault(CodedMessage("suite_error", params, raw)))


@dataclass(frozen=True)
class Told:
    """In what a value differs from the expected one, and how both are shown."""

    expected: object
    actual: object
    params: Mapping[str, Json] = field(default_factory=dict)
    """Of the message: the word of a difference, and what its sentence needs."""


class ToldValue:
    """A value of the learner's that knows how it is compared and shown: of a class of the harness, never of theirs."""

    def told(self, expected: object) -> Told | None:
        """Return how it differs from `expected`; None when that is no value to compare it with."""
        raise NotImplementedError
