"""What the tests took and made while they were collected, taken and made again in each check's learner process."""

import contextlib
from typing import Protocol

from harness.customs import Customs
from harness.descent import renew
from harness.frames import Json, Message
from harness.handles import LearnerClass, Owner, is_handle, reference_of
from harness.leaves import LEAVES

_LISTS = (list, tuple)


class Border(Owner, Protocol):
    """The border, as what is remembered needs it."""

    customs: Customs
    generation: int
    """Which learner process this is."""
    collecting: bool

    def request(self, message: Message) -> Message:
        """Return the reply to a message."""

    def encode(self, value: object) -> Json:
        """Return a value as tagged JSON."""

    def resolve(self, module: str, name: str) -> object:
        """Return what a module of the learner's has under a name."""


class Recollection:
    """The modules, names, classes and objects that the tests hold from before the checks."""

    def __init__(self, border: Border) -> None:
        """Find and make them through `border`."""
        self.modules: list[str] = []
        self._border = border
        self._named: dict[tuple[str, str], object] = {}
        self._derived: list[LearnerClass] = []

    def replay(self) -> None:
        """Have a fresh learner process import the modules, and find or make what else is remembered."""
        for name in self.modules:
            self._border.request({"kind": "import", "module": name, "again": False})
        for module, name in list(self._named):
            with contextlib.suppress(AttributeError):
                self._border.resolve(module, name)
        for kind in self._derived:
            renew(self._border, kind)

    def derived(self, kind: LearnerClass) -> None:
        """Remember a class of the tests' own."""
        if self._border.collecting:
            self._derived.append(kind)

    def same_again(self, value: object, module: str, name: str) -> object:
        """Return what stood for the learner's object of that name at collection: the tests' `is` holds on to it."""
        if self._border.collecting:
            self._named[module, name] = value
        before = self._named.get((module, name), value)
        if before is not value and type(before) is type(value):
            self._border.customs.adopt(before, reference_of(value).number)
            return before
        return value

    def renew(self, value: object, within: frozenset[int] = frozenset()) -> None:
        """Make again in this process what the tests made while they were collected: `value`, or the items of a list.

        Args:
            within: the ids of the lists that `value` is an item of.
        """
        if isinstance(value, list | tuple) and type(value) in _LISTS:
            if id(value) not in within:
                for item in value:
                    if type(item) not in LEAVES:
                        self.renew(item, within | {id(value)})
        elif isinstance(value, LearnerClass):
            renew(self._border, value)
        elif is_handle(value) and reference_of(value).generation != self._border.generation:
            match reference_of(value).recipe:
                case ("operate", str(operator), tuple(arguments), dict(keywords)):
                    made = self._border.operate(operator, *arguments, **keywords)
                    if is_handle(made):
                        self._border.customs.adopt(value, reference_of(made).number)
