"""Structured logs: constant event names with ids as fields, one line each, on standard error.

What people wrote, what their programs printed and what opens an account never gets here: an exception that is not of
our own wording is told by its type and place alone, and a library's line by its pattern, without what it filled in.
"""

import logging
import sys
import threading
import traceback
from types import TracebackType

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

log = structlog.get_logger()

LIBRARIES_LEVEL = logging.WARNING


def configure(*, level: int = logging.INFO, terminal: bool | None = None) -> None:
    """Send our events, and the warnings of libraries, to standard error.

    Args:
        level: The lowest of our own events that is told: a command that a person reads tells of warnings alone.
        terminal: Write for a person (key=value) rather than JSON; None asks whether standard error is a terminal.
    """
    last = _rendering(terminal=sys.stderr.isatty() if terminal is None else terminal)
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _tell_fault,
        structlog.processors.ExceptionRenderer(_told),
    ]
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    remove_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_pattern_alone, structlog.stdlib.add_logger_name, *shared],
            processors=[remove_meta, last],
            pass_foreign_args=True,
        )
    )
    logging.basicConfig(level=LIBRARIES_LEVEL, handlers=[handler], force=True)
    sys.excepthook = _process_broke_off
    threading.excepthook = _thread_broke_off
    sys.unraisablehook = _cleanup_broke_off


def _process_broke_off(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell what ends the process as an event, as Python would else write its traceback between the others."""
    log.critical("process_broke_off", exc_info=(kind, error, trace))


def _thread_broke_off(ended: threading.ExceptHookArgs) -> None:
    """Tell what ends a thread, of a library too; SystemExit is no fault, as Python itself has it."""
    if ended.exc_type is not SystemExit and ended.exc_value is not None:
        log.critical("thread_broke_off", exc_info=(ended.exc_type, ended.exc_value, ended.exc_traceback))


def _cleanup_broke_off(ignored: "sys.UnraisableHookArgs") -> None:
    """Tell what Python could only ignore, in the middle of letting go of something."""
    if ignored.exc_value is not None:
        log.error("cleanup_broke_off", exc_info=(ignored.exc_type, ignored.exc_value, ignored.exc_traceback))


def _rendering(*, terminal: bool) -> Processor:
    if terminal:
        return structlog.dev.ConsoleRenderer(colors=False)
    return structlog.processors.JSONRenderer(sort_keys=True)


def _tell_fault(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace a `fault` field that is an exception: its type, and its message where that is of our own wording."""
    fault = event.get("fault")
    if isinstance(fault, BaseException):
        event["fault"] = type(fault).__name__
        if _is_ours_to_quote(fault):
            event["detail"] = str(fault)
    return event


def _pattern_alone(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep of a library's line what its authors wrote and the numbers in it: the rest may be an address or a secret."""
    record: logging.LogRecord = event["_record"]
    pattern = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    event["event"], event["pattern"] = "library_warning", pattern
    given = event.pop("positional_args", ())
    numbers = [value for value in given if isinstance(value, int)]
    return {**event, "numbers": numbers} if numbers else event


def _told(exc_info: ExcInfo) -> str:
    """Return an exception and its causes, the last one first: types and places, and messages that are ours."""
    error: BaseException | None = exc_info[1]
    lines: list[str] = []
    while error is not None:
        quoted = f": {error}" if _is_ours_to_quote(error) else ""
        lines += [f"{type(error).__name__}{quoted}", *_places(error.__traceback__)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False)
    return [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def _is_ours_to_quote(error: BaseException) -> bool:
    return bool(getattr(error, "quotable", False))
