"""From the exception that ended a test to whose fault it is, with the sentence for it."""

import errno
import re
from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

import pytest

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.comparisons import Comparison, Sides
from runner_images.common.tests.differences import Difference, difference
from runner_images.common.tests.door import NoCommandError
from runner_images.common.tests.expectations import UnmetError
from runner_images.common.tests.given_otherwise import given_otherwise
from runner_images.common.tests.judged import JudgedError, Told, ToldValue
from runner_images.common.tests.learner_errors import LearnerFault, MissingName, fault_of
from runner_images.common.tests.raised_texts import other_text
from runner_images.common.tests.suite_source import FailedLine
from runner_images.common.tests.text_differences import ALIKE
from runner_images.common.tests.texts import cut, public, shown, shown_pair
from runner_images.common.tests.trainers_words import words
from runner_images.common.tests.trees import Tree, tree_difference
from runner_images.common.wire.endings import (
    CheckEnding,
    CodedMessage,
    Failure,
    LearnerGoneError,
    SuiteFault,
    exit_ending,
)
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

_DISK = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_DID_NOT_RAISE = re.compile(r"DID NOT RAISE (?P<types>.*)", re.DOTALL)
_STOPPED = (pytest.skip.Exception, pytest.xfail.Exception, pytest.exit.Exception)
_NEVER_THEIRS = (NameError, ImportError, SyntaxError, NoCommandError)
_TYPE = re.compile(r"<class '(?:[\w.]*\.)?(\w+)'>")


class Evidence(Protocol):
    """The way to the learner's process, as verdicts need it: what was seen there in the check."""

    gone: CheckEnding | None
    touched: bool
    missing: MissingName | None
    lent: str | None
    recent: deque[object]
    held: list[object]

    @property
    def calls(self) -> NotedCalls | None:
        """What the test asked of the learner's code; None where nobody sees it."""

    def given_up(self) -> CheckEnding | None:
        """Return why a call has no answer that the tests no longer wait for."""

    def line_of(self, error: BaseException) -> FailedLine:
        """Return the line of the suite that `error` came through last."""

    def showing(self) -> AbstractContextManager[None]:
        """Let the learner's objects say how they look."""


def judge(error: BaseException, border: Evidence, comparison: Comparison | None) -> Failure | SuiteFault:
    """Return the verdict on a test that `error` ended; `comparison` is the last one that failed in it."""
    if isinstance(error, RuntimeError) and isinstance(error.__cause__, StopIteration):
        # Python's own disguise of a StopIteration on its way through a generator, pytest's hooks in this case.
        error = error.__cause__
    verdict = _gone(error, border) or _crossed(error, border)
    if verdict is not None:
        return verdict
    return _late(_stopped(_failed(error, border, comparison), border.calls), border.given_up())


def _stopped(verdict: Failure | SuiteFault, calls: NotedCalls | None) -> Failure | SuiteFault:
    """Return `verdict` as what ended the program that the test ran last, or what that complained of."""
    last = None if calls is None else calls.last
    if isinstance(verdict, SuiteFault) or last is None or last.stop is None:
        return verdict
    if last.stop.halts:
        return Failure(CheckEnding("check_failed", last.stop.message))
    if verdict.ending.message.code == "said":
        return verdict
    return replace(verdict, ending=replace(verdict.ending, message=last.stop.message))


def _failed(error: BaseException, border: Evidence, comparison: Comparison | None) -> Failure | SuiteFault:
    """Return the verdict on a test that something of its own ended."""
    if isinstance(error, UnmetError):
        return error.failure
    if isinstance(error, pytest.fail.Exception):
        return Failure(CheckEnding("check_failed", _failed_by_hand(error, border)))
    with border.showing():
        return _asserted(error, border, comparison) if isinstance(error, AssertionError) else _tripped(error, border)


def _late(verdict: Failure | SuiteFault, given_up: CheckEnding | None) -> Failure | SuiteFault:
    """Return `verdict` as one of time, when the test failed while an answer was missing that it waits for no more."""
    if given_up is None or isinstance(verdict, SuiteFault):
        return verdict
    message = verdict.ending.message
    if message.code == "said":
        return Failure(replace(given_up, message=message), verdict.expected, verdict.actual)
    return Failure(replace(given_up, message=replace(given_up.message, raw=message.raw)))


def _gone(error: BaseException, border: Evidence) -> Failure | SuiteFault | None:
    """Return the verdict when the learner's process is gone, whatever the test made of it."""
    if border.gone is None:
        return Failure(error.ending) if isinstance(error, LearnerGoneError) else None
    # Time that passed before the tests even asked for the learner's code was the tests' own.
    return Failure(border.gone) if border.touched or border.gone.reason != "time" else broken(error, "time")


def _crossed(error: BaseException, border: Evidence) -> Failure | SuiteFault | None:
    """Return the verdict when `error` comes from the border or from behind it."""
    if isinstance(error, JudgedError):
        return error.verdict
    if (message := missing_name(error, border)) is not None:
        return Failure(CheckEnding("check_failed", message))
    if isinstance(error, CannotCrossError):
        params: dict[str, Json] = {"type": error.type_name, "obstacle": error.obstacle}
        stuck = CodedMessage("cannot_cross", params, public(str(error)))
        if error.outbound:
            return broken(error, "outbound", obstacle=error.obstacle, value=error.type_name)
        return Failure(CheckEnding("check_failed", stuck))
    fault = fault_of(error)
    # A file whose path the test gave may be in the tests' container, while they look for it in theirs.
    lent = border.lent if isinstance(error, OSError) else None
    if fault is None:
        return None
    untyped = border.calls.untyped() if isinstance(error, EOFError) and border.calls is not None else None
    return Failure(raised(error, fault, lent=lent, awaited=border.line_of(error).awaited(), untyped=untyped))


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield `error` and what it was raised from, as far as it goes."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def missing_name(error: BaseException, border: Evidence) -> CodedMessage | None:
    """Return the message for a name that the learner's module lacks, if that is what `error` says."""
    if border.missing is None:
        return None
    module, name, file, near = border.missing
    if isinstance(error, AttributeError):
        # What patches a name writes an error of its own, and names nothing in it but by its text.
        ours = error.name == name or (error.name is None and f"attribute {name!r}" in str(error))
    else:
        ours = isinstance(error, ImportError) and error.name == module and f"'{name}'" in str(error)
    clue: dict[str, Json] = {} if near is None else {"near": near}
    return CodedMessage("missing_name", {"file": file, "name": name, **clue}, public(str(error))) if ours else None


def raised(
    error: BaseException,
    fault: LearnerFault,
    *,
    lent: str | None = None,
    awaited: str | None = None,
    untyped: str | None = None,
) -> CheckEnding:
    """Return the ending of a test that the learner's own exception ended.

    Args:
        error: the exception.
        fault: what their process told of it.
        lent: a file that they may have missed.
        awaited: the exceptions that the test wanted in its place.
        untyped: a call in which the test answers no question.
    """
    if isinstance(error, SystemExit):
        return exit_ending(error, fault.raw, fault.place())
    if isinstance(error, MemoryError):
        return CheckEnding("memory", CodedMessage("memory", fault.place(), fault.raw))
    # An `errno` is whatever the learner's code put there, and a list has no hash.
    if isinstance(error, OSError) and isinstance(error.errno, int) and error.errno in _DISK:
        return CheckEnding("disk", CodedMessage("disk", fault.place(), fault.raw))
    no_thread = isinstance(error, RuntimeError) and fault.text.startswith("can't start new thread")
    if no_thread or (isinstance(error, BlockingIOError) and error.errno == errno.EAGAIN):
        return CheckEnding("processes", CodedMessage("processes", fault.place(), fault.raw))
    known: dict[str, Json] = {"lent": lent, "awaited": awaited, "untyped": untyped}
    more = {name: value for name, value in known.items() if value is not None}
    return CheckEnding("check_failed", CodedMessage("raised", {**fault.params(), **more}, fault.raw))


def broken(error: BaseException, problem: str = "raised", **details: Json) -> SuiteFault:
    """Return the verdict on tests that fail of their own accord."""
    params: dict[str, Json] = {
        "problem": problem,
        "type": type(error).__name__,
        **_last_place(error),
        **details,
    }
    return SuiteFault(CodedMessage("suite_error", params, public(f"{type(error).__name__}: {error}")))


def _last_place(error: BaseException) -> dict[str, Json]:
    if isinstance(error, SyntaxError) and error.filename:
        return {"file": error.filename.rpartition("/")[2], "line": error.lineno}
    trace = error.__traceback__
    place: dict[str, Json] = {}
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        # Test files are named to the trainer by their base name; pytest's, Python's and ours are of no use to them.
        if not filename.startswith("<") and "/runner_images/" not in filename and "/lib/python" not in filename:
            place = {"file": filename.rpartition("/")[2], "line": trace.tb_lineno}
        trace = trace.tb_next
    return place


def _asserted(error: AssertionError, border: Evidence, comparison: Comparison | None) -> Failure:
    if (other := other_text(error)) is not None:
        ending = CheckEnding("check_failed", CodedMessage("other_text", other.params(), other.fault.raw))
        return Failure(ending, *other.values())
    line = border.line_of(error)
    if comparison is None or comparison.holds or not line.compares(comparison.operator):
        return Failure(CheckEnding("check_failed", _worded("assertion", {}, error, line)))
    sides = comparison.sides(line, list(border.recent))
    if comparison.operator == "==" and (found := _of_trees(comparison)) is not None:
        word, expected, actual = found
        return Failure(
            CheckEnding("check_failed", _worded("not_equal", word.as_params(), error, line)), expected, actual
        )
    if (told := _told(sides)) is not None:
        message = replace(_worded("not_equal", dict(told.params), error, line), raw="")
        return Failure(CheckEnding("check_failed", message), *shown_pair(told.expected, told.actual))
    code, params = _compared(comparison, sides, border)
    expected, actual = shown_pair(sides.expected, sides.actual, alike=params.get("difference") in ALIKE)
    return Failure(CheckEnding("check_failed", _worded(code, params, error, line)), expected, actual)


def _of_trees(comparison: Comparison) -> tuple[Difference, str, str] | None:
    """Return in what a tree of files differs from the one that is expected, if that was compared."""
    for one, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        if type(one) is Tree:
            return tree_difference(other, one)
    return None


def _told(sides: Sides) -> Told | None:
    """Return what a value of the harness's own fixtures says of how it differs; None where there is none."""
    if sides.relation != "equal" or not isinstance(sides.actual, ToldValue):
        return None
    return sides.actual.told(sides.expected)


def _compared(comparison: Comparison, sides: Sides, border: Evidence) -> tuple[str, dict[str, Json]]:
    """Return the code of a comparison's message, and its parameters."""
    if sides.relation in {"different", "not_same"} and sides.actual is None and sides.expected is None:
        found = given_otherwise(sides, border.calls)
        params: dict[str, Json] = {"operator": comparison.operator, "relation": sides.relation}
        return "comparison", params | ({} if found is None else found.as_params())
    if sides.relation != "equal":
        return "comparison", {"operator": comparison.operator, "relation": sides.relation}
    found = given_otherwise(sides, border.calls) or difference(sides.expected, sides.actual)
    return "not_equal", {} if found is None else found.as_params()


def _worded(code: str, params: dict[str, Json], error: BaseException, line: FailedLine) -> CodedMessage:
    """Return the message of a failed assertion: the trainer's own sentence where they wrote one."""
    said = words(error, line)
    if said is None:
        return CodedMessage(code, params, public(str(error)))
    told: dict[str, Json] = {"fr": tidy(cut(said.fr)), "en": tidy(cut(said.en)) or None}
    return CodedMessage("said", {**params, **told}, public(str(error)))


def _failed_by_hand(error: BaseException, border: Evidence) -> CodedMessage:
    text = str(error)
    if found := _DID_NOT_RAISE.search(text):
        names = _TYPE.findall(found["types"])
        return CodedMessage(
            "did_not_raise",
            {"type": ", ".join(names) or found["types"][:200]},
            public(text),
        )
    return _worded("assertion", {}, error, border.line_of(error))


def _tripped(error: BaseException, border: Evidence) -> Failure | SuiteFault:
    """Blame the value that the learner's code returned, unless no such value can explain `error`."""
    if isinstance(error, _STOPPED) and border.touched:
        return Failure(CheckEnding("check_failed", CodedMessage("assertion", {}, public(str(error)))))
    if not (border.touched or border.held) or isinstance(error, _NEVER_THEIRS):
        return broken(error)
    if isinstance(error, RuntimeError) and str(error).startswith("can't start new thread"):
        return broken(error)
    raw = public(f"{type(error).__name__}: {error}")
    suspects = list(border.recent)[-1:] or border.held
    if len(suspects) != 1:
        return Failure(CheckEnding("check_failed", CodedMessage("assertion", {}, raw)))
    value = suspects[0]
    params = {"type": type(value).__name__, "value": shown(value)}
    return Failure(CheckEnding("check_failed", CodedMessage("odd_value", params, raw)), actual=shown(value))
