"""Classes that the tests derive from the learner's: real classes here, whose methods call back."""

import types
from collections.abc import Callable, Sequence

from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, Json

_WRAPPERS: dict[str, Callable[..., object]] = {"static": staticmethod, "class": classmethod, "property": property}


def descend(request: Frame, decode: Callable[[Json], object]) -> type:
    """Return the class that a `subclass` request tells of, made by the metaclass of its bases."""
    bases = tuple(decode(base) for base in fields.items(request, "bases"))
    members: dict[str, object] = {}
    for member in fields.items(request, "members"):
        if isinstance(member, Sequence) and not isinstance(member, str):
            name, kind, *parts = member
            values = [decode(part) for part in parts]
            members[str(name)] = _WRAPPERS[kind](*values) if isinstance(kind, str) and kind in _WRAPPERS else values[0]
    return types.new_class(fields.text(request, "name"), bases, exec_body=lambda space: space.update(members))
