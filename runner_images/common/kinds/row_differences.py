"""In what the rows of an answer differ from those expected: the first thing that a sentence can say for certain."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import permutations

from runner_images.common.kinds.table_drawing import written_cell, written_row
from runner_images.common.tests.literals import cut_middle
from runner_images.common.wire.frames import Json

Row = tuple[object, ...]
Key = tuple[tuple[str, str], ...]
"""What a row is worth: equal for equal rows, and in an order of its own."""

_WHOLE = 10**12
_DIGITS = ".12g"
_WIDEST = 6
_SHORT = 120


def cell_key(cell: object) -> tuple[str, str]:
    """Return what a cell is worth: numbers by their value to twelve digits, moments by their text."""
    match cell:
        case None:
            return "", ""
        case int() if abs(cell) >= _WHOLE:
            return "number", str(cell)
        case int() | float() | Decimal():
            return "number", format(float(cell) + 0.0, _DIGITS)
        case str() | date() | time() | datetime():
            return "text", str(cell)
    return type(cell).__name__, repr(cell)


def row_keys(rows: Sequence[Row]) -> list[Key]:
    """Return what each row is worth."""
    return [tuple(map(cell_key, row)) for row in rows]


def row_difference(
    columns: Sequence[str], expected: Sequence[Row], actual: Sequence[Row], *, ordered: bool
) -> dict[str, Json]:
    """Return the word of the difference and what its sentence needs; the words are those of PROTOCOL.md."""
    counts: dict[str, Json] = {"expected_count": len(expected), "actual_count": len(actual)}
    if expected and not actual:
        return {"difference": "no_rows", **counts}
    widths = {len(row) for row in expected}
    if widths - {len(columns)}:
        return {"difference": "column_count", "expected_count": max(widths), "actual_count": len(columns)}
    keys = _Keys(expected, actual)
    if keys.same_rows:
        return {"difference": "row_order", **_first_in_order(expected, actual)} if ordered else {}
    return next(_differences(columns, keys, counts, ordered=ordered))


class _Keys:
    """The rows of both sides, by what they are worth."""

    def __init__(self, expected: Sequence[Row], actual: Sequence[Row]) -> None:
        self.expected, self.actual = expected, actual
        self.wanted, self.given = row_keys(expected), row_keys(actual)
        self._wanted, self._given = Counter(self.wanted), Counter(self.given)
        self.surplus, self.lacking = self._given - self._wanted, self._wanted - self._given

    @property
    def same_rows(self) -> bool:
        return not self.surplus and not self.lacking

    @property
    def first_surplus(self) -> Key | None:
        # Of a row that comes too often, the last ones are those too many.
        return next((key for key in self.given if key in self.surplus), None)

    @property
    def first_lacking(self) -> Key | None:
        return next((key for key in self.wanted if key in self.lacking), None)

    def times(self, key: Key) -> tuple[int, int]:
        """Return how often a row is expected, and how often it came."""
        return self._wanted[key], self._given[key]


def _differences(
    columns: Sequence[str], keys: _Keys, counts: Mapping[str, Json], *, ordered: bool
) -> Iterator[dict[str, Json]]:
    """Yield what can be said, the surest first; there is always something."""
    surplus, lacking = keys.first_surplus, keys.first_lacking
    if surplus is not None and lacking is None:
        yield _too_many(keys, surplus, counts)
    if lacking is not None and surplus is None:
        word = "row_missing" if keys.lacking.total() == 1 else "rows_missing"
        yield {"difference": word, "item": _row(keys.expected[keys.wanted.index(lacking)]), **counts}
    if _are_swapped(keys):
        yield {"difference": "columns_swapped"}
    if surplus is not None and lacking is not None:
        pair = _pair(keys, ordered=ordered)
        if pair is not None:
            yield _cell(columns, keys, *pair)
        item, other = keys.expected[keys.wanted.index(lacking)], keys.actual[keys.given.index(surplus)]
        yield {"difference": "rows_differ", "item": _row(item), "inner_actual": _row(other), **counts}


def _too_many(keys: _Keys, surplus: Key, counts: Mapping[str, Json]) -> dict[str, Json]:
    wanted, given = keys.times(surplus)
    item = _row(keys.actual[keys.given.index(surplus)])
    if wanted:
        return {"difference": "row_repeated", "item": item, "expected_count": wanted, "actual_count": given}
    word = "row_extra" if keys.surplus.total() == 1 else "rows_extra"
    return {"difference": word, "item": item, **counts}


def _pair(keys: _Keys, *, ordered: bool) -> tuple[int, int] | None:
    """Return the places of an expected and an obtained row that are the same but for one cell; None without any."""
    if len(keys.expected) != len(keys.actual):
        return None
    if ordered:
        place = next(n for n, (one, other) in enumerate(zip(keys.wanted, keys.given, strict=True)) if one != other)
        return (place, place) if _distance(keys.wanted[place], keys.given[place]) == 1 else None
    lacking, surplus = keys.wanted.index(keys.first_lacking or ()), set(keys.surplus)
    near = (n for n, key in enumerate(keys.given) if key in surplus and _distance(keys.wanted[lacking], key) == 1)
    return next(((lacking, place) for place in near), None)


def _distance(one: Key, other: Key) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _cell(columns: Sequence[str], keys: _Keys, expected: int, actual: int) -> dict[str, Json]:
    pairs = zip(keys.wanted[expected], keys.given[actual], strict=True)
    column = next(n for n, (one, other) in enumerate(pairs) if one != other)
    return {
        "difference": "cell",
        "row": actual + 1,
        "column": columns[column],
        "inner_expected": _cut(written_cell(keys.expected[expected][column])),
        "inner_actual": _cut(written_cell(keys.actual[actual][column])),
    }


def _are_swapped(keys: _Keys) -> bool:
    """Tell whether the right columns are there, in another order."""
    width = len(keys.wanted[0]) if keys.wanted else 0
    if not 1 < width <= _WIDEST or len(keys.wanted) != len(keys.given):
        return False
    given = Counter(keys.given)
    orders = permutations(range(width))
    return any(Counter(tuple(key[n] for n in order) for key in keys.wanted) == given for order in orders)


def _first_in_order(expected: Sequence[Row], actual: Sequence[Row]) -> dict[str, Json]:
    pairs = zip(row_keys(expected), row_keys(actual), strict=True)
    place = next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
    return {"row": place + 1, "inner_expected": _row(expected[place]), "inner_actual": _row(actual[place])}


def _row(row: Row) -> str:
    return _cut(written_row(row))


def _cut(text: str) -> str:
    return cut_middle(text, _SHORT)
