"""Finds the line of a TOML text that a validation error is about, since `tomllib` keeps no positions."""

import re

TABLE = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(#.*)?$")


def line_of(text: str, location: tuple[str | int, ...]) -> int | None:
    """Return the line (from 1) of a key such as `("checks", 2, "points")`, of its table, or None.

    The nearest known ancestor is answered when the key itself is absent, for example when it is missing.
    """
    lines = text.splitlines()
    start, end, rest = _table(lines, location)
    if not rest or not isinstance(rest[0], str):
        return start
    key = re.compile(rf"^\s*{re.escape(rest[0])}\s*[=.]")
    for number in range(start or 1, end + 1):
        if key.match(lines[number - 1]):
            return number
    return start


def line_in(sentence: str, text: str) -> int:
    """Return the line that `tomllib` of Python 3.11 names only in its sentence: `… (at line 3, column 1)`."""
    _, _, tail = sentence.rpartition("(at line ")
    number = tail.split(",", 1)[0]
    return int(number) if number.isdecimal() else text.count("\n") + 1


def _table(lines: list[str], location: tuple[str | int, ...]) -> tuple[int | None, int, tuple[str | int, ...]]:
    """Return the first and last line of the table that holds the location, and what is left of the location."""
    headers = [(number, match[1]) for number, line in enumerate(lines, 1) if (match := TABLE.match(line))]
    start, within, rest = None, range(1, len(lines) + 1), location
    dotted: tuple[str, ...] = ()
    while rest and isinstance(rest[0], str):
        inner = ".".join((*dotted, rest[0]))
        index, taken = (rest[1], 2) if len(rest) > 1 and isinstance(rest[1], int) else (0, 1)
        wanted = [number for number, header in headers if header == inner and number in within]
        if index >= len(wanted):
            break
        start, dotted, rest = wanted[index], (*dotted, rest[0]), rest[taken:]
        within = range(start, wanted[index + 1] if index + 1 < len(wanted) else within.stop)
    following = [number for number, _ in headers if number > (start or 0)]
    return start, min([*following, len(lines) + 1]) - 1, rest
