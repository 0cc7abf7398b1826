"""Rows and columns that a database gave: what a test compares, in order or not, and in what they differ."""

from collections.abc import Iterator, Sequence
from typing import overload

from runner_images.common.kinds.row_differences import Row, row_difference, row_keys
from runner_images.common.kinds.table_drawing import Written, drawn
from runner_images.common.tests.judged import Told, ToldValue
from runner_images.common.wire.frames import Json


class Rows(Sequence[Row], ToldValue):
    """Rows in their order. Equal numbers are equal, whatever their type; a moment equals its text."""

    ordered = True

    def __init__(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Hold `rows`, whose `columns` have names."""
        self._columns = tuple(columns)
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return drawn(self._columns, self._rows)

    def __eq__(self, other: object) -> bool:
        expected = rows_in(other)
        if expected is None:
            return NotImplemented
        ours, theirs = row_keys(self._rows), row_keys(expected)
        return ours == theirs if self.ordered else sorted(ours) == sorted(theirs)

    __hash__ = None  # type: ignore[assignment] # as a list's

    def told(self, expected: object) -> Told | None:
        """Return how they differ from the expected rows."""
        wanted = rows_in(expected)
        if wanted is None:
            return None
        params = row_difference(self._columns, wanted, self._rows, ordered=self.ordered)
        return Told(Rows(self._columns, wanted), self, params)


class UnorderedRows(Rows):
    """Rows in any order, each as often as it comes."""

    ordered = False


class Columns(tuple[str, ...], ToldValue):
    """The names of an answer's columns, in their order."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | tuple) and tuple(self) == tuple(other)

    __hash__ = tuple.__hash__

    def told(self, expected: object) -> Told | None:
        """Return how they differ from the expected names."""
        if not isinstance(expected, list | tuple) or not all(isinstance(name, str) for name in expected):
            return None
        return Told(
            Written(", ".join(expected)),
            Written(", ".join(self)),
            column_difference(tuple(map(str, expected)), tuple(self)),
        )


def rows_in(value: object) -> "list[Row] | None":
    """Return the rows that a test writes: a list of tuples; None for anything else."""
    if not isinstance(value, list | tuple | Rows):
        return None
    return [tuple(row) for row in value] if all(isinstance(row, list | tuple) for row in value) else None


def column_difference(expected: tuple[str, ...], actual: tuple[str, ...]) -> dict[str, Json]:
    """Return in what the names of columns differ."""
    counts: dict[str, Json] = {"expected_count": len(expected), "actual_count": len(actual)}
    lacking = [name for name in expected if name not in actual]
    surplus = [name for name in actual if name not in expected]
    if lacking and surplus and len(expected) == len(actual):
        return {"difference": "column_name", "item": lacking[0], "inner_actual": surplus[0]}
    if lacking:
        return {"difference": "column_missing", "item": lacking[0], **counts}
    if surplus:
        return {"difference": "column_extra", "item": surplus[0], **counts}
    if sorted(expected) == sorted(actual):
        return {"difference": "column_order"}
    return {"difference": "column_count", **counts}
