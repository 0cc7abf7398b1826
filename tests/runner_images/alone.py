"""A test in a process of its own: whoever sweeps a learner's processes waits for every child of this one."""

import functools
import inspect
import multiprocessing
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

Given = TypeVar("Given")
_MOST_SECONDS = 100


def alone(
    given: Callable[[Path], AbstractContextManager[Given]],
) -> Callable[[Callable[[Given], None]], Callable[[Path], None]]:
    """Run a test in a process of its own, with what `given` yields there for a folder that is empty."""

    def decorate(test: Callable[[Given], None]) -> Callable[[Path], None]:
        def act(folder: Path) -> None:
            with given(folder) as what:
                test(what)

        @functools.wraps(test)
        def run(tmp_path: Path) -> None:
            child = multiprocessing.get_context("fork").Process(target=act, args=(tmp_path,))
            child.start()
            child.join(_MOST_SECONDS)
            child.kill()
            child.join()
            assert child.exitcode == 0

        run.__signature__ = inspect.signature(lambda tmp_path: None)
        return run

    return decorate
