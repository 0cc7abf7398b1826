"""How PHP writes values and calls."""

import math
from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath

from runner_images.common.tests.notation import Notation, digits, safe
from runner_images.common.tests.suite_language import Again

_SUFFIX = ".php"
_LARGEST = 1 << 63
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "$": "\\$", "\x1b": "\\e"}
_NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def modules(files: Iterable[str]) -> dict[str, str]:
    """Return the file of each module: `rendez-vous.php` is `rendez_vous`, `outils/dates.php` is `outils.dates`."""
    found: dict[str, str] = {}
    for file in files:
        path = PurePosixPath(file)
        parts = path.with_suffix("").as_posix().replace("-", "_").split("/")
        if path.suffix != _SUFFIX or not all(part.isidentifier() for part in parts):
            continue
        for depth in range(1, len(parts)):
            found.setdefault(".".join(parts[:depth]), "/".join(path.parts[:depth]))
        if not found.get(".".join(parts), "").endswith(_SUFFIX):
            found[".".join(parts)] = file
    return found


def again(last: Again) -> str:
    """Return a line for a shell: PHP reads the file and shows what came."""
    what = last.subject
    if last.given is not None:
        what = f"{'new ' if what[:1].isupper() else ''}{what}({last.given})"
    return f"""php -r 'require "{last.file}"; var_dump({what});'"""


def _text(text: str) -> str:
    return f'"{"".join(map(_character, text))}"'


def _character(one: str) -> str:
    if one in _ESCAPES:
        return _ESCAPES[one]
    return one if one.isprintable() or one in _NO_BREAK else f"\\u{{{ord(one):x}}}"


def _bytes(value: bytes) -> str:
    readable = "".join(chr(one) if 32 <= one < 127 and chr(one) not in '"\\$' else f"\\x{one:02x}" for one in value)  # noqa: PLR2004 - ASCII
    return f'"{readable}"'


def _single(value: object) -> str | None:
    match value:
        case None | bool() if type(value) in (type(None), bool):
            return {None: "null", True: "true", False: "false"}[value]
        case int() if type(value) is int:
            return digits(value) if -_LARGEST <= value < _LARGEST else _real(float(value))
        case float() if type(value) is float:
            return _real(value)
        case bytes() if type(value) is bytes:
            return _bytes(value)
        case datetime() if type(value) is datetime:
            return f'new DateTimeImmutable("{value.isoformat()}")'
    return None


def _real(value: float) -> str:
    """Return a number with a point, as `var_export` does."""
    if not math.isfinite(value):
        return "NAN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    written = repr(value)
    mantissa, _, exponent = written.partition("e")
    if not exponent:
        return written
    return (
        f"{mantissa if '.' in mantissa else mantissa + '.0'}E{'' if exponent.startswith('-') else '+'}{int(exponent)}"
    )


NOTATION = Notation(
    text=_text,
    pasted=lambda text: f'"{safe(text, _character)}"',
    single=_single,
    brackets={
        list: ("[", "]"), tuple: ("[", "]"), dict: ("[", "]"), set: ("[", "]"), frozenset: ("[", "]"),
        OrderedDict: ("[", "]"),
    },
    pairs={dict: ("", " => ", ""), OrderedDict: ("", " => ", "")},
)  # fmt: skip
