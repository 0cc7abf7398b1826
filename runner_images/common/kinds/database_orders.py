"""What is asked of the process that has a database, and the verdict on what it answers otherwise than with rows."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.judged import JudgedError, suite_error
from runner_images.common.tests.texts import cut
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure, timed_out
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

ENGINES: Mapping[str, str] = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_HEADROOM_SECONDS = 0.3
"""The statement is told to be late before the check is: then it is known which one it was."""
_RAW = 4_000

Told = tuple[object, ...]


@dataclass(frozen=True)
class DatabaseOrders:
    """The database of the running check."""

    sandbox: KindSandbox
    engine: str

    def give(self, order: str, *arguments: object) -> Told:
        """Return what came of an order; a word first."""
        told = self.sandbox.learner.operate(order, *arguments)
        # What a test compares are the rows, not how they came.
        self.sandbox.learner.recent.pop()
        if not isinstance(told, tuple) or not told:
            raise self.sandbox.learner.end(CheckEnding("protocol", CodedMessage("protocol")))
        return told

    def seconds(self, wanted: float | None) -> float:
        """Return how long a statement may take, in what is left of the check."""
        left = self.sandbox.learner.deadline - time.monotonic() - _HEADROOM_SECONDS
        return max(left if wanted is None else min(left, wanted), 0.05)

    def stopped(self, told: Told, file: str, seconds: float) -> Exception:
        """Return the verdict on a statement of the learner's that gave no rows, as the exception to raise."""
        word, *rest = told
        name, line, column, source = rest[-4:]
        place: dict[str, Json] = {"file": file, "line": _whole(line), "column": _whole(column), "source": _text(source)}
        match word:
            case "late":
                message = CodedMessage("query_timed_out", {"seconds": timed_out(seconds).params["seconds"], **place})
                return JudgedError(Failure(CheckEnding("time", message)))
            case "flood":
                return JudgedError(Failure(CheckEnding("output", CodedMessage("too_many_rows", place))))
            case "refused":
                return self._refused(rest, place)
        return suite_error(f"{word}: {name}", name="DatabaseError")

    def _refused(self, rest: list[object], place: dict[str, Json]) -> Exception:
        message, _, exhausted, hint, *_ = map(_text, rest)
        if exhausted in {"memory", "disk"}:
            return JudgedError(Failure(CheckEnding(exhausted, CodedMessage(exhausted, place, message))))
        params: dict[str, Json] = {"type": ENGINES[self.engine], "text": message, **place}
        return JudgedError(
            Failure(CheckEnding("check_failed", CodedMessage("query_error", params, _raw(message, hint, place)))),
            message,
        )


def _raw(message: str, hint: str, place: Mapping[str, Json]) -> str:
    """Return what the database said, with the line that it stopped at and a mark below the column."""
    column = place["column"]
    mark = [" " * (column - 1) + "^"] if isinstance(column, int) and column <= len(str(place["source"])) + 1 else []
    lines = [f"{place['file']}:{place['line']}", str(place["source"]), *mark, *([f"HINT: {hint}"] if hint else [])]
    return cut("\n".join([*lines, f"ERROR: {message}"]), _RAW)


def _text(value: object) -> str:
    return tidy(value) if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
