"""The marshaller: how objects outside the plain set pass the border on the tests' side, in and out."""

import weakref
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Protocol

from runner_images.common.proxies.handles import (
    BorderForHandles,
    KnownClass,
    LearnerClass,
    Reference,
    is_class,
    is_handle,
    reference_of,
)
from runner_images.common.proxies.lent_objects import LentObjects
from runner_images.common.proxies.proxy_classes import bases_of, build, error_of_the_library, known
from runner_images.common.proxies.proxy_members import ProxyMember, ProxyMethod
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.learner_errors import arguments_of, builtin_error, complete
from runner_images.common.values import codec
from runner_images.common.values.builtin_subclasses import CHANGING, FIXED, subclass_value
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, FrameError, Json
from runner_images.common.wire.limits import MAX_OBJECTS
from runner_images.common.wire.storable_text import tidy

_NESTED = 40


class BorderForMarshalling(BorderForHandles, Protocol):
    """The border, as its marshaller needs it."""

    generation: int
    """Which learner process this is."""

    def request(self, message: Frame) -> Frame:
        """Return the reply to a message."""


class Marshaller:
    """What stands for each of the learner's objects and classes, one for one: identity holds in both directions."""

    def __init__(self, border: BorderForMarshalling) -> None:
        """Ask the learner's process through `border`."""
        self.lent_objects = LentObjects()
        self.released: set[int] = set()
        """Objects that the tests hold no more, to be told with the next message."""
        self._border = border
        self._handles: dict[int, Callable[[], object]] = {}
        self._classes: dict[str, LearnerClass] = {}
        self._members: dict[tuple[str, str], object] = {}
        self._nested = 0

    def leave(self) -> None:
        """Forget what belonged to the last learner process alone."""
        self.lent_objects.leave()
        self.released.clear()
        self._handles.clear()
        self._classes = {key: kind for key, kind in self._classes.items() if not key.startswith("#")}
        self._members = {place: one for place, one in self._members.items() if not place[0].startswith("#")}

    def depart(self, value: object, encode: Callable[[object], Json]) -> Json:
        """Return the tagged JSON of an object of the tests, or of what stands for one of the learner's."""
        if is_handle(value):
            return self._reference(value)
        if is_class(value):
            return {"class": self._key(value)}
        if type(value) is ProxyMethod:
            return {"attribute": [encode(value.__self__), value.__name__]}
        if type(value) is ProxyMember:
            return {"original": [value.owner.__learner_kind__.key, value.name]}  # type: ignore[attr-defined]
        if isinstance(value, ModuleType) and hasattr(type(value), "__learner_module__"):
            return {"module": value.__name__}
        return self.lent_objects.admit(value, encode)

    def arrive(self, tag: str, body: Json, decode: Callable[[Json], object]) -> object:
        """Return what stands for the object that the learner's process tells of, or the tests' own."""
        match tag, body:
            case "object", dict():
                return self._handle(body, decode)
            case "class", str():
                return self.class_of(body)
            case "member", [str(key), str(name)]:
                return self._member(key, name)
            case "error", dict():
                return builtin_error(body, self._aside)
            case "suite", [int(number)]:
                return self.lent_objects.at(number)
        raise FrameError(tag)

    def class_of(self, key: str) -> LearnerClass:
        """Return the class that stands for the learner's class of that key."""
        if key not in self._classes:
            if self._nested > _NESTED or len(self._classes) > MAX_OBJECTS:
                msg = "classes without end"
                raise FrameError(msg)
            self._nested += 1
            try:
                self._classes[key] = self.describe(key, {}, None)
            finally:
                self._nested -= 1
        return self._classes[key]

    def describe(self, key: str, extra: dict[str, object], bases: tuple[type, ...] | None) -> LearnerClass:
        """Return a new class for `key`, with `extra` in its namespace and its `bases` when the tests derived it."""
        frame = self._border.request({"kind": "describe", "class": key})
        if frame.get("kind") != "class":
            msg = "no description"
            raise FrameError(msg)
        kind = known(self._border, key, self._border.generation, frame)
        twin = error_of_the_library(key)
        parents = bases or ((twin,) if twin else bases_of(frame, self.class_of))
        made = build(kind, frame, parents, extra)
        kind.named = bases is not None
        self._classes[key] = made
        if frame.get("members") is not None:
            self._enumerate(made, fields.items(frame, "members"))
        return made

    def adopt(self, handle: object, number: int) -> None:
        """Let `handle` stand for the object `number` of the current process."""
        reference = reference_of(handle)
        reference.number, reference.generation = number, self._border.generation
        try:
            self._handles[number] = weakref.ref(handle, partial(self._let_go, number))
        except TypeError:
            # Python has no weak references to numbers, texts and tuples; such objects stay.
            self._handles[number] = partial(_itself, handle)

    def adopt_class(self, kind: LearnerClass, twin: LearnerClass) -> None:
        """Let `kind`, a class of the tests' own, stand for what `twin` stands for in the current process."""
        mine, new = kind.__learner_kind__, twin.__learner_kind__
        mine.key, mine.generation = new.key, new.generation
        self._classes[new.key] = kind

    def _let_go(self, number: int, gone: object) -> None:
        if self._handles.get(number) is gone:
            del self._handles[number]
            self.released.add(number)

    def _handle(self, body: Frame, decode: Callable[[Json], object]) -> object:
        number = fields.whole(body, "id")
        present = self._handles[number]() if number in self._handles else None
        if present is not None:
            reference_of(present).new = reference_of(present).made = False
            return present
        if len(self._handles) > MAX_OBJECTS:
            msg = "objects without end"
            raise FrameError(msg)
        kind = self.class_of(fields.text(body, "class"))
        handle = self._made(kind, body, decode)
        self.adopt(handle, number)
        self.released.discard(number)
        return handle

    def _made(self, kind: LearnerClass, body: Frame, decode: Callable[[Json], object]) -> object:
        base = kind.__learner_kind__.base
        reference = Reference(self._border, 0, 0)
        if issubclass(kind, BaseException):
            error = fields.record(body, "error")
            handle: object = _new(kind, kind)
            object.__setattr__(handle, "args", arguments_of(error, self._aside))
            complete(handle, error, self._aside)  # type: ignore[arg-type]
            reference.text = tidy(fields.text(error, "text"))
        elif base in FIXED and base is not None:
            value = decode(body.get("plain"))
            if type(value) is not base:
                msg = "another plain value"
                raise FrameError(msg)
            handle = subclass_value(kind, base, value)
        else:
            own = base if base is not None and base in CHANGING and issubclass(kind, base) else object
            handle = _new(own, kind)
        object.__setattr__(handle, "__learner__", reference)
        return handle

    def _aside(self, coded: Json) -> object:
        """Return a value of an exception, whose containers are nobody's but the exception's."""
        return codec.decode(coded, foreign=self)

    def _member(self, key: str, name: str) -> object:
        self.class_of(key)
        if (key, name) not in self._members:
            msg = "no such member"
            raise FrameError(msg)
        return self._members[key, name]

    def _enumerate(self, kind: LearnerClass, members: "tuple[Json, ...] | object") -> None:
        """Make the members of an enumeration once and for all: `is` holds between them in every process."""
        key = kind.__learner_kind__.key
        for item in members if isinstance(members, list) else []:
            name, canonical, coded = item
            value = self._aside(coded)
            if (key, canonical) not in self._members:
                self._members[key, canonical] = self._new_member(kind, canonical, value)
            type.__setattr__(kind, name, self._members[key, canonical])

    def _new_member(self, kind: LearnerClass, name: str, value: object) -> object:
        base = kind.__learner_kind__.base
        if base in FIXED and base is not None:
            try:
                member = subclass_value(kind, base, value)
            except (TypeError, ValueError):
                member = subclass_value(kind, base)
        else:
            member = _new(object, kind)
        reference = Reference(self._border, 0, -1, recipe=("member", kind.__learner_kind__.key, name))
        object.__setattr__(member, "__learner__", reference)
        for attribute, known_value in (("name", name), ("value", value), ("_name_", name), ("_value_", value)):
            object.__setattr__(member, attribute, known_value)
        return member

    def _reference(self, handle: object) -> Json:
        reference = reference_of(handle)
        match reference.recipe:
            case ("member", str(key), str(name)):
                return {"member": [key, name]}
            case _ if reference.generation == self._border.generation:
                return {"object": reference.number}
            case ("named", str(module), str(name)):
                return {"named": [module, name]}
        raise stale(type(handle).__name__)

    def _key(self, value: object) -> str:
        kind: KnownClass = value.__learner_kind__  # type: ignore[attr-defined]
        if kind.key.startswith("#") and kind.generation != self._border.generation:
            raise stale(kind.name)
        return kind.key


def _new(base: type, kind: type, *value: object) -> object:
    new: Callable[..., object] = base.__new__
    return new(kind, *value)


def stale(name: str) -> CannotCrossError:
    """Return the error for an object that the tests kept from one check to another."""
    why = f"a {name} of another check: each check has a learner's process of its own"
    return CannotCrossError(name, outbound=True, why=why, obstacle="other_check")


def _itself(value: object) -> object:
    return value
