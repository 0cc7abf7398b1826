"""How JavaScript writes values and calls."""

import math
import re
from collections import OrderedDict
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import PurePosixPath

from runner_images.common.tests.notation import Notation, digits, safe
from runner_images.common.tests.suite_language import Again
from runner_images.javascript.tests.vocabulary import undefined

_SUFFIXES = (".js", ".mjs", ".cjs")
_EXACT = 1 << 53
_SMALL, _GREAT = 1e-6, 1e21
_NAME = re.compile(r"[A-Za-z_$\u00c0-\uffff][\w$\u00c0-\uffff]*\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def modules(files: Iterable[str]) -> dict[str, str]:
    """Return the file of each module: `rendez-vous.js` is `rendez_vous`, `outils/index.js` is `outils`.

    Of two files by one name `.js` comes first.
    """
    found: dict[str, str] = {}
    programs = [file for file in files if PurePosixPath(file).suffix in _SUFFIXES]
    for file in sorted(programs, key=lambda file: _SUFFIXES.index(PurePosixPath(file).suffix)):
        path = PurePosixPath(file)
        parts = path.with_suffix("").as_posix().replace("-", "_").split("/")
        if not all(part.isidentifier() for part in parts):
            continue
        for depth in range(1, len(parts)):
            found.setdefault(".".join(parts[:depth]), "/".join(path.parts[:depth]))
        name = ".".join(parts[:-1] if parts[-1] == "index" and len(parts) > 1 else parts)
        if found.get(name, "").endswith(_SUFFIXES):
            continue
        found[name] = file
    return found


def again(last: Again) -> str:
    """Return a line for a shell: Node imports the module and prints what came, of a promise its value."""
    what = f"m.{last.subject}" if last.given is None else f"m.{last.subject}({last.given})"
    new = "new " if last.given is not None and last.subject[:1].isupper() else ""
    return f"node -e \"import('./{last.file}').then(m => {new}{what}).then(console.log)\""


def _text(text: str) -> str:
    return f'"{"".join(map(_character, text))}"'


def _character(one: str) -> str:
    if one in _ESCAPES:
        return _ESCAPES[one]
    return one if one.isprintable() or one in _NO_BREAK else f"\\u{{{ord(one):x}}}"


def _single(value: object) -> str | None:
    kind = type(value)
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is int and isinstance(value, int):
        return digits(value) if abs(value) < _EXACT else f"{digits(value)}n"
    if isinstance(value, float) and kind is float:
        return _real(value)
    if isinstance(value, datetime) and kind is datetime and value.tzinfo is not None:
        return f'new Date("{value.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00")}Z")'
    return "undefined" if value is undefined else None


def _real(value: float) -> str:
    """Return a number as JavaScript writes it: https://tc39.es/ecma262/#sec-numeric-types-number-tostring."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0" if math.copysign(1, value) < 0 else "0"
    if _SMALL <= abs(value) < _GREAT:
        written = format(Decimal(repr(value)), "f")
        return written.rstrip("0").removesuffix(".") if "." in written else written
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        mantissa, _, exponent = f"{value:.17e}".partition("e")
        mantissa = mantissa.rstrip("0")
    power = int(exponent)
    return f"{mantissa.removesuffix('.0').removesuffix('.')}e{'+' if power > 0 else '-'}{abs(power)}"


def _key(key: object) -> str | None:
    if type(key) is int and isinstance(key, int):
        return str(key)
    return key if type(key) is str and isinstance(key, str) and _NAME.match(key) else None


NOTATION = Notation(
    text=_text,
    pasted=lambda text: f"'{safe(text, _character)}'",
    single=_single,
    brackets={
        list: ("[", "]"), tuple: ("[", "]"), dict: ("{ ", " }"), set: ("new Set([", "])"),
        frozenset: ("new Set([", "])"), OrderedDict: ("new Map([", "])"),
    },
    pairs={dict: ("", ": ", ""), OrderedDict: ("[", ", ", "]")},
    empty={dict: "{}"},
    key=_key,
)  # fmt: skip
