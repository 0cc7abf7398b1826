"""From the exception that ended a test to whose fault it is, with the sentence for it."""

import errno
from collections.abc import Iterator
from dataclasses import replace

import pytest

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.comparisons import Comparison
from runner_images.common.tests.door import NoCommandError
from runner_images.common.tests.evidence import Evidence
from runner_images.common.tests.expectations import UnmetError
from runner_images.common.tests.failed_assertions import asserted, failed_by_hand
from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.learner_errors import LearnerFault, fault_of
from runner_images.common.tests.suite_language import spoken
from runner_images.common.tests.texts import public, shown
from runner_images.common.wire.endings import (
    CheckEnding,
    CodedMessage,
    Failure,
    LearnerGoneError,
    SuiteFault,
    exit_ending,
)
from runner_images.common.wire.frames import Json

_DISK = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_STOPPED = (pytest.skip.Exception, pytest.xfail.Exception, pytest.exit.Exception)
_NEVER_THEIRS = (NameError, ImportError, SyntaxError, NoCommandError)


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
    """Return `verdict` as what ended the program that the test ran last, or what that or a call complained of."""
    last = None if calls is None else calls.last
    stop = None if last is None else last.stop or last.warned
    if isinstance(verdict, SuiteFault) or stop is None:
        return verdict
    if stop.halts:
        return Failure(CheckEnding("check_failed", stop.message))
    if verdict.ending.message.code == "said":
        return verdict
    return replace(verdict, ending=replace(verdict.ending, message=stop.message))


def _failed(error: BaseException, border: Evidence, comparison: Comparison | None) -> Failure | SuiteFault:
    """Return the verdict on a test that something of its own ended."""
    if isinstance(error, UnmetError):
        return error.failure
    if isinstance(error, pytest.fail.Exception):
        return Failure(CheckEnding("check_failed", failed_by_hand(error, border)))
    with border.showing():
        return asserted(error, border, comparison) if isinstance(error, AssertionError) else _tripped(error, border)


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
    module, name, file, clues = border.missing
    if isinstance(error, AttributeError):
        # What patches a name writes an error of its own, and names nothing in it but by its text.
        ours = error.name == name or (error.name is None and f"attribute {name!r}" in str(error))
    else:
        ours = isinstance(error, ImportError) and error.name == module and f"'{name}'" in str(error)
    return CodedMessage("missing_name", {"file": file, "name": name, **clues}, public(str(error))) if ours else None


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
    name = type(value).__name__
    params: dict[str, Json] = {"type": spoken().types.get(name, name), "value": shown(value)}
    return Failure(CheckEnding("check_failed", CodedMessage("odd_value", params, raw)), actual=shown(value))
