"""The cases of an exercise's manifest as tests of pytest's: each runs the program and compares what it shows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from runner_images.common.kinds.matches import must_match
from runner_images.common.kinds.programs import Program
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.expectations import UnmetError
from runner_images.common.wire.endings import CodedMessage

FILE = "cases.json"
"""What the host makes of the manifest's cases: the runs of each, by its name."""

Run = Mapping[str, Any]


class Cases:
    """Collects them, as a plugin of pytest's."""

    def __init__(self, sandbox: KindSandbox) -> None:
        """Run the learner's programs in `sandbox`."""
        self._sandbox = sandbox

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
        """Return what collects the cases of the suite's own file of them."""
        if file_path.name != FILE or file_path.parent != parent.config.rootpath:
            return None
        collected: CaseFile = CaseFile.from_parent(parent, path=file_path)
        collected.sandbox = self._sandbox
        return collected


class CaseFile(pytest.File):
    """The file of the cases."""

    sandbox: KindSandbox

    def collect(self) -> Iterator["Case"]:
        """Yield a test for each of them."""
        for name, runs in json.loads(self.path.read_bytes()).items():
            case: Case = Case.from_parent(self, name=name)
            case.runs, case.sandbox = runs, self.sandbox
            yield case


class Case(pytest.Item):
    """One of them."""

    runs: Sequence[Run]
    sandbox: KindSandbox

    def runtest(self) -> None:
        """Run the program as often as the case says, and compare.

        Raises:
            UnmetError: it shows something else, or ends with another status.
        """
        for run in self.runs:
            self.sandbox.learner.calls.clear()  # those that came out right explain nothing
            _try(run, Program(self.sandbox))


def _try(run: Run, program: Program) -> None:
    done = program.run(run["program"], *run["args"], stdin=run["stdin"], files=run["files"])
    if run["stdout"] is not None:
        must_match(run["stdout"], done.stdout, match=run["match"], tolerance=run["tolerance"])
    if done.status != run["status"]:
        raise UnmetError(CodedMessage("status", {"wanted": run["status"], "status": done.status}))
