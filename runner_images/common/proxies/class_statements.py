"""Classes of the tests' own that inherit from the learner's: made on their side, and their methods called back here."""

from typing import Protocol

from runner_images.common.proxies.handles import LearnerClass
from runner_images.common.proxies.marshaller import Marshaller
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.tests.suite_language import spoken
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, Json

_NOT_SENT = frozenset(
    {"__module__", "__qualname__", "__classcell__", "__annotations__", "__firstlineno__", "__static_attributes__",
     "__classdictcell__", "__annotate__", "__annotate_func__"}
)  # fmt: skip
"""What the compiler writes in a class's namespace, of no use on the other side."""
_KEPT = frozenset({"__module__", "__qualname__", "__classcell__", "__doc__"})


class BorderForStatements(Protocol):
    """The border, as a descendant needs it."""

    marshaller: Marshaller
    generation: int

    def request(self, message: Frame) -> Frame:
        """Return the reply to a message."""

    def encode(self, value: object) -> Json:
        """Return a value as tagged JSON."""


def derive(border: BorderForStatements, name: str, bases: tuple[type, ...], space: dict[str, object]) -> LearnerClass:
    """Return the class that a class statement of the tests asks for; a later process makes it anew when it is used."""
    if not spoken().is_python:
        raise CannotCrossError(name, outbound=True)
    reply = border.request(
        {
            "kind": "subclass",
            "name": name,
            "bases": [border.encode(base) for base in bases],
            "members": [_member(border, entry, raw) for entry, raw in space.items() if entry not in _NOT_SENT],
        }
    )
    key = fields.text(reply, "class")
    made = border.marshaller.describe(key, {entry: raw for entry, raw in space.items() if entry in _KEPT}, bases)
    made.__learner_kind__.statement = (name, bases, space)
    return made


def renew(border: BorderForStatements, kind: LearnerClass) -> None:
    """Make the class anew in the current process."""
    statement = kind.__learner_kind__.statement
    if statement is None or kind.__learner_kind__.generation == border.generation:
        return
    name, bases, space = statement
    for base in bases:
        if isinstance(base, LearnerClass):
            renew(border, base)
    twin = derive(border, name, bases, {entry: raw for entry, raw in space.items() if entry != "__classcell__"})
    border.marshaller.adopt_class(kind, twin)


def _member(border: BorderForStatements, name: str, raw: object) -> Json:
    match raw:
        case staticmethod():
            return [name, "static", border.encode(raw.__func__)]
        case classmethod():
            return [name, "class", border.encode(raw.__func__)]
        case property():
            return [name, "property", *(border.encode(part) for part in (raw.fget, raw.fset, raw.fdel))]
    return [name, "value", border.encode(raw)]
