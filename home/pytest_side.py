"""The process in which pytest runs the checks: it says what came of each as it lands, a JSON document a line."""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import pytest

MOST_LINES = 8
NO_FIXTURE = "fixture '"


class Telling:
    """A plugin of pytest that runs the named tests in their order, and tells each check once."""

    def __init__(self, checks: list[dict[str, object]], out: TextIO) -> None:
        self._checks = checks
        self._out = out
        self._told: dict[str, str] = {}
        self._failed: dict[str, str] = {}
        self._left: dict[str, int] = {}

    def say(self, **values: object) -> None:
        """Write one document."""
        self._out.write(json.dumps(values) + "\n")
        self._out.flush()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what is a check, in the checks' order."""
        places = {str(check["test"]): place for place, check in enumerate(self._checks)}
        items[:] = [item for item in items if _name(item.nodeid) in places]
        items.sort(key=lambda item: places[_name(item.nodeid)])
        for item in items:
            check = self._check(item.nodeid)
            self._left[check] = self._left.get(check, 0) + 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why a file could not be read: most often it is the learner's own."""
        if report.failed:
            said = _own_lines(str(report.longrepr))
            for check in self._checks:
                if _name(report.nodeid) == str(check["test"]).partition("::")[0]:
                    self._failed[str(check["id"])] = said

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Leave out what cannot pass any more, or needs what did not."""
        _sentences().clear()
        check = self._check(item.nodeid)
        needs = _texts(next(one["needs"] for one in self._checks if one["id"] == check))
        here = {str(one["id"]) for one in self._checks}
        if check in self._failed or any(self._told.get(need) != "passed" for need in needs if need in here):
            import_module("pytest").skip("left out")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Fold a test's cases into its check; tell it once they are through."""
        check = self._check(report.nodeid)
        if report.failed and check not in self._failed:
            missing = NO_FIXTURE in str(report.longrepr) and report.when == "setup"
            self._failed[check] = "" if missing else (_sentences() or [_own_lines(str(report.longrepr))])[-1]
        if report.when == "teardown":
            self._left[check] -= 1
            if not self._left[check]:
                self._tell(check, skipped=report.outcome == "skipped")

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Remember that a check was left out by `pytest_runtest_setup`, whose teardown passes all the same."""
        if call.excinfo is not None and call.excinfo.typename == "Skipped":
            self._told.setdefault(self._check(item.nodeid), "not_run")

    def finish(self) -> None:
        """Tell the checks whose tests never ran; where none did, the program ended Python as the tests were read."""
        if not self._left and not self._failed:
            self._failed = {str(check["id"]): "SystemExit" for check in self._checks}
        for check in self._checks:
            if str(check["id"]) not in self._told or self._left.get(str(check["id"])) is None:
                self._tell(str(check["id"]), skipped=str(check["id"]) not in self._failed)

    def _tell(self, check: str, *, skipped: bool) -> None:
        if check in self._failed:
            outcome = "failed" if self._failed[check] else "not_here"
        else:
            outcome = "not_run" if skipped or self._told.get(check) == "not_run" else "passed"
        self._told[check] = outcome
        self.say(check=check, outcome=outcome, message=self._failed.get(check, ""))

    def _check(self, nodeid: str) -> str:
        return next(str(check["id"]) for check in self._checks if check["test"] == _name(nodeid))


def run(folder: Path) -> None:
    """Run the checks of a folder with pytest, in it, and tell each on the first output; nothing else is shown there."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        checks = json.loads((folder / "checks" / "checks.json").read_text("utf-8"))["checks"]
        telling = Telling(checks, out)
        pytest = import_module("pytest")
        telling.say(pytest=pytest.__version__, python=platform.python_version())
        os.chdir(folder)
        sys.path[:0] = [str(folder), str(Path(__file__).parent / "standins")]
        sys.argv = ["pytest"]
        # Without its terminal's reporter, an older pytest compares no values: it shows itself to nobody instead.
        silent = ("-p", "no:cacheprovider", "-c", "checks/checks.ini", "--confcutdir=checks")
        files = sorted({"checks/" + str(check["test"]).partition("::")[0] for check in checks})
        pytest.main([*silent, "--rootdir=checks", "--continue-on-collection-errors", *files], plugins=[telling])
        telling.finish()


def _name(nodeid: str) -> str:
    """Return a test as checks name it, without its case."""
    return nodeid.partition("[")[0].rpartition("checks/")[2]


def _texts(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def _sentences() -> list[str]:
    """Return what the tests said to the learner; nothing before one of them asked for it."""
    standing_in = sys.modules.get("autograder")
    said = getattr(standing_in, "SAID", [])
    return said if isinstance(said, list) else []


def _own_lines(report: str) -> str:
    """Return what pytest marks as the reason, else the last lines of a report."""
    lines = report.splitlines()
    marked = [line[1:].strip() for line in lines if line.startswith("E ")]
    marked = [line for line in marked if line]
    return "\n".join((marked or lines[-1:])[:MOST_LINES]) or report[-200:]
