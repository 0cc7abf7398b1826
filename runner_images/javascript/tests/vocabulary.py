"""What a suite may import of JavaScript by `from javascript import …`: its errors, and `undefined`."""

import builtins
from typing import NoReturn

__all__ = [
    "AggregateError", "Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "Thrown", "TypeError",
    "URIError", "UnhandledRejection", "UnsettledPromise", "undefined",
]  # fmt: skip


class Undefined:
    """What a variable, a property or a call has without a value: no `None`, which is JavaScript's `null`."""

    def __bool__(self) -> bool:
        """Return False, as JavaScript does."""
        return False

    def __repr__(self) -> str:
        """Return its name."""
        return "undefined"

    def __reduce__(self) -> str:
        """Let copies be the one."""
        return "undefined"

    def __call__(self, *_arguments: object, **_keywords: object) -> NoReturn:
        """Refuse to be called, in JavaScript's words."""
        msg = "undefined is not a function"
        raise builtins.TypeError(msg)


undefined = Undefined()


class Error(Exception):
    """An error of JavaScript's; those of a learner's own class inherit from it too.

    Attributes:
        name: The name that it was given, else that of its class.
        message: What it says.
    """

    name: str
    message: str


class EvalError(Error):
    """JavaScript's own."""


class RangeError(Error):
    """JavaScript's own: a number out of bounds, a call too deep."""


class ReferenceError(Error, builtins.ReferenceError):  # noqa: A001 - as it is called
    """JavaScript's own: a name that is not defined."""


class SyntaxError(Error, builtins.SyntaxError):  # noqa: A001 - as it is called
    """JavaScript's own: a text that cannot be read."""


class TypeError(Error, builtins.TypeError):  # noqa: A001 - as it is called; Python's is meant by it too
    """JavaScript's own: a value that cannot be used so."""


class URIError(Error):
    """JavaScript's own."""


class AggregateError(Error):
    """JavaScript's own: several errors in one."""


class Thrown(Error):
    """What stands for a value that was thrown and is no error: the first of `args`."""


class UnhandledRejection(Error):
    """A promise was rejected, and nothing in the program handled it."""


class UnsettledPromise(Error):
    """A promise that the tests waited for is never settled, as nothing is left to do."""


ERRORS: dict[str, type[Error]] = {
    f"javascript.{kind.__name__}": kind
    for kind in (
        Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError, Thrown,
        UnhandledRejection, UnsettledPromise,
    )
}  # fmt: skip
"""The error classes by the names that the learner's process calls them."""
