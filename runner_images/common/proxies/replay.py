"""What the tests took and made while they were collected, taken and made again in each check's learner process."""

import contextlib
from typing import Protocol

from runner_images.common.proxies.class_statements import renew
from runner_images.common.proxies.handles import BorderForHandles, LearnerClass, is_handle, reference_of
from runner_images.common.proxies.marshaller import Marshaller
from runner_images.common.tests.learner_errors import fault_of
from runner_images.common.values.scalars import SCALARS
from runner_images.common.wire.endings import CheckEnding, LearnerGoneError, exit_ending
from runner_images.common.wire.frames import Frame, Json

_LISTS = (list, tuple)


class BorderForReplay(BorderForHandles, Protocol):
    """The border, as what is remembered needs it."""

    marshaller: Marshaller
    generation: int
    """Which learner process this is."""
    collecting: bool

    def request(self, message: Frame) -> Frame:
        """Return the reply to a message."""

    def encode(self, value: object) -> Json:
        """Return a value as tagged JSON."""

    def end(self, ending: CheckEnding) -> LearnerGoneError:
        """Record why the learner's process is of no further use, and return the exception that says so."""

    def resolve(self, module: str, name: str) -> object:
        """Return what a module of the learner's has under a name."""


class Replay:
    """The modules, names, classes and objects that the tests hold from before the checks."""

    def __init__(self, border: BorderForReplay) -> None:
        """Find and make them through `border`."""
        self._border = border
        self._modules: list[str] = []
        """What the tests imported while they were collected: there before any check begins."""
        self._later: set[str] = set()
        """What they imported in a check: there when another uses it, for that one may import it anew first."""
        self._present: set[str] = set()
        """What this process has of both."""
        self._named: dict[tuple[str, str], object] = {}
        self._derived: list[LearnerClass] = []

    def replay(self) -> None:
        """Have a fresh learner process import the modules, and find or make what else is remembered."""
        self._present.clear()
        for name in self._modules:
            self.load(name)
        for module, name in list(self._named):
            with contextlib.suppress(AttributeError):
                self._border.resolve(module, name)
        for kind in self._derived:
            renew(self._border, kind)

    def load(self, module: str) -> None:
        """Have a module imported, afresh when this process has it."""
        try:
            self._border.request({"kind": "import", "module": module, "again": module in self._present})
        except SystemExit as error:
            if not self._border.collecting:
                raise
            # pytest would end its session on it, as if the trainer had asked for that.
            fault = fault_of(error)
            raise self._border.end(exit_ending(error, *((fault.raw, fault.place()) if fault else ("", {})))) from error
        self._present.add(module)
        if module in self._modules:
            return
        if self._border.collecting:
            self._modules.append(module)
        else:
            self._later.add(module)

    def lacks(self, module: str) -> bool:
        """Tell whether the tests have a module from an earlier check, and this process does not."""
        return module in self._later and module not in self._present

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
            self._border.marshaller.adopt(before, reference_of(value).number)
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
                    if type(item) not in SCALARS:
                        self.renew(item, within | {id(value)})
        elif isinstance(value, LearnerClass):
            renew(self._border, value)
        elif is_handle(value) and reference_of(value).generation != self._border.generation:
            match reference_of(value).recipe:
                case ("operate", str(operator), tuple(arguments), dict(keywords)):
                    made = self._border.operate(operator, *arguments, **keywords)
                    if is_handle(made):
                        self._border.marshaller.adopt(value, reference_of(made).number)
