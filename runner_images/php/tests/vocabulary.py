"""What a suite may import of PHP by `from php import …`: its exceptions, all below `Throwable`."""

import builtins


class Throwable(builtins.Exception):
    """Whatever PHP can throw; classes of a learner's own inherit from it too.

    Attributes:
        message: What it says.
        code: The number that it was given, 0 without one.
    """

    message: str
    code: object

    def getMessage(self) -> str:  # noqa: N802 - as PHP calls it
        """Return what it says."""
        return self.message

    def getCode(self) -> object:  # noqa: N802
        """Return its number."""
        return self.code


_BELOW = {
    "Exception": "Throwable",
    "ErrorException": "Exception",
    "JsonException": "Exception",
    "LogicException": "Exception",
    "BadFunctionCallException": "LogicException",
    "BadMethodCallException": "BadFunctionCallException",
    "DomainException": "LogicException",
    "InvalidArgumentException": "LogicException",
    "LengthException": "LogicException",
    "OutOfRangeException": "LogicException",
    "RuntimeException": "Exception",
    "OutOfBoundsException": "RuntimeException",
    "OverflowException": "RuntimeException",
    "RangeException": "RuntimeException",
    "UnderflowException": "RuntimeException",
    "UnexpectedValueException": "RuntimeException",
    "Error": "Throwable",
    "ArithmeticError": "Error",
    "DivisionByZeroError": "ArithmeticError",
    "AssertionError": "Error",
    "CompileError": "Error",
    "ParseError": "CompileError",
    "TypeError": "Error",
    "ArgumentCountError": "TypeError",
    "UnhandledMatchError": "Error",
    "ValueError": "Error",
}
"""PHP's own classes, each with the one that it inherits from: https://www.php.net/manual/en/spl.exceptions.php."""

_MEANT_TOO: dict[str, type[builtins.Exception]] = {
    "ArithmeticError": builtins.ArithmeticError,
    "CompileError": builtins.SyntaxError,
    "DivisionByZeroError": builtins.ZeroDivisionError,
    "TypeError": builtins.TypeError,
    "ValueError": builtins.ValueError,
}
"""Python's classes that a test means by the same; never its AssertionError, which judges."""

__all__ = ["Throwable", *_BELOW]  # noqa: PLE0604 - the keys are texts


def _classes() -> dict[str, type]:
    made: dict[str, type] = {"Throwable": Throwable}
    for name, parent in _BELOW.items():
        too = (_MEANT_TOO[name],) if name in _MEANT_TOO else ()
        made[name] = type(name, (made[parent], *too), {"__doc__": "PHP's own.", "__module__": "php"})
    return made


_CLASSES = _classes()
ERRORS = {f"php.{name}": kind for name, kind in _CLASSES.items()}
"""The exception classes by the names that the learner's process calls them."""


def __getattr__(name: str) -> type:
    """Return the class of that name."""
    if name in _CLASSES:
        return _CLASSES[name]
    msg = f"PHP has no exception {name}"
    raise AttributeError(msg)
