"""How a use of the learner's code is written: functions by their names, objects by their classes."""

from collections.abc import Mapping, Sequence

from runner_images.common.proxies.handles import KnownClass, is_class, is_handle, reference_of
from runner_images.common.tests.calls import Call, Calls


def written_call(
    calls: Calls, operator: str, arguments: Sequence[object], keywords: Mapping[str, object]
) -> Call | None:
    """Return the call of a function, a class or a method that an operation is; None for any other operation."""
    if operator == "call":
        subject, home = _callee(arguments[0])
        return calls.call(subject, home, arguments[1:], keywords)
    if operator == "method" and isinstance(arguments[1], str):
        target = arguments[0]
        return calls.call(f"{name_of(target) or '…'}.{arguments[1]}", None, arguments[2:], keywords)
    return None


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
