"""The classes that stand in the tests for the learner's: real classes, made from their process's description."""

import dataclasses
import sys
import types
from collections.abc import Mapping
from functools import partial
from typing import Protocol

from runner_images.common.proxies.handles import (
    BorderForHandles,
    KnownClass,
    LearnerClass,
    Reference,
    ask,
    exact,
    reference_of,
)
from runner_images.common.proxies.proxy_members import ProxyMember
from runner_images.common.proxies.specials import CORE, joined, special
from runner_images.common.tests.texts import marked
from runner_images.common.values.builtin_subclasses import CHANGING, FIXED
from runner_images.common.values.operations import SPECIALS
from runner_images.common.values.scalars import TYPES
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, FrameError
from runner_images.common.wire.storable_text import tidy

# Not functions: what takes an object for one goes on to its `__code__`.
_SHOWN_AS = {
    "builtins:generator": types.GeneratorType,
}
_SOFTENED = (KeyboardInterrupt, GeneratorExit)
"""Of these the class itself must not come: they would end pytest, or look like an interrupted trainer."""
_FUNCTIONS = frozenset({"builtins:function", "builtins:method", "builtins:builtin_function_or_method"})
_FUNCTION_NAMES = frozenset(
    {"__name__", "__qualname__", "__wrapped__", "__defaults__", "__kwdefaults__", "__annotations__"}
)
_PLAIN = {kind.__name__: kind for kind in FIXED | CHANGING}


class Recall(Protocol):
    """Finds the class of a key, asking the learner's process when it is new."""

    def __call__(self, key: str) -> LearnerClass:
        """Return the class."""


class Handle:
    """An object of the learner's: every name that is not known here is asked for."""

    __learner__: Reference

    def __getattr__(self, name: str) -> object:
        if _private(self, name):
            raise AttributeError(name)
        return ask("get", self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if _dunder(name):
            object.__setattr__(self, name, value)
        else:
            ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        ask("delete", self, name)

    def __repr__(self) -> str:
        text = reference_of(self).text
        if text is not None:
            return marked(f"{type(self).__name__}({text!r})")
        return marked(exact(str, ask("repr", self)))

    @property
    def __dict__(self) -> dict[str, object]:  # type: ignore[override]
        found = ask("get", self, "__dict__")
        return found if type(found) is dict else {}


def build(kind: KnownClass, description: Frame, bases: tuple[type, ...], extra: Mapping[str, object]) -> LearnerClass:
    """Return the class that stands for the one in a `class` frame; FrameError when that makes no sense.

    Args:
        kind: what is known of it so far; it is completed.
        description: the frame.
        bases: what stands for the bases that it names.
        extra: entries of the class's namespace that come first: those of a class statement in the tests.
    """
    space: dict[str, object] = {
        **vars(Handle),
        **CORE,
        "__module__": tidy(fields.text(description, "module", limit=200)),
    }
    for name in ("__dict__", "__weakref__", "__annotations__"):
        space.pop(name, None)
    space["__doc__"] = _doc(kind, description)
    if any(issubclass(base, BaseException) for base in bases):
        space["__eq__"], space["__ne__"] = BaseException.__eq__, BaseException.__ne__
    for name in kind.specials - set(CORE) - {"__repr__"}:
        space[name] = special(name)
    if kind.base is list:
        space.setdefault("__radd__", joined)
    if description.get("unhashable") is True:
        space["__hash__"] = None
    if kind.key in _SHOWN_AS:
        space["__class__"] = property(partial(_shown_as, _SHOWN_AS[kind.key]))
    if kind.base is None or kind.base not in FIXED:
        space["__dict__"] = vars(Handle)["__dict__"]
    names = [(name, how) for name, how in fields.record(description, "names").items() if _is_name(name)]
    made = _made(kind.name, bases, {**space, **extra, "__learner_kind__": kind})
    for name, how in [*names, ("__init__", "method")]:
        type.__setattr__(made, name, ProxyMember(made, name, method=how == "method"))
    if description.get("fields") is not None:
        type.__setattr__(made, "__dataclass_fields__", _dataclass_fields(description))
    return made


def known(border: BorderForHandles, key: str, generation: int, description: Frame) -> KnownClass:
    """Return what a `class` frame says of the class itself."""
    name = tidy(fields.text(description, "name", limit=200))
    base = description.get("plain")
    return KnownClass(
        border=border,
        key=key,
        generation=generation,
        name=name if name.isidentifier() else "object",
        specials=frozenset(fields.texts(description, "specials")) & SPECIALS,
        base=_PLAIN.get(base) if isinstance(base, str) else None,
    )


def bases_of(description: Frame, recall: Recall) -> tuple[type, ...]:
    """Return what stands for the bases that a `class` frame names: classes of handles, plain types, exceptions."""
    bases: list[type] = []
    for item in fields.items(description, "bases"):
        ((tag, name),) = fields.as_record(item).items()
        if not isinstance(name, str):
            msg = "a base without a name"
            raise FrameError(msg)
        base = error_of_the_library(name) or recall(name) if tag == "class" else _softened(TYPES.get(name, object))
        if base is not object and base not in bases:
            bases.append(base)
    return tuple(bases)


def _made(name: str, bases: tuple[type, ...], space: dict[str, object]) -> LearnerClass:
    try:
        return type.__new__(LearnerClass, name, bases, space)
    except TypeError:
        # Bases that do not go together here: what they inherit from is lost, and nothing else.
        space.pop("__classcell__", None)
        error = next((base for base in bases if issubclass(base, BaseException)), None)
        return type.__new__(LearnerClass, name, () if error is None else (error,), space)


def _softened(base: type) -> type:
    if issubclass(base, _SOFTENED) or base is BaseExceptionGroup:
        return Exception
    return base


def error_of_the_library(key: str) -> type | None:
    """Return the exception class of the standard library that `key` names, if the tests' process has it already."""
    module, _, name = key.partition(":")
    if module.partition(".")[0] not in sys.stdlib_module_names or module not in sys.modules:
        return None
    found = vars(sys.modules[module]).get(name)
    return found if isinstance(found, type) and issubclass(found, Exception) else None


def _doc(kind: KnownClass, description: Frame) -> object:
    """Return what a class has for its documentation; each function has one of its own, and is asked."""
    if kind.key in _FUNCTIONS:
        return property(partial(_asked, "__doc__"))
    return description.get("doc") if isinstance(description.get("doc"), str) else None


def _asked(name: str, handle: object) -> object:
    return ask("get", handle, name)


def _shown_as(kind: type, _handle: object) -> type:
    return kind


def _is_name(name: str) -> bool:
    return name.isidentifier() and not _dunder(name)


def _dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _private(handle: Handle, name: str) -> bool:
    """Tell whether `name` is one by which Python and pytest probe any object, so that nobody need be asked."""
    if name.startswith("_pytest") or name == "pytestmark":
        return True
    return _dunder(name) and not (name in _FUNCTION_NAMES and callable(handle))


def _dataclass_fields(description: Frame) -> dict[str, object]:
    found: dict[str, object] = {}
    for item in fields.items(description, "fields"):
        if not isinstance(item, list):
            continue
        name, init = item
        one = dataclasses.field(init=init is True)
        one.name = str(name)
        one.type = object
        one._field_type = dataclasses._FIELD  # type: ignore[attr-defined]  # noqa: SLF001 - as `dataclasses` marks its own
        found[str(name)] = one
    return found
