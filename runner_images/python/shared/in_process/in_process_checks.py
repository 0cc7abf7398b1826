"""The pytest plugin of a check's process: it collects, or runs the tests it was told, and tells of each case."""

import os
import signal
from collections.abc import Callable, Generator
from typing import NoReturn

import _pytest.runner
import pytest

from runner_images.common.tests.checks import Checks
from runner_images.common.tests.collection import collection_ending
from runner_images.common.tests.learner_errors import fault_of
from runner_images.common.tests.verdicts import judge
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure, SuiteFault
from runner_images.common.wire.frames import Frame, FrameError, Json
from runner_images.common.wire.job import JobCheck
from runner_images.python.shared.in_process.learner_imports import LearnerImports


class InProcessChecks(Checks):
    """Runs tests in their own process; register it as a plugin."""

    def __init__(
        self,
        checks: tuple[JobCheck, ...],
        learner_imports: LearnerImports,
        tell: Callable[[Frame], None],
        end: Callable[[], NoReturn],
        *,
        collecting: bool,
    ) -> None:
        """Know the tests by `checks`, whose ids are the judge's names; tell of them by `tell`, and then `end`."""
        super().__init__(checks, learner_imports, loop=self._loop_over)
        self._learner_imports = learner_imports
        self._tell = tell
        self._end = end
        self._only_collecting = collecting

    def _loop_over(self, _checks: Checks) -> NoReturn:
        # Nor is the process to read there which of its tests is running.
        os.environ.pop("PYTEST_VERSION", None)
        _pytest.runner._update_current_test_var = _say_nothing  # noqa: SLF001
        self._do()
        self._end()

    def _do(self) -> None:
        self._learner_imports.note(self.collection_error)
        early = collection_ending(self.collection_error, self._learner_imports)
        if early is not None:
            message = early.message.as_json() if early.message else None
            self._tell({"kind": "ended", "ending": early.ending, "reason": early.reason, "message": message})
            return
        if self._only_collecting:
            cases = {check.id: len(self._items.get(check.id, ())) for check in self._checks}
            self._tell({"kind": "collected", "cases": cases, "unmapped": list(self.unmapped)})
            return
        self._learner_imports.collecting = False
        _disarm()
        for check in self._checks:
            for number, item in enumerate(self._items.get(check.id, ())):
                self._tell_of(check.id, number, item)
        self._tell({"kind": "done"})

    def _tell_of(self, token: str, number: int, item: pytest.Item) -> None:
        self._verdict = None
        try:
            self._run_item(item)
            told = _outcome(token, number, self._verdict)
        except MemoryError:
            told = _outcome(token, number, Failure(CheckEnding("memory", CodedMessage("memory"))))
        except Exception as error:  # noqa: BLE001 - their code may close a stream that pytest has yet to read
            self._learner_imports.note(error)
            told = _outcome(token, number, judge(error, self._learner_imports, None))
        _disarm()
        try:
            self._tell(told)
        except FrameError:
            # What their code made of a message does not fit into a frame.
            self._tell(_outcome(token, number, Failure(CheckEnding("check_failed", CodedMessage("assertion")))))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Generator[None, None, None]:
        """Mark what the learner's code raises in a fixture."""
        return (yield from self._marking())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None, None, None]:
        """Mark what the learner's code raises in a test."""
        return (yield from self._marking())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None, None, None]:
        """Mark what the learner's code raises at a fixture's end."""
        return (yield from self._marking())

    def _judge(self, error: BaseException | None) -> Failure | SuiteFault:
        # What a unittest method raised, pytest hands over here alone.
        self._learner_imports.note(error)
        return super()._judge(error)

    def _marking(self) -> Generator[None, None, None]:
        try:
            yield
        except BaseException as error:
            self._learner_imports.note(error)
            if fault_of(error) is not None:
                # It has told all of its traceback; to have pytest show one of many thousand frames takes seconds.
                error.__traceback__ = None
            raise


def _disarm() -> None:
    """Let no alarm that a module or a test left behind ring in the next test, or between the two."""
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 0)


def _say_nothing(item: pytest.Item, when: str | None) -> None:
    """Leave the environment alone."""
    del item, when


def _outcome(token: str, number: int, verdict: Failure | SuiteFault | None) -> dict[str, Json]:
    told: dict[str, Json] = {"kind": "outcome", "token": token, "case": number, "outcome": "passed"}
    if isinstance(verdict, SuiteFault):
        return {**told, "outcome": "broken", "message": verdict.message.as_json()}
    if isinstance(verdict, Failure):
        ending = verdict.ending
        return {
            **told,
            "outcome": "failed",
            "reason": ending.reason,
            "message": ending.message.as_json(),
            "expected": verdict.expected,
            "actual": verdict.actual,
        }
    return told
