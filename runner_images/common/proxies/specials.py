"""The special methods of handles: which question each asks of the learner's process, and which it answers here.

An operator tells their code the test's own operand, perhaps the expected value: `abs(area(3) - 28.27) < 0.01` must not
pass on an object whose `-` answers with an object that is 0 for `abs`. So of an object that their code gave and a plain
number only an object comes, a `spent` one, which gives no number; and a date does not compute with it at all.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from runner_images.common.proxies.handles import ask, exact, heart, is_handle, is_named, kind_of, reference_of
from runner_images.common.proxies.raise_sites import raised_by_the_test
from runner_images.common.tests.cannot_cross import CannotCrossError
from runner_images.common.values import operations
from runner_images.common.values.builtin_subclasses import FIXED
from runner_images.common.values.operations import BINARY, INPLACE, ORDER, UNARY
from runner_images.common.wire.limits import MAX_LENGTH

_DECIDERS = {
    **dict.fromkeys(("lt", "gt"), ("__lt__", "__gt__")),
    **dict.fromkeys(("le", "ge"), ("__le__", "__ge__")),
    **dict.fromkeys(("eq", "ne"), ("__eq__", "__ne__")),
}
"""The special methods that can answer each comparison, the other operand's too."""
_NUMBERS: dict[str, type] = {"int": int, "float": float, "complex": complex, "index": int}
_SIZED = ("__bool__", "__len__")
_ABSORBED = (int, float, complex, Decimal, Fraction, set, frozenset)
_REFUSED = (date, time)


def special(name: str) -> Callable[..., object]:
    """Return the method `name` for a class of handles whose learner's class has it."""
    operator, exchanged = operations.asked(name)
    if name in _WRITTEN:
        return _WRITTEN[name]
    if operator in BINARY or operator in INPLACE:
        return _binary(name, operator, exchanged=exchanged)
    return _unary(operator) if operator in UNARY else _plain_question(operator)


def _binary(name: str, operator: str, *, exchanged: bool) -> Callable[..., object]:
    in_place = operator in INPLACE

    def method(self: object, other: object, *more: object) -> object:
        left, right = (other, self) if exchanged else (self, other)
        spent = reference_of(self).spent and not is_handle(other)
        made, base = reference_of(self).made, kind_of(self).base
        if isinstance(other, _REFUSED) and not made:
            return NotImplemented
        absorbs = isinstance(other, _ABSORBED) and not made and not (name == "__radd__" and other == 0)
        if absorbs and base in FIXED:
            return getattr(base, name, _not_implemented)(self, other, *more)
        answer = ask(operator, left, right, *more)
        if absorbs and (not is_handle(answer) or kind_of(answer).base is not None):
            _unsupported(operator, left, right)
        if is_handle(answer) and not (in_place and answer is self):
            reference_of(answer).spent = reference_of(answer).spent or spent or isinstance(other, _ABSORBED)
        return answer

    return method


def _not_implemented(*_operands: object) -> object:
    return NotImplemented


def _unsupported(operator: str, left: object, right: object) -> NoReturn:
    msg = (
        f"unsupported operand type(s) for {operator}: '{type(left).__name__}' and '{type(right).__name__}' "
        "(of an object that the learner's code gave and a plain number only such an object can come)"
    )
    raise TypeError(msg)


def _unary(operator: str) -> Callable[..., object]:
    def method(self: object) -> object:
        _not_spent(self)
        answer = ask(operator, self)
        return exact(_NUMBERS[operator], answer) if operator in _NUMBERS else answer

    return method


def _round(self: object, *digits: object) -> object:
    _not_spent(self)
    return ask("round", self, *digits)


def _not_spent(handle: object) -> None:
    if reference_of(handle).spent:
        raise CannotCrossError(
            type(handle).__name__,
            why="an object computed by the learner's class from the test's own numbers gives no number",
        )


def _plain_question(operator: str) -> Callable[..., object]:
    def method(self: object, *arguments: object, **keywords: object) -> object:
        return reference_of(self).border.operate(operator, self, *arguments, **keywords)

    return method


def _comparison(operator: str) -> Callable[[object, object], object]:
    name = f"__{operator}__"

    def method(self: object, other: object) -> object:
        mine = kind_of(self)
        if is_handle(other):
            theirs = kind_of(other)
            asks = any(one in mine.specials or one in theirs.specials for one in _DECIDERS[operator])
            if asks and is_named(self) and is_named(other):
                return exact(bool, ask(operator, self, other))
        if mine.base is None:
            return NotImplemented
        if mine.base in FIXED:
            return getattr(mine.base, name)(self, other)
        right = heart(other) if is_handle(other) and kind_of(other).base is not None else other
        return getattr(mine.base, name)(heart(self), right)

    return method


def _hash(self: object) -> int:
    kind = kind_of(self)
    if "__hash__" in kind.specials and is_named(self):
        return exact(int, ask("hash", self))
    own: Callable[..., int] = (kind.base if kind.base in FIXED else object).__hash__
    return own(self)


def _bool(self: object) -> bool:
    kind = kind_of(self)
    _not_spent(self)
    if any(name in kind.specials for name in _SIZED) and is_named(self):
        return exact(bool, ask("bool", self))
    if "__len__" in kind.specials:
        return _len(self) != 0
    return bool(heart(self)) if kind.base in FIXED else True


def _len(self: object) -> int:
    length = exact(int, ask("len", self))
    if length > MAX_LENGTH:
        raise CannotCrossError(type(self).__name__, why="an object that says it is longer than ten million")
    return length


def _contains(self: object, item: object) -> bool:
    if is_named(self):
        return exact(bool, ask("contains", self, item))
    # Of a class that the test never named: what it holds is looked at here, one by one.
    return any(item is one or item == one for one in _items(self))


def _items(self: object) -> Iterator[object]:
    iterator = ask("iter", self)
    while True:
        try:
            yield ask("next", iterator)
        except StopIteration:
            return


def _str(self: object) -> str:
    reference = reference_of(self)
    if reference.text is not None:
        return reference.text
    return exact(str, ask("str", self))


def _format(self: object, specification: str) -> str:
    return exact(str, ask("format", self, specification)) if specification else str(self)


def _call(self: object, /, *arguments: object, **keywords: object) -> object:
    return reference_of(self).border.operate("call", self, *arguments, **keywords)


def _enter(self: object) -> object:
    reference = reference_of(self)
    reference.entered = reference.border.requests + 1
    return ask("enter", self)


def _exit(self: object, kind: object, error: object, _trace: object) -> bool:
    reference = reference_of(self)
    idle = reference.border.requests == reference.entered
    swallowed = exact(bool, ask("exit", self, kind, error, None))
    return swallowed and isinstance(error, Exception) and (idle or raised_by_the_test(error, reference.border.suite))


def joined(self: object, other: object) -> object:
    """Return `other + self` for a class that inherits from `list`, where Python would add what its own list holds."""
    return other + heart(self) if isinstance(other, list) else NotImplemented  # type: ignore[operator]


def _copy(self: object) -> object:
    return ask("copy", self)


def _deepcopy(self: object, _memo: object) -> object:
    return ask("deepcopy", self)


def _dir(self: object) -> list[str]:
    names = ask("dir", self)
    return [name for name in names if type(name) is str] if type(names) is list else []


_WRITTEN: dict[str, Callable[..., object]] = {
    "__len__": _len,
    "__contains__": _contains,
    "__round__": _round,
    "__call__": _call,
    "__enter__": _enter,
    "__exit__": _exit,
}
CORE: dict[str, object] = {
    **{f"__{operator}__": _comparison(operator) for operator in ("eq", "ne", *ORDER)},
    "__hash__": _hash,
    "__bool__": _bool,
    "__str__": _str,
    "__format__": _format,
    "__copy__": _copy,
    "__deepcopy__": _deepcopy,
    "__dir__": _dir,
}
"""The methods of every class of handles."""
