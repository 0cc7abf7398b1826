"""A class of the learner's as their process describes it to the tests."""

import sys
import types
from collections.abc import Iterator
from functools import partialmethod, singledispatchmethod

from runner_images.common.values.builtin_subclasses import CHANGING, FIXED, plain_base
from runner_images.common.values.operations import SPECIALS
from runner_images.common.values.scalars import type_name
from runner_images.common.wire.frames import Frame, Json
from runner_images.python.learner.exported_objects import Encode, ExportedObjects

_TEXT = 2_000
_NAMES = 1_000
_METHODS = (
    types.FunctionType, types.MethodDescriptorType, types.ClassMethodDescriptorType, staticmethod, classmethod,
    partialmethod, singledispatchmethod,
)  # fmt: skip


def describe(kind: type, key: str, exported: ExportedObjects, encode: Encode) -> Frame:
    """Return the `class` frame of the learner's class `kind`."""
    base = plain_base(kind)
    own = [owner for owner in _ancestry(kind) if owner is not object and owner not in FIXED and not _is_error(owner)]
    names = {name: raw for owner in reversed(own) for name, raw in _contents(owner)}
    for name, raw in names.items():
        exported.originals.setdefault((key, name), raw)
    return {
        "kind": "class",
        "name": _text(type.__dict__["__name__"].__get__(kind)),
        "module": _text(type.__getattribute__(kind, "__module__")),
        "doc": _text(vars(kind).get("__doc__")) or None,
        "bases": [_base(one, exported) for one in type.__dict__["__bases__"].__get__(kind)],
        "plain": None if base is None else base.__name__,
        "changing": base in CHANGING,
        "names": {
            name: "method" if isinstance(raw, _METHODS) else "value"
            for name, raw in list(names.items())[:_NAMES]
            if name.isidentifier() and not name.startswith("__")
        },
        "specials": [name for name in sorted(SPECIALS) if names.get(name) is not None],
        "unhashable": names.get("__hash__", 0) is None,
        "fields": _fields(kind),
        "members": _members(kind, encode),
    }


def _ancestry(kind: type) -> tuple[type, ...]:
    ancestry: tuple[type, ...] = type.__dict__["__mro__"].__get__(kind)
    return ancestry


def _is_error(kind: type) -> bool:
    return issubclass(kind, BaseException) and type_name(kind) is not None


def _contents(kind: type) -> Iterator[tuple[str, object]]:
    return ((name, raw) for name, raw in type.__dict__["__dict__"].__get__(kind).items() if type(name) is str)


def _base(kind: type, exported: ExportedObjects) -> Json:
    name = type_name(kind)
    return {"class": exported.key_of(kind)} if name is None else {"builtin": name}


def _text(value: object) -> str:
    return value[:_TEXT] if type(value) is str else ""


def _fields(kind: type) -> Json:
    """Return name and `init` of each field of a dataclass; None for another class."""
    found = vars(kind).get("__dataclass_fields__")
    if not isinstance(found, dict):
        return None
    return [[str(name), bool(getattr(field, "init", True))] for name, field in found.items()]


def _members(kind: type, encode: Encode) -> Json:
    """Return name, canonical name and value of each member of an enumeration; None for another class."""
    enum = sys.modules.get("enum")
    if enum is None or not isinstance(kind, enum.EnumMeta):
        return None
    members = type.__getattribute__(kind, "_member_map_")
    return [[name, member._name_, encode(member._value_)] for name, member in members.items()]
