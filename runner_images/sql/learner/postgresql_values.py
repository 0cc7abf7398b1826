"""What PostgreSQL writes of a value, as a value of Python's; a type that is not here stays a text."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

_READERS: Mapping[int, Callable[[str], object]] = {
    # By the numbers of pg_type, which never change.
    16: lambda text: text == "t",
    17: lambda text: bytes.fromhex(text.removeprefix("\\x")),
    20: int,
    21: int,
    23: int,
    26: int,
    700: float,
    701: float,
    1082: date.fromisoformat,
    1083: time.fromisoformat,
    1114: datetime.fromisoformat,
    1184: datetime.fromisoformat,
    1700: Decimal,
}


def value_of(text: str | None, kind: int) -> object:
    """Return the value that `text` is in the type `kind`; None for NULL."""
    if text is None or kind not in _READERS:
        return text
    try:
        return _READERS[kind](text)
    except (ValueError, ArithmeticError):
        return text  # `infinity`, years before Christ, a style that the statement has set
