"""Handles: what stands in the tests for an object of the learner's, and asks their process when it is used.

No method of theirs runs here, and no answer of theirs decides a comparison with plain data: that is False unasked, or
that of the plain value at the object's heart. Their objects compare among themselves when the test named their class.
"""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.values.builtin_subclasses import FIXED, plain_value
from runner_images.common.wire.frames import Frame

_Exact = TypeVar("_Exact")


class BorderForHandles(Protocol):
    """The border, as a handle needs it."""

    suite: str
    """The folder of the tests' files."""

    @property
    def requests(self) -> int:
        """How many requests there were."""

    def operate(self, operator: str, *arguments: object, **keywords: object) -> object:
        """Have the learner's process do one of the operations."""

    def request(self, message: Frame) -> Frame:
        """Return the reply to a message."""

    def derive(self, name: str, bases: tuple[type, ...], space: dict[str, object]) -> type:
        """Make a class of the tests' own that inherits from one of the learner's."""


@dataclass(slots=True)
class Reference:
    """What a handle is a handle of."""

    border: BorderForHandles
    number: int
    """The object's number in the learner's process of `generation`."""
    generation: int
    recipe: tuple[object, ...] | None = None
    """How another process comes to the same object: `named`, `member` or `operate`, with what belongs to it."""
    new: bool = True
    """It came over the border once."""
    made: bool = False
    """The test made it by calling its class, and the learner's code never gave it since."""
    spent: bool = False
    """An operator made it of an object of theirs and a plain number, perhaps the expected one; see `specials`."""
    text: str | None = None
    """Of an exception, what it says."""
    entered: int = -1
    """Of a context manager, how many requests there had been when its block began."""


@dataclass(slots=True)
class KnownClass:
    """What is known of a class of the learner's."""

    border: BorderForHandles
    key: str
    generation: int
    name: str
    specials: frozenset[str]
    """The special methods that it has."""
    base: type | None
    """The plain type that it inherits from."""
    named: bool = False
    """The test took it from the learner's module by its name, or derived it."""
    statement: tuple[str, tuple[type, ...], dict[str, object]] | None = None
    """Of a class of the tests' own: its name, bases and namespace."""


class LearnerClass(type):
    """The class of the classes that stand for the learner's: asked for the class itself, their process answers."""

    __learner_kind__: KnownClass

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, object], **_options: object) -> type:
        """Return the class that a class statement of the tests derives from one of the learner's."""
        parent = next(base for base in bases if isinstance(base, LearnerClass))
        return parent.__learner_kind__.border.derive(name, bases, space)

    def __init__(cls, *_arguments: object, **_options: object) -> None:
        """Do nothing more."""

    def __call__(cls, *arguments: object, **keywords: object) -> object:
        """Return the handle of a new object of the class."""
        made = cls.__learner_kind__.border.operate("call", cls, *arguments, **keywords)
        if is_handle(made):
            reference_of(made).made = reference_of(made).new
        return made

    def __getattr__(cls, name: str) -> object:
        """Return what the class has under a name that its description did not tell."""
        if name.startswith("__"):
            raise AttributeError(name)
        return cls.__learner_kind__.border.operate("get", cls, name)

    def __setattr__(cls, name: str, value: object) -> None:
        """Set it in the learner's process."""
        if name.startswith("__"):
            super().__setattr__(name, value)
        else:
            # Described first, the class's own function is remembered there for whoever puts it back.
            cls.__learner_kind__.border.request({"kind": "describe", "class": cls.__learner_kind__.key})
            cls.__learner_kind__.border.operate("set", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        """Delete it in the learner's process."""
        cls.__learner_kind__.border.operate("delete", cls, name)

    def __iter__(cls) -> object:
        """Iterate as their class does: over the members of an enumeration."""
        return cls.__learner_kind__.border.operate("iter", cls)

    def __len__(cls) -> int:
        """Count as their class does."""
        return exact(int, cls.__learner_kind__.border.operate("len", cls))

    def __bool__(cls) -> bool:
        """Return True, as any class."""
        return True

    def __contains__(cls, item: object) -> bool:
        """Tell whether `item` is a member of their enumeration."""
        return is_handle(item) and type(item) is cls

    def __getitem__(cls, key: object) -> object:
        """Return the member of their enumeration, or what their class says to `Class[key]`."""
        return cls.__learner_kind__.border.operate("getitem", cls, key)

    def __repr__(cls) -> str:
        """Return what Python would say, without asking."""
        return f"<class '{cls.__module__}.{cls.__qualname__}'>"


def is_handle(value: object) -> bool:
    """Tell whether `value` stands for an object of the learner's; a class that stands for theirs is none."""
    return isinstance(type(value), LearnerClass)


def is_class(value: object) -> bool:
    """Tell whether `value` is a class that stands for one of the learner's."""
    return issubclass(type(value), LearnerClass)


def kind_of(handle: object) -> KnownClass:
    """Return what is known of the class of `handle`."""
    kind: KnownClass = type(handle).__learner_kind__  # type: ignore[attr-defined]
    return kind


def is_named(handle: object) -> bool:
    """Tell whether the test took the class of `handle`, or one that it inherits from, from the learner's module."""
    return any(base.__learner_kind__.named for base in type(handle).__mro__ if isinstance(base, LearnerClass))


def reference_of(handle: object) -> Reference:
    """Return what `handle` is a handle of."""
    reference: Reference = object.__getattribute__(handle, "__learner__")
    return reference


def ask(operator: str, *arguments: object) -> object:
    """Have the operation done in the process of the first handle or class of the learner's among `arguments`."""
    for value in arguments:
        if is_handle(value):
            return reference_of(value).border.operate(operator, *arguments)
    msg = "no handle"
    raise TypeError(msg)


def exact(kind: type[_Exact], answer: object) -> _Exact:
    """Return `answer` when it is exactly a `kind`; CannotCrossError for whatever else their code says."""
    if type(answer) is not kind:
        raise CannotCrossError(type(answer).__name__)
    return answer


def heart(handle: object) -> object:
    """Return the plain value that `handle`, whose class inherits from a plain type, has at its heart."""
    base = kind_of(handle).base or object
    return plain_value(handle, base) if base in FIXED else exact(base, ask("heart", handle))
