"""Makes values from hostile code fit to be quoted in a sentence, on a page or in a terminal."""

from unicodedata import category

MAX_QUOTED = 300


def quotable(value: str, *, limit: int = MAX_QUOTED, lines: bool = False) -> str:
    r"""Return the value on one line, its control and invisible characters written out (`\x1b`), cut at `limit`.

    Args:
        limit: In characters, before they are written out.
        lines: Keep line ends, for text that may span lines.
    """
    cut = value if len(value) <= limit else f"{value[: limit - 1]}…"
    return "".join(character if _shows(character, lines=lines) else _written_out(character) for character in cut)


def _shows(character: str, *, lines: bool) -> bool:
    if character == "\n":
        return lines
    return character.isprintable() or category(character) == "Zs"


def _written_out(character: str) -> str:
    return ascii(character)[1:-1]
