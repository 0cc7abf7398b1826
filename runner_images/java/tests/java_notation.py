"""How Java writes values and calls: containers as it prints them, everything else as a program does."""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from runner_images.common.tests.notation import Notation, digits
from runner_images.common.tests.suite_language import Again

_SUFFIX = ".java"
_INT, _LONG = 1 << 31, 1 << 63
_PLAIN_FROM, _PLAIN_TO = 1e-3, 1e7
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_UNSAFE = frozenset("\"$`!%\\'")
"""What bash, zsh, cmd or PowerShell may take for theirs."""


def modules(files: Iterable[str]) -> dict[str, str]:
    """Return the file of each module: `Panier.java` is `Panier`, `boutique/Panier.java` is `boutique.Panier`."""
    found: dict[str, str] = {}
    for file in files:
        path = PurePosixPath(file)
        parts = path.with_suffix("").parts
        if path.suffix != _SUFFIX or not all(part.isidentifier() for part in parts):
            continue
        for depth in range(1, len(parts)):
            found.setdefault(".".join(parts[:depth]), "/".join(parts[:depth]))
        found[".".join(parts)] = file
    return found


def again(last: Again) -> str | None:
    """Return a line for a shell, in which JShell reads the file; None where it could not know the types of a list."""
    if "/" in last.file or any(sign in _outside(last.given or "") for sign in "[{"):
        return None
    what = last.subject if last.subject == last.module else f"{last.module}.{last.subject}"
    if last.given is not None:
        what = f"{'new ' if last.subject[:1].isupper() else ''}{what}({last.given})"
    shown = f"System.out.println({what})" if last.is_silent or last.given is None else what
    return f"echo '{shown};' | jshell -s {last.file} -"


def _outside(given: str) -> str:
    """Return what stands outside of the texts of a call, in which a quotation mark is written by its number."""
    return "".join(given.split('"')[::2])


def _text(text: str) -> str:
    return f'"{"".join(map(_character, text))}"'


def _character(one: str) -> str:
    if one in _ESCAPES:
        return _ESCAPES[one]
    if one.isprintable() or one in _NO_BREAK:
        return one
    number = ord(one)
    return f"\\u{number:04x}" if number < 1 << 16 else one


def _pasted(text: str) -> str:
    return '"{}"'.format("".join(f"\\{ord(one):03o}" if one in _UNSAFE else _character(one) for one in text))


def _single(value: object) -> str | None:
    kind = type(value)
    return _WRITTEN[kind](value) if kind in _WRITTEN else None


def _whole(value: int) -> str:
    if -_INT <= value < _INT:
        return str(value)
    return f"{value}L" if -_LONG <= value < _LONG else f'new BigInteger("{digits(value)}")'


def _real(value: float) -> str:
    """Return a number as `Double.toString` does."""
    if not math.isfinite(value):
        return "Double.NaN" if math.isnan(value) else f"Double.{'POSITIVE' if value > 0 else 'NEGATIVE'}_INFINITY"
    if value == 0 or _PLAIN_FROM <= abs(value) < _PLAIN_TO:
        return f"{Decimal(repr(value)):f}"
    sign, figures, exponent = Decimal(repr(value)).normalize().as_tuple()
    first, *rest = map(str, figures)
    return f"{'-' if sign else ''}{first}.{''.join(rest) or '0'}E{int(exponent) + len(rest)}"


def _moment(value: datetime) -> str:
    return f'{"LocalDateTime" if value.tzinfo is None else "ZonedDateTime"}.parse("{value.isoformat()}")'


_WRITTEN: dict[type, Callable[[Any], str]] = {
    type(None): lambda _value: "null",
    bool: lambda value: "true" if value else "false",
    int: _whole,
    float: _real,
    Decimal: 'new BigDecimal("{}")'.format,
    date: lambda value: f"LocalDate.of({value.year}, {value.month}, {value.day})",
    datetime: _moment,
}

NOTATION = Notation(
    text=_text,
    pasted=_pasted,
    single=_single,
    brackets={
        list: ("[", "]"), tuple: ("[", "]"), set: ("[", "]"), frozenset: ("[", "]"), dict: ("{", "}"),
        OrderedDict: ("{", "}"),
    },
    pairs={dict: ("", "=", ""), OrderedDict: ("", "=", "")},
)  # fmt: skip
