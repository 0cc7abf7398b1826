"""Why a learner's process is of no further use: the one exception that a test cannot swallow."""

import math
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field

from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import bounded


@dataclass(frozen=True)
class CodedMessage:
    """A message to be rendered for its reader: a code, its parameters, and the text as Python wrote it."""

    code: str
    params: Mapping[str, Json] = field(default_factory=dict)
    raw: str = ""

    def as_json(self) -> dict[str, Json]:
        """Return the message as it stands in a frame."""
        params = {name: bounded(value) for name, value in self.params.items()}
        return {"code": self.code, "params": params, "raw": bounded(self.raw)}


@dataclass(frozen=True)
class CheckEnding:
    """A reason of DESIGN.md's list with its message."""

    reason: str
    message: CodedMessage
    given_up: bool = False
    """It is the test that would wait no longer, and so the others take no more time than theirs."""

    @property
    def ends_run(self) -> bool:
        """Tell whether the remaining checks would only cost the learner time."""
        return self.reason in {"time", "memory", "output", "processes"} and not self.given_up


@dataclass(frozen=True)
class Failure:
    """Why a check failed: the learner's to mend."""

    ending: CheckEnding
    expected: str | None = None
    actual: str | None = None


@dataclass(frozen=True)
class SuiteFault:
    """Why the tests themselves are broken: the trainer's to mend."""

    message: CodedMessage


class LearnerGoneError(BaseException):
    """The learner's process ended, or was ended, while a test needed it.

    A BaseException, so that neither `except Exception` nor `pytest.raises(Exception)` takes it for an answer.
    """

    def __init__(self, ending: CheckEnding) -> None:
        """Keep `ending` for the report."""
        super().__init__(ending.reason)
        self.ending = ending


@dataclass(frozen=True)
class Fate:
    """What the supervisor saw of a learner's process."""

    status: int | None
    """Its exit status, negative for a signal; None while it lives."""
    memory: bool
    """The kernel killed a process of the container for memory."""
    processes: bool
    """The container's limit of processes was met."""

    def ending(self) -> CheckEnding:
        """Return why its socket is closed."""
        # Who forks without end meets both limits, and it is the forks that are to be mended.
        if self.processes:
            return CheckEnding("processes", CodedMessage("processes"))
        if self.memory:
            return CheckEnding("memory", CodedMessage("memory"))
        if self.status is None:
            # Alive behind a closed socket: nothing in an exercise closes descriptors of its own accord.
            return CheckEnding("protocol", CodedMessage("protocol"))
        if self.status < 0:
            return CheckEnding("exited", CodedMessage("killed", {"signal": _signal_name(-self.status)}))
        return CheckEnding("exited", CodedMessage("exited", {"status": self.status}))


def _signal_name(number: int) -> str:
    return signal.Signals(number).name if number in set(signal.Signals) else str(number)


def exit_ending(error: SystemExit, raw: str, place: Mapping[str, Json]) -> CheckEnding:
    """Return the ending of a program that asked to exit, with the status that a shell would see: 0 to 255.

    Args:
        place: The parameters that say where it asked; none where nobody knows.
    """
    status = error.code & 0xFF if isinstance(error.code, int) else int(error.code is not None)
    return CheckEnding("exited", CodedMessage("exited", {"status": status, **place}, raw))


def timed_out(seconds: float, place: Mapping[str, Json] | None = None) -> CodedMessage:
    """Return the message of a limit of `seconds`, in whole ones for its reader.

    Args:
        place: The parameters that say where the program was; none where nobody knows.
    """
    return CodedMessage("timed_out", {"seconds": math.ceil(seconds), **(place or {})})
