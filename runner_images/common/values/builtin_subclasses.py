"""The plain value at the heart of an object whose class inherits from a plain type, as that of a named tuple does."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from runner_images.common.values import datetimes

_PARTS = (vars(Fraction)["_numerator"], vars(Fraction)["_denominator"])
_FIXED: dict[type, Callable[..., object]] = {
    bool: bool,
    int: int.__int__,
    float: float.__float__,
    complex: complex.__pos__,
    str: str.__str__,
    bytes: lambda value: b"".join((bytes.__getitem__(value, slice(None)),)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
    Decimal: Decimal,
    **{kind: datetimes.bare(kind) for kind in (date, datetime, time, timedelta)},
}
_CHANGING: dict[type, Callable[..., object]] = {
    list: lambda value: list(list.__iter__(value)),
    dict: lambda value: {key: dict.__getitem__(value, key) for key in dict.__iter__(value)},
    set: lambda value: set(set.__iter__(value)),
    bytearray: lambda value: bytearray(bytearray.__iter__(value)),
    # It does not change, but no class that stands for another can inherit from one whose class is abstract.
    Fraction: lambda value: Fraction(*(part.__get__(value) for part in _PARTS)),
}
FIXED = frozenset(_FIXED)
"""The plain types whose values never change: the plain value of such an object crosses with it, once."""
CHANGING = frozenset(_CHANGING)


def plain_base(kind: type) -> type | None:
    """Return the plain type that `kind` inherits from; None when there is none. Runs no code of a metaclass."""
    for base in type.__dict__["__mro__"].__get__(kind):
        if base in _FIXED or base in _CHANGING:
            return base if isinstance(base, type) else None
    return None


def plain_value(value: object, base: type) -> object:
    """Return the exact `base` that `value`, of a class of its own, is at heart; runs no method of that class."""
    return (_FIXED.get(base) or _CHANGING[base])(value)


def subclass_value(kind: type, base: type, *value: object) -> object:
    """Return a new `kind`, which inherits from the plain `base`, with that `value` of it at heart; asks nobody.

    Without a value, that of `base` itself.
    """
    new: Callable[..., object] = base.__new__
    plain = value[0] if value else None
    return new(kind, *(datetimes.state(plain) if isinstance(plain, date | time | timedelta) else value))
