"""The table at the end: by kill point, how often it was hit and what became of the submissions that it found."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.chaos.blows import Struck
from tests.chaos.ledger import Entry

RECOVERY_BAR_SECONDS = 20.0
NO_BLOW = "(between the blows)"
HEAD = ("kill point", "hit", "accepted", "counted once", "lost", "double", "recovery p50", "p95")


@dataclass(frozen=True)
class Row:
    """One kill point's figures; `recovery` holds seconds from the blow to the verdict of what it found under way."""

    name: str
    hit: int
    entries: tuple[Entry, ...]
    recovery: tuple[float, ...]

    @property
    def lost(self) -> int:
        """Return how many accepted submissions have no result that counts, or a wrong one."""
        return sum(entry.lost is not None for entry in self.entries)

    @property
    def doubled(self) -> int:
        """Return how many were counted more than once."""
        return sum(entry.doubled is not None for entry in self.entries)

    @property
    def counted(self) -> int:
        """Return how many have exactly one result, and the board agrees."""
        return sum(entry.lost is None and entry.doubled is None for entry in self.entries)


def rows(names: Sequence[str], struck: Sequence[Struck], entries: Sequence[Entry]) -> list[Row]:
    """Return a row for each kill point, one for what met none, and the total.

    A submission stands in the row of the first blow that found it under way, so that the rows add up.
    """
    met = {id(entry): next((blow for blow in struck if _met(entry, blow)), None) for entry in entries}
    made = [_row(name, struck, [one for one in entries if _named(met[id(one)]) == name], entries) for name in names]
    left = [entry for entry in entries if met[id(entry)] is None]
    recovery = tuple(seconds for row in made for seconds in row.recovery)
    total = Row("total", sum(row.hit for row in made), tuple(entries), recovery)
    return [*made, Row(NO_BLOW, 0, tuple(left), ()), total]


def printed(table: Sequence[Row]) -> str:
    """Return the table as text, and a line for each submission that is lost or double."""
    cells = [HEAD, *(_cells(row) for row in table)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(_aligned(row, widths)) for row in cells]
    rule = "-" * len(lines[0])
    faults = [f"LOST    {one.what}: {one.lost}" for one in table[-1].entries if one.lost]
    faults += [f"DOUBLE  {one.what}: {one.doubled}" for one in table[-1].entries if one.doubled]
    return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1], *faults])


def verdict(table: Sequence[Row]) -> str | None:
    """Return what makes the whole fail, or None."""
    *kill_points, _between, total = table
    never = [row.name for row in kill_points if not row.hit]
    if total.lost or total.doubled:
        return f"{total.lost} lost, {total.doubled} double"
    return f"never hit: {', '.join(never)}" if never else None


def _row(name: str, struck: Sequence[Struck], mine: Sequence[Entry], every: Sequence[Entry]) -> Row:
    hits = [blow for blow in struck if blow.name == name]
    recovery = [seconds for blow in hits for entry in every if (seconds := _recovery(entry, blow)) is not None]
    return Row(name, len(hits), tuple(mine), tuple(recovery))


def _recovery(entry: Entry, blow: Struck) -> float | None:
    """Return how long after the blow the verdict of a submission that it hit was there."""
    if entry.finished_at is None or not _met(entry, blow) or entry.sent.began_at > blow.at:
        return None
    if blow.about and not _is_about(blow, entry):
        return None
    return max(0.0, entry.finished_at - blow.at)


def _met(entry: Entry, blow: Struck) -> bool:
    """Tell whether a submission was on its way to its verdict at any time from the blow until it was healed."""
    if entry.finished_at is not None and entry.finished_at < blow.at:
        return _is_about(blow, entry)  # the blow fell between its verdict and the next step
    return entry.sent.began_at < blow.healed_at


def _is_about(blow: Struck, entry: Entry) -> bool:
    return blow.about in entry.what.split()


def _named(blow: Struck | None) -> str | None:
    return None if blow is None else blow.name


def _cells(row: Row) -> tuple[str, ...]:
    counts = (row.hit, len(row.entries), row.counted, row.lost, row.doubled)
    return (row.name, *map(str, counts), *_percentiles(row.recovery))


def _percentiles(seconds: Sequence[float]) -> tuple[str, str]:
    if not seconds:
        return "-", "-"
    ordered = sorted(seconds)
    return f"{statistics.median(ordered):.1f} s", f"{ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]:.1f} s"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    name, *figures = row
    return [name.ljust(widths[0]), *(figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))]
