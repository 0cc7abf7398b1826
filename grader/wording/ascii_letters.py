"""Text for terminals that show neither accents nor signs: the same words in plain letters."""

import re
from collections.abc import Mapping
from unicodedata import combining, normalize

SIGNS: Mapping[str, str] = {
    "✓": "[OK]",
    "✗": "[KO]",
    "◐": "[~]",
    "◷": "[..]",
    "⊘": "[X]",
    "⚙": "[!]",
    "▸": ">",
    "·": "-",
    "★": "*",
    "\N{RETURN SYMBOL}": "\\n",
    "\N{SHOULDERED OPEN BOX}": "_",
    "…": "...",
    "–": "-",  # noqa: RUF001 - the very sign
    "—": "-",
    "×": "x",  # noqa: RUF001 - the very sign
    "→": "->",
    "“": '"',
    "”": '"',
    "‘": "'",  # noqa: RUF001 - the very sign
    "’": "'",  # noqa: RUF001 - the very sign
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "ß": "ss",
    "€": "EUR",
    "°": "o",
}
QUOTES = re.compile(r"«[\s\u00a0\u202f]?|[\s\u00a0\u202f]?»")
UNKNOWN = "?"


def in_ascii(text: str) -> str:
    """Return the text in ASCII alone; what has no plain letters is a question mark."""
    if text.isascii():
        return text
    return "".join(map(_letters, normalize("NFC", QUOTES.sub('"', text))))


def written_out(text: str) -> str:
    r"""Return the text in ASCII, each other letter as its number (`\xe9`), for where plain letters would look equal."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


def untypable(name: str) -> str:
    """Return a name with a question mark for each letter beyond ASCII, so that no command is made of it."""
    return "".join(letter if letter.isascii() else UNKNOWN for letter in name)


def _letters(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in SIGNS:
        return SIGNS[letter]
    parts = (part for part in normalize("NFKD", letter) if not combining(part))
    return "".join(part if part.isascii() else UNKNOWN for part in parts)
