"""The tests' own objects that the learner's process was given, and the little that it may ask of each.

A function can be called, an iterator advanced; of an object only public names are read, and its class's special methods
used. Never a module, a frame or a function's globals: from those their code would reach the expected values.
"""

import io
import sys
import types
from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter, itemgetter, methodcaller
from types import SimpleNamespace
from unittest.mock import NonCallableMagicMock, NonCallableMock

from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.suite_language import spoken
from runner_images.common.values import operations
from runner_images.common.values.operations import OPERATIONS, SPECIALS
from runner_images.common.wire.frames import FrameError, Json

_FUNCTIONS = (
    types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.MethodWrapperType, partial, itemgetter,
    attrgetter, methodcaller,
)  # fmt: skip
_STREAMS = (io.StringIO, io.BytesIO, io.TextIOWrapper, io.BufferedIOBase, io.RawIOBase)
_GENERATOR_METHODS = frozenset({"send", "throw", "close"})
_ITERATOR_MODULES = {"builtins", "itertools"}
_MOCK_NAMES = frozenset(dir(NonCallableMagicMock)) | {"side_effect", "return_value", "method_calls", "mock_calls"}


class LentObjects:
    """The objects by number, for the life of one learner process."""

    def __init__(self) -> None:
        """Start with none; `suite` is the folder whose classes are the tests' own."""
        self.suite = ""
        self._present: dict[int, object] = {}
        self._numbers: dict[int, int] = {}

    def leave(self) -> None:
        """Forget all: the learner's process that knew them is gone."""
        self._present.clear()
        self._numbers.clear()

    def at(self, number: Json) -> object:
        """Return the object `number`; FrameError when the learner's process was given none such."""
        if not isinstance(number, int) or number not in self._present:
            msg = "no such object of the tests"
            raise FrameError(msg)
        return self._present[number]

    def admit(self, value: object, encode: Callable[[object], Json]) -> Json:
        """Return the tagged JSON of `value`; CannotCrossError for an object that their code must not get hold of."""
        number = self._numbers.get(id(value))
        if number is not None:
            return {"suite": [number]}
        reference = _library_reference(value)
        if reference is not None:
            return {"library": reference}
        description = self._described(value, encode)
        number = len(self._present) + 1
        self._present[number] = value
        self._numbers[id(value)] = number
        return {"suite": [number, description]}

    def _described(self, value: object, encode: Callable[[object], Json]) -> Json:
        if isinstance(value, BaseException):
            return _error(value, encode)
        if isinstance(value, _FUNCTIONS) or _is_function_there(value):
            name = getattr(value, "__name__", type(value).__name__)
            return {"kind": "function", "name": str(name), "doc": str(getattr(value, "__doc__", None) or "")}
        if not (self._is_own(type(value)) or _is_iterator(value) or self._is_own(value)):
            raise CannotCrossError(type(value).__name__, outbound=True)
        specials: list[Json] = [name for name in sorted(SPECIALS - {"__hash__"}) if _has(type(value), name)]
        return {"kind": "object", "type": type(value).__name__, "specials": specials}

    def _is_own(self, kind: object) -> bool:
        if not isinstance(kind, type):
            return False
        if issubclass(kind, NonCallableMock | SimpleNamespace) or kind in _STREAMS or issubclass(kind, _STREAMS):
            return True
        module = sys.modules.get(kind.__module__)
        return bool(self.suite) and str(getattr(module, "__file__", "")).startswith(self.suite)

    def serve(self, operator: str, target: object, arguments: list[object], keywords: dict[str, object]) -> object:
        """Return what `target` answers to the learner's code; AttributeError when it may not ask that."""
        if (isinstance(target, _FUNCTIONS) or _is_function_there(target)) and operator != "call":
            raise AttributeError(operator)
        if operator in ("get", "set"):
            return _attribute(operator, target, arguments)
        if operator == "call" and callable(target):
            return target(*arguments, **keywords)
        special = f"__{operator}__"
        if not _has(type(target), special) and operator not in ("str", "repr", "bool"):
            raise AttributeError(special)
        name, exchanged = operations.asked(special)
        operands = [*arguments, target] if exchanged else [target, *arguments]
        return OPERATIONS[name](*operands)


def _is_function_there(value: object) -> bool:
    """Tell whether something of Python's own is a mere function to the learner's language: `str`, `str.upper`."""
    own = isinstance(value, types.MethodDescriptorType) or (isinstance(value, type) and value.__module__ == "builtins")
    return own and not spoken().is_python


def _attribute(operator: str, target: object, arguments: list[object]) -> object:
    name = arguments[0]
    if type(name) is not str or name.startswith("_"):
        raise AttributeError(name)
    if _is_iterator(target) and name not in _GENERATOR_METHODS:
        raise AttributeError(name)
    if isinstance(target, NonCallableMock) and name in _MOCK_NAMES:
        raise AttributeError(name)
    if operator == "get":
        return getattr(target, name)
    if hasattr(type(target), name) or isinstance(target, type | NonCallableMock) or _is_iterator(target):
        msg = f"the learner's code may not replace {name}"
        raise AttributeError(msg)
    setattr(target, name, arguments[1])
    return None


def _has(kind: type, special: str) -> bool:
    return special in SPECIALS and getattr(kind, special, None) is not None


def _is_iterator(value: object) -> bool:
    return isinstance(value, Iterator) and type(value).__module__ in _ITERATOR_MODULES


def _library_reference(value: object) -> Json:
    """Return module and name of a function or class of the standard library, which the learner's process has itself."""
    if not spoken().is_python:
        return None
    owner = getattr(value, "__objclass__", None)
    module = "builtins" if owner is not None else getattr(value, "__module__", None)
    name = getattr(value, "__qualname__", None)
    if type(module) is not str or type(name) is not str or module.partition(".")[0] not in sys.stdlib_module_names:
        return None
    found: object = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return [module, name] if found is value else None


def _error(error: BaseException, encode: Callable[[object], Json]) -> Json:
    kind = type(error)
    try:
        arguments = encode(list(error.args))
    except Exception:  # noqa: BLE001 - the text says enough
        arguments = None
    return {
        "kind": "error",
        "type": kind.__name__,
        "ancestors": [base.__name__ for base in kind.__mro__ if base.__module__ == "builtins"],
        "text": str(error)[:2_000],
        "arguments": arguments,
    }
