"""Errors that a kind's tools raise in a test, told as what they are in truth: a fault of the learner's work."""

from collections.abc import Callable, Generator

import pytest

from runner_images.common.kinds.sandbox import KindSandbox

Teller = Callable[[Exception], BaseException | None]
"""Returns what an error that ended the test is in truth; None where it is the tests' own."""


class TellingFixtures:
    """A plugin whose fixtures may know more of an error than it says itself."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Reach what is the learner's in `sandbox`."""
        self._sandbox = sandbox
        self._tellers: list[Teller] = []
        """Of the running test, the one to be asked first at the end."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Generator[None, None, None]:
        """Tell of errors in the test's fixtures."""
        self._tellers.clear()
        return (yield from self._telling())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None, None, None]:
        """Tell of errors in the test."""
        return (yield from self._telling())

    def _telling(self) -> Generator[None, None, None]:
        try:
            return (yield)
        except Exception as error:
            told = next((told for teller in reversed(self._tellers) if (told := teller(error)) is not None), None)
            if told is None:
                raise
            raise told.with_traceback(error.__traceback__) from None
