"""The operations that one side may ask of an object of the other: a closed table, each with Python's own meaning."""

import copy
import math
import operator
import time
from collections.abc import Callable

from runner_images.common.values.builtin_subclasses import plain_base, plain_value

Operation = Callable[..., object]


def _call(function: Callable[..., object], /, *arguments: object, **keywords: object) -> object:
    return function(*arguments, **keywords)


def _method(target: object, name: str, /, *arguments: object, **keywords: object) -> object:
    method: Callable[..., object] = getattr(target, name)
    return method(*arguments, **keywords)


def _method_as(kind: type, target: object, name: str, /, *arguments: object, **keywords: object) -> object:
    """Call the method that `kind` has, though the class of `target` may have another: what `super()` asks for."""
    return _found(kind, target, name)(*arguments, **keywords)


def _enter(target: object) -> object:
    return _found(type(target), target, "__enter__")()


def _exit(target: object, *details: object) -> bool:
    return bool(_found(type(target), target, "__exit__")(*details))


def _found(kind: type, target: object, name: str) -> Operation:
    """Return what `kind` has under `name`, bound to `target`, as Python itself looks for special methods."""
    for owner in kind.__mro__:
        if name in vars(owner):
            found = vars(owner)[name]
            bind = getattr(type(found), "__get__", None)
            method: Operation = found if bind is None else bind(found, target, type(target))
            return method
    raise AttributeError(name)


def _heart(target: object) -> object:
    base = plain_base(type(target))
    if base is None:
        raise TypeError(type(target).__name__)
    return plain_value(target, base)


BINARY: dict[str, Operation] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "matmul": operator.matmul,
    "truediv": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "divmod": divmod,
    "pow": pow,
    "lshift": operator.lshift,
    "rshift": operator.rshift,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
}
INPLACE: dict[str, Operation] = {
    "iadd": operator.iadd,
    "isub": operator.isub,
    "imul": operator.imul,
    "imatmul": operator.imatmul,
    "itruediv": operator.itruediv,
    "ifloordiv": operator.ifloordiv,
    "imod": operator.imod,
    "ipow": operator.ipow,
    "ilshift": operator.ilshift,
    "irshift": operator.irshift,
    "iand": operator.iand,
    "ior": operator.ior,
    "ixor": operator.ixor,
}
ORDER: dict[str, Operation] = {
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
UNARY: dict[str, Operation] = {
    "neg": operator.neg,
    "pos": operator.pos,
    "invert": operator.invert,
    "abs": abs,
    "int": int,
    "float": float,
    "complex": complex,
    "index": operator.index,
    "trunc": math.trunc,
    "floor": math.floor,
    "ceil": math.ceil,
}
OPERATIONS: dict[str, Operation] = {
    **BINARY,
    **INPLACE,
    **ORDER,
    **UNARY,
    "eq": operator.eq,
    "ne": operator.ne,
    "heart": _heart,
    "call": _call,
    "method": _method,
    "method_as": _method_as,
    "get": getattr,
    "set": setattr,
    "delete": delattr,
    "enter": _enter,
    "exit": _exit,
    "iter": iter,
    "next": next,
    "reversed": reversed,
    "len": len,
    "contains": operator.contains,
    "getitem": operator.getitem,
    "setitem": operator.setitem,
    "delitem": operator.delitem,
    "bool": bool,
    "hash": hash,
    "str": str,
    "repr": repr,
    "format": format,
    "bytes": bytes,
    "round": round,
    "dir": dir,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "wait": time.sleep,
}
SPECIALS = frozenset(
    f"__{name}__"
    for name in (
        *BINARY, *(f"r{name}" for name in BINARY), *INPLACE, *ORDER, *UNARY, "eq", "ne", "call", "enter", "exit",
        "iter", "next", "reversed", "len", "contains", "getitem", "setitem", "delitem", "bool", "hash", "str", "repr",
        "format", "bytes", "round",
    )
)  # fmt: skip
"""The special methods that a class may be said to have."""


def asked(special: str) -> tuple[str, bool]:
    """Return the operation that the special method `special` stands for, and whether its operands are exchanged."""
    name = special.strip("_")
    return (name, False) if name in OPERATIONS else (name[1:], True)
