"""The pytest plugin: sorts the tests to the checks, bounds their time, judges those that do not pass."""

import contextlib
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Protocol

import _pytest.assertion.util
import pytest

from runner_images.common.tests import trainers_words
from runner_images.common.tests.advice import advised
from runner_images.common.tests.alarm import alarm
from runner_images.common.tests.autograder import SAID
from runner_images.common.tests.comparisons import Comparison, unittest_comparison
from runner_images.common.tests.evidence import Evidence
from runner_images.common.tests.verdicts import judge
from runner_images.common.tests.wide_fixtures import WideFixture, held_by, rows
from runner_images.common.wire.endings import CodedMessage, Failure, LearnerGoneError, SuiteFault
from runner_images.common.wire.job import JobCheck

if TYPE_CHECKING:
    from runner_images.common.wire.reports import CheckRow

_INTERRUPTIONS = (pytest.exit.Exception, KeyboardInterrupt, LearnerGoneError)


class LearnerAccess(Evidence, Protocol):
    """The way to the learner's process of each check."""

    suite: str
    deadline: float

    def open(self, *, seconds: float) -> None:
        """Have a learner process that served no check, to be done within `seconds`."""

    def go_on(self, *, seconds: float) -> None:
        """Begin another check in the same learner process, to be done within `seconds`."""

    def close(self) -> None:
        """End the learner process."""

    def late(self) -> LearnerGoneError:
        """Record that the check's time is over, and return the exception that says so."""


class Checks:
    """Runs a check's tests when asked; register it as a plugin."""

    def __init__(
        self,
        checks: tuple[JobCheck, ...],
        border: LearnerAccess,
        *,
        loop: Callable[["Checks"], None],
    ) -> None:
        """Sort tests to `checks`, and call `loop`, once they are collected, in place of pytest's own loop."""
        self.collection_error: BaseException | None = None
        self.unmapped: tuple[str, ...] = ()
        self._checks = checks
        self._border = border
        self._loop = loop
        self._looped = False
        self.rows: tuple[CheckRow, ...] = ()
        """The checks that share a learner process."""
        self._items: dict[str, list[pytest.Item]] = {}
        self._held: dict[str, frozenset[WideFixture]] = {}
        self._kept: frozenset[WideFixture] = frozenset()
        """The fixtures that the last check left for the next, in the learner process that it left with them."""
        self._comparison: Comparison | None = None
        self._verdict: Failure | SuiteFault | None = None
        # pytest's own diff of two long texts is quadratic, and the host shows them side by side.
        _pytest.assertion.util.assertrepr_compare = _no_explanation  # type: ignore[assignment]
        trainers_words.listen()

    def missing_test(self) -> str | None:
        """Return a test that the manifest names and that was not collected."""
        return next((check.test for check in self._checks if check.id not in self._items), None)

    def run(self, check: JobCheck, *, seconds: float) -> Failure | SuiteFault | None:
        """Run the tests of `check` in a fresh learner process, or in that of a fixture that they share with the last.

        Return the first verdict that is no pass.
        """
        self._verdict = None
        following = self._following(check)
        try:
            self._begin(check, seconds)
        except BaseException as error:  # noqa: BLE001 - their modules may raise anything while they load again
            self._border.touched = True
            self._verdict = judge(error, self._border, None)
        else:
            self._run_items(self._items[check.id], following)
            if isinstance(self._verdict, Failure) and self._border.gone is None:
                self._verdict = advised(self._verdict, self._border.calls)
        self._kept = self._held.get(check.id, frozenset()) if following is not None else frozenset()
        if self._border.gone is not None or self._border.given_up() is not None:
            self._let_go()
        if not self._kept:
            self._border.close()
        return self._verdict

    def _begin(self, check: JobCheck, seconds: float) -> None:
        if self._kept & self._held.get(check.id, frozenset()):
            self._border.go_on(seconds=seconds)
            return
        self._let_go()
        self._border.open(seconds=seconds)

    def _let_go(self) -> None:
        """End the fixtures that were kept for a check that does not come, or not with the same process."""
        if self._kept:
            self._kept = frozenset()
            session = next(iter(self._items.values()))[0].session
            with contextlib.suppress(BaseException):
                session._setupstate.teardown_exact(None)  # noqa: SLF001 - what pytest calls at a session's end

    def _following(self, check: JobCheck) -> pytest.Item | None:
        """Return the first test of the next check, if it shares a fixture with this one."""
        place = self._checks.index(check)
        for after in self._checks[place + 1 : place + 2]:
            if self._held.get(check.id, frozenset()) & self._held.get(after.id, frozenset()):
                return self._items[after.id][0]
        return None

    def _run_items(self, items: list[pytest.Item], following: pytest.Item | None) -> None:
        for place, item in enumerate(items):
            # Without a next item every fixture ends with its test, and with the learner process that it used.
            own = items[place + 1] if self._is_wide(item) and place + 1 < len(items) else None
            self._run_item(item, own or (following if item is items[-1] else None))
            if self._verdict is None and self._border.gone is not None:
                # The test swallowed what ended the learner's process, and passed.
                self._verdict = Failure(self._border.gone)
            if self._verdict is not None:
                break

    def _is_wide(self, item: pytest.Item) -> bool:
        return bool(held_by([item], self._border.suite))

    def _run_item(self, item: pytest.Item, following: pytest.Item | None = None) -> None:
        self._comparison = None
        SAID.clear()
        if self._border.calls is not None:
            self._border.calls.clear()
        try:
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        except _INTERRUPTIONS as error:
            self._verdict = self._verdict or judge(error, self._border, self._comparison)

    def pytest_assertrepr_compare(self, op: str, left: object, right: object) -> None:
        """Remember what the failing assertion compared."""
        self._comparison = Comparison(op, left, right)

    def pytest_exception_interact(
        self,
        call: pytest.CallInfo[object],
        report: pytest.CollectReport | pytest.TestReport,
    ) -> None:
        """Remember the first error of collection."""
        if isinstance(report, pytest.CollectReport) and call.excinfo is not None:
            self.collection_error = self.collection_error or call.excinfo.value

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests to their checks."""
        wanted = {check.test: check.id for check in self._checks}
        unmapped: dict[str, None] = {}
        for item in items:
            test = item.nodeid if item.nodeid in wanted else item.nodeid.partition("[")[0]
            if test in wanted:
                self._items.setdefault(wanted[test], []).append(item)
            else:
                unmapped[test] = None
        self.unmapped = tuple(unmapped)
        self._held = {check: held_by(mapped, self._border.suite) for check, mapped in self._items.items()}
        order = [check.id for check in self._checks if check.id in self._held]
        self.rows = rows(order, self._held)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Run the checks in the manifest's order."""
        self._looped = True
        self._loop(self)
        return True

    def stop(self, error: BaseException) -> None:
        """Take what keeps the session from its tests for an error of collection."""
        if not self._looped:
            self.collection_error = self.collection_error or error
            self.pytest_runtestloop()

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Hear of a hook of the suite's own that raises."""
        self.stop(excinfo.value)

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Hear of a suite that calls `pytest.exit`."""
        self.stop(excinfo.value)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Judge the first phase of a test that did not pass."""
        report = yield
        if self._verdict is None and (report.outcome != "passed" or hasattr(report, "wasxfail")):
            self._verdict = self._judge(call.excinfo.value if call.excinfo else None)
        return report

    def _judge(self, error: BaseException | None) -> Failure | SuiteFault:
        if error is None:
            return SuiteFault(CodedMessage("suite_error", {"problem": "xfail"}))
        return judge(error, self._border, unittest_comparison(error) or self._comparison)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Generator[None, None, None]:
        """Bound the fixtures' time."""
        with alarm(self._border.deadline, self._border.late):
            yield

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None, None, None]:
        """Bound the test's time."""
        with alarm(self._border.deadline, self._border.late):
            yield

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None, None, None]:
        """Bound the time of the fixtures' ends."""
        with alarm(self._border.deadline, self._border.late):
            yield


def _no_explanation(**_operands: object) -> list[str]:
    """Explain nothing."""
    return []
