"""A table as text: a line a row, which reads well aloud, with nothing in it that no row holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

_MOST_ROWS = 40
_LONGEST = 60
_BAR = " | "


@dataclass(frozen=True)
class Written:
    """A text that is shown as it is."""

    text: str

    def __repr__(self) -> str:
        return self.text


def drawn(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return the names of the columns and the rows, a line each."""
    lines = [_BAR.join(columns), *(written_row(row) for row in rows[:_MOST_ROWS])]
    return "\n".join([*lines, "…"] if len(rows) > _MOST_ROWS else lines)


def written_row(row: Iterable[object]) -> str:
    """Return a row as it is drawn."""
    return _BAR.join(written_cell(cell) for cell in row)


def written_cell(cell: object) -> str:
    """Return a cell as it is drawn: a text between quotes where it would look like something else."""
    match cell:
        case None:
            return "NULL"
        case bool():
            return "true" if cell else "false"
        case str():
            return _text(cell)
        case int() | float() | Decimal() | date() | time() | datetime():
            return str(cell)
        case bytes():
            return f"x'{cell[:_LONGEST].hex()}'"
    return repr(cell)


def _text(cell: str) -> str:
    short = cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…"
    plain = short.replace("\n", "⏎")
    return f"'{plain}'" if _looks_otherwise(plain) else plain


def _looks_otherwise(text: str) -> bool:
    if text != text.strip() or text.upper() in {"", "NULL", "TRUE", "FALSE"} or _BAR.strip() in text:
        return True
    try:
        float(text)
    except ValueError:
        return False
    return True
