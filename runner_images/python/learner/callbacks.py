"""The tests' objects as the learner's process sees them: functions that call back, and stand-ins that ask."""

import builtins
from collections.abc import Callable
from typing import Protocol

from runner_images.common.values.operations import SPECIALS, asked
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, Json


class Ask(Protocol):
    """Has an operation done by the tests on one of their objects."""

    def __call__(
        self, operator: str, number: int, arguments: tuple[object, ...], keywords: dict[str, object]
    ) -> object:
        """Return what the tests answer, or raise what their code raised."""


class Callbacks:
    """What stands here for each of the tests' objects, one for one: identity holds in both directions."""

    def __init__(self, ask: Ask) -> None:
        """Reach the tests through `ask`."""
        self._ask = ask
        self._present: dict[int, object] = {}
        self._numbers: dict[int, int] = {}

    def number_of(self, value: object) -> int | None:
        """Return the number of the tests' object that `value` stands for; None when it is the learner's own."""
        return self._numbers.get(id(value))

    def receive(self, number: int, description: Json, decode: Callable[[Json], object]) -> object:
        """Return what stands for the tests' object `number`, made from `description` at its first visit."""
        if number not in self._present:
            callback = self._made(number, fields.as_record(description), decode)
            self._present[number] = callback
            self._numbers[id(callback)] = number
        return self._present[number]

    def _made(self, number: int, description: Frame, decode: Callable[[Json], object]) -> object:
        kind = fields.text(description, "kind")
        if kind == "function":
            return _function(self._ask, number, description)
        if kind == "error":
            return _error(description, decode)
        specials = [name for name in fields.texts(description, "specials") if name in SPECIALS]
        namespace = {name: _special(self._ask, name) for name in specials}
        made = type(fields.text(description, "type"), (_CallbackObject,), namespace)
        return _stand_in(made, self._ask, number)


class _CallbackObject:
    """An object of the tests' own: whatever is asked of it is asked of them."""

    def __init__(self, *_arguments: object, **_keywords: object) -> None:
        """Refuse: whoever calls it, as on what stands for `super()`, would begin an object of the tests' anew."""
        message = f"{type(self).__name__} is an object of the tests: they alone call its __init__"
        raise TypeError(message)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._ask_("get", self._number_, (name,), {})

    def __setattr__(self, name: str, value: object) -> None:
        self._ask_("set", self._number_, (name, value), {})

    def __repr__(self) -> str:
        return str(self._ask_("repr", self._number_, (), {}))

    def __str__(self) -> str:
        return str(self._ask_("str", self._number_, (), {}))

    _ask_: Ask
    _number_: int


def _stand_in(kind: type[_CallbackObject], ask: Ask, number: int) -> _CallbackObject:
    made = kind.__new__(kind)
    object.__setattr__(made, "_ask_", ask)
    object.__setattr__(made, "_number_", number)
    return made


def _special(ask: Ask, name: str) -> Callable[..., object]:
    operator, exchanged = asked(name)

    def special(self: _CallbackObject, *arguments: object, **keywords: object) -> object:
        details = tuple(arguments)
        if operator == "exit":
            # A traceback stays where it is.
            details = (*arguments[:2], None)
        return ask(f"r{operator}" if exchanged else operator, self._number_, details, keywords)

    return special


def _function(ask: Ask, number: int, description: Frame) -> Callable[..., object]:
    def callback(*arguments: object, **keywords: object) -> object:
        return ask("call", number, arguments, keywords)

    callback.__name__ = callback.__qualname__ = fields.text(description, "name")
    callback.__doc__ = fields.text(description, "doc") or None
    return callback


def _error(description: Frame, decode: Callable[[Json], object]) -> BaseException:
    name, ancestors = fields.text(description, "type"), fields.texts(description, "ancestors")
    text = fields.text(description, "text")
    base: type[BaseException] = next(
        kind
        for ancestor in ancestors
        if isinstance(kind := vars(builtins).get(ancestor), type) and issubclass(kind, BaseException)
    )
    arguments = decode(description.get("arguments"))
    kind = base
    if base.__name__ != name:
        kind = type(name, (base,), {"__str__": lambda _self: text})
    new: Callable[..., BaseException] = kind.__new__
    error = new(kind)
    error.args = tuple(arguments) if isinstance(arguments, list) else (text,)
    if isinstance(error, OSError | StopIteration | SystemExit | UnicodeError):
        try:
            return base(*error.args)
        except Exception:  # noqa: BLE001 - each builtin has its own idea of its arguments
            return error
    return error
