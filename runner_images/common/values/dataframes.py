"""Tables and columns of pandas', where an exercise has it: by value, copied, of plain cells and plain labels alone."""

import importlib
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from runner_images.common.values.arrays import is_array

TABLES = frozenset({"DataFrame", "Series"})
_PLACE = Path("/opt/packages/pandas")
_MOST_ROWS = 10_000_000
_PLAIN = frozenset({bool, int, float, str, type(None), date, datetime})


def table_parts(value: object) -> tuple[str, list[object]] | None:
    """Return the tag of a table or a column of pandas' own classes, and what it is made of: plain values and arrays.

    None where it is no such table, or where a cell or a label is not plain.
    """
    pandas = _pandas()
    if pandas is None or type(value) not in {pandas.DataFrame, pandas.Series}:
        return None
    table: Any = value
    if type(value) is pandas.Series:
        parts = [table.name, *_labels(table.index, pandas), _cells(table)]
        return ("Series", parts) if all(map(_crosses, parts)) else None
    columns = [_cells(table.iloc[:, place]) for place in range(table.shape[1])]
    parts = [*_labels(table.columns, pandas), *_labels(table.index, pandas), *columns]
    return ("DataFrame", parts) if all(map(_crosses, parts)) else None


def table_from(tag: str, parts: list[object]) -> object:
    """Return the table that is made of these; ValueError or TypeError when it is none, or this image has no tables."""
    pandas: Any = _pandas() or _imported()
    if pandas is None or not all(map(_crosses, parts)):
        msg = "no table"
        raise ValueError(msg)
    if tag == "Series":
        name, *index, cells = parts
        return _column(cells, _index(index, pandas), name, pandas)
    columns, rows = _index(parts[:2], pandas), _index(parts[2:4], pandas)
    series = (_column(cells, rows, None, pandas) for cells in parts[4:])
    table = pandas.DataFrame(dict(enumerate(series)), index=rows)
    table.columns = columns
    return table


def _column(cells: object, rows: Any, name: object, pandas: Any) -> object:
    """Return a column of as many cells as there are rows: one cell is not one for each of any number of them."""
    if not (isinstance(cells, tuple) or is_array(cells)) or len(cells) != len(rows):  # type: ignore[arg-type]
        msg = "no column"
        raise ValueError(msg)
    return pandas.Series(_listed(cells), index=rows, name=name, dtype=_kind(cells))


def _labels(index: Any, pandas: Any) -> list[object]:
    """Return the name of an index, and what it consists of."""
    if type(index) is pandas.RangeIndex:
        return [index.name, range(index.start, index.stop, index.step)]
    return [index.name, _cells(index) if index.nlevels == 1 else index]


def _cells(column: Any) -> object:
    """Return the cells of a column or an index: an array, or where they are objects a tuple of them."""
    if column.dtype == object:
        return tuple(column.tolist())
    return column.to_numpy() if is_array(column.to_numpy()) and column.dtype == column.to_numpy().dtype else column


def _crosses(part: object) -> bool:
    """Tell whether a part is plain: a label, a range, a row of plain cells or an array in one dimension."""
    if isinstance(part, tuple):
        return all(type(cell) in _PLAIN for cell in part)
    if is_array(part):
        return bool(part.ndim == 1)  # type: ignore[attr-defined]
    return type(part) in _PLAIN or (isinstance(part, range) and len(part) <= _MOST_ROWS)


def _index(parts: list[object], pandas: Any) -> object:
    name, labels = parts
    if isinstance(labels, range):
        return pandas.RangeIndex(labels, name=name)
    return pandas.Index(_listed(labels), name=name, dtype=_kind(labels))


def _listed(cells: object) -> object:
    return list(cells) if isinstance(cells, tuple) else cells


def _kind(cells: object) -> type | None:
    """Return the type of a column: whatever its cells are where they are objects, else that of its array."""
    return object if isinstance(cells, tuple) else None


def _pandas() -> Any:
    """Return pandas where somebody in this process has imported it; a program that has its name is none."""
    found = sys.modules.get("pandas")
    return found if found is not None and {"DataFrame", "Series"} <= vars(found).keys() else None


def _imported() -> Any:
    """Return pandas where the exercise asks for it, imported now; the tests have it from their beginning."""
    return importlib.import_module("pandas") if _PLACE.exists() and "pandas" not in sys.modules else None
