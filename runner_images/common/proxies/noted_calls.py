"""How a use of the learner's code is written: functions by their names, objects by their classes."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import PosixPath, PurePath, PurePosixPath

from runner_images.common.proxies.handles import KnownClass, is_class, is_handle, reference_of
from runner_images.common.tests.calls import NotedCall, NotedCalls
from runner_images.common.tests.learner_errors import fault_in
from runner_images.common.tests.stops import Stop
from runner_images.common.tests.suite_language import spoken
from runner_images.common.wire import fields
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.frames import Frame

_PATHS = (str, PosixPath, PurePosixPath)


@contextlib.contextmanager
def noted_call(
    calls: NotedCalls, operator: str, arguments: Sequence[object], keywords: Mapping[str, object]
) -> Iterator[Callable[[object], object]]:
    """Note an operation of this block, if it is the call of a function, a class or a method.

    What it yields takes what came of it, and returns the same.
    """
    call = _written(calls, operator, arguments, keywords)
    if call is None:
        yield _unnoted
        return
    with calls.noting(call):
        yield partial(calls.gave, call)


def noted_run(calls: NotedCalls, file: str) -> AbstractContextManager[NotedCall]:
    """Note that the learner's `file` is run in this block."""
    command = f"{spoken().command} {file}"
    return calls.noting(NotedCall(command, is_call=False, command=command))


def note_name(calls: NotedCalls, module: str, name: str, value: object) -> None:
    """Note that a name of the learner's module was looked up, and had `value`."""
    with calls.noting(NotedCall(name, home=module, is_call=False)) as call:
        calls.gave(call, value)


def note_warning(calls: NotedCalls, reply: Frame, value: object) -> tuple[Frame, object]:
    """Note with the last call what a reply says that it warned of, and return reply and value as they are.

    Raises:
        FrameError: it says so of what is no warning.
    """
    last = calls.last
    if "warned" in reply and last is not None and last.warned is None:
        fault = fault_in(fields.record(reply, "warned"))
        told = f"{fault.type}: {fault.text}"
        last.warned = Stop(CodedMessage("complained", fault.params(), fault.raw), told, halts=False)
    return reply, value


def _written(
    calls: NotedCalls, operator: str, arguments: Sequence[object], keywords: Mapping[str, object]
) -> NotedCall | None:
    if operator == "call":
        subject, home = _callee(arguments[0])
        return calls.call(subject, home, arguments[1:], keywords)
    if operator == "method" and isinstance(arguments[1], str):
        target = arguments[0]
        return calls.call(f"{name_of(target) or '…'}.{arguments[1]}", None, arguments[2:], keywords)
    return None


def _unnoted(value: object) -> object:
    return value


def own_file(value: object, place: str) -> str | None:
    """Return the name of the file in `place`, the tests' own, whose path `value` is; None when it is none."""
    # By exact type: a text of a class of the learner's would be asked what it is.
    return PurePath(str(value)).name if type(value) in _PATHS and str(value).startswith(place) else None


def stands_for_theirs(value: object) -> bool:
    """Tell whether an object of the tests stands for one of the learner's: an object, a class, a module."""
    return is_handle(value) or is_class(value) or hasattr(type(value), "__learner_module__")


def name_of(value: object) -> str | None:
    """Return the name of what stands for an object of the learner's: a function's own, else its class's."""
    if is_class(value):
        return _known(value).name
    if not is_handle(value):
        return None
    match reference_of(value).recipe:
        case ("named", _, str(name)):
            return name
    return f"{type(value).__name__}(…)"


def _callee(value: object) -> tuple[str, str | None]:
    """Return the name of what is called, and the module that it can be imported from by that name."""
    if is_class(value):
        module, _, name = _known(value).key.partition(":")
        return (name, module) if name.isidentifier() else (_known(value).name, None)
    match reference_of(value).recipe if is_handle(value) else None:
        case ("named", str(module), str(name)):
            return name, module
    return name_of(value) or "…", None


def _known(value: object) -> KnownClass:
    known: KnownClass = value.__learner_kind__  # type: ignore[attr-defined]
    return known
