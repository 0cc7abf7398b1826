"""The one table of what was measured, and the file that keeps it."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles


@dataclass(frozen=True)
class Measure:
    """One line.

    Attributes:
        bar: What it must not pass (or, `least`, must reach); None where there is no bar.
    """

    name: str
    value: float
    unit: str
    bar: float | None = None
    least: bool = False

    @property
    def met(self) -> str:
        """Return whether the bar is met, in a word."""
        if self.bar is None:
            return ""
        return "met" if (self.value >= self.bar if self.least else self.value <= self.bar) else "MISSED"


def show(measures: Sequence[Measure], engine: str, *, path: Path) -> None:
    """Print the table, and write it with everything in it."""
    machine = f"{os.cpu_count()} cores, {processor()}, {memory_gigabytes():.0f} GB"
    now = datetime.now(UTC)
    print(f"\n{now:%Y-%m-%d %H:%M} UTC · {engine} · {machine}")  # noqa: T201 - the table
    print(f"{'measure':66}{'value':>12} {'bar':>12}")  # noqa: T201
    for one in measures:
        bar = "" if one.bar is None else f"{'≥' if one.least else '≤'} {one.bar:g}"
        print(f"{one.name:66}{one.value:12.4g} {one.unit:6}{bar:>8}  {one.met}")  # noqa: T201
    path.parent.mkdir(exist_ok=True)
    document = {"at": now.isoformat(), "engine": engine, "machine": machine}
    rows = [asdict(one) | {"met": one.met} for one in measures]
    path.write_text(json.dumps(document | {"measures": rows}, indent=1, ensure_ascii=False))


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile; the only value of one."""
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0]


def processor() -> str:
    """Return the processor's name."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.machine()


def memory_gigabytes() -> float:
    """Return how much memory the machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
