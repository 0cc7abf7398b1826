"""Python loads this in every process of the installation under test: it stops one dead at a place, when asked to.

A trap is a file in the folder `CHAOS_TRAPS`. Whoever comes by its place first takes it, writes down who it is, and
stops as if the machine had: the suite then decides what is killed, and what goes on later. The product knows nothing
of it. `tests.chaos.traps` is the other side.
"""

import functools
import importlib.abc
import importlib.machinery
import json
import os
import select
import signal
import sys
import time
import types
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.chaos.inside.points import POINTS, Point

latest = deque([""], maxlen=1)
"""What the newest point was about; a forked job has it from its parent."""


def stop_if_trapped(point: Point, told: tuple[Any, ...]) -> None:
    """Stop this process when a trap is set for the point."""
    about = point.about(told)
    if about is None:
        return
    latest.append(about or latest.pop())
    folder = Path(os.environ["CHAOS_TRAPS"])
    if not (folder / point.name).exists():
        return
    mine = folder / f"{os.getpid()}.taken"
    try:
        (folder / point.name).rename(mine)
    except FileNotFoundError:
        return  # somebody else was first
    mine.write_text(json.dumps({"pid": os.getpid(), "about": latest[-1]}))
    mine.rename(folder / f"{point.name}.sprung")
    os.kill(os.getpid(), signal.SIGSTOP)


def with_trap(function: Callable[..., Any], point: Point) -> Callable[..., Any]:
    """Return the function with the point before or after it."""

    @functools.wraps(function)
    def trapped(*told: Any, **named: Any) -> Any:
        if not point.after:
            stop_if_trapped(point, told)
        answer = function(*told, **named)
        if point.after:
            stop_if_trapped(point, told)
        return answer

    return trapped


class Loader(importlib.machinery.SourceFileLoader):
    """Loads a module, then sets its points."""

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module as ever, and replace the functions at which a point is."""
        super().exec_module(module)
        for point in HERE:
            if point.module == module.__name__:
                owner, name = functools.reduce(getattr, point.function.split(".")[:-1], module), point.function
                name = name.rpartition(".")[2]
                setattr(owner, name, with_trap(getattr(owner, name), point))


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules that have points."""

    def find_spec(
        self, fullname: str, path: Any, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the usual spec with our loader, or None for all other modules."""
        if not any(point.module == fullname for point in HERE):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = Loader(fullname, spec.origin)
        return spec


def sleep(seconds: float) -> None:
    """Sleep by another call: under libfaketime 0.9.10 Python's own fails, whose deadline is on the monotonic clock."""
    select.select([], [], [], seconds)


if "libfaketime" in os.environ.get("LD_PRELOAD", ""):
    time.sleep = sleep

HERE = [point for point in POINTS if " ".join(sys.orig_argv).endswith(point.program)]
if HERE and "CHAOS_TRAPS" in os.environ:
    sys.meta_path.insert(0, Finder())
