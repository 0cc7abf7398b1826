"""The files of a language's own test tool as tests of pytest's: a check reads what its file's run told of it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from runner_images.common.kinds.native.runs import NativeRuns
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.native_tool import BETWEEN, NativeTool


class NativeSuites:
    """Collects them, as a plugin of pytest's."""

    def __init__(
        self, tool: NativeTool, files: Mapping[str, bytes], tests: Sequence[str], sandbox: KindSandbox
    ) -> None:
        """Collect those of `files`, by path, that checks name in `tests`; `tool` runs them in `sandbox`."""
        self._tool = tool
        self._files = files
        self._tests = tests
        self._runs = NativeRuns(tool, files, sandbox)

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> "NativeFile | None":
        """Return what collects the tests of a file of the tool's."""
        path = file_path.relative_to(parent.config.rootpath).as_posix()
        if path not in self._files or not self._tool.takes(path):
            return None
        collected: NativeFile = NativeFile.from_parent(parent, path=file_path)
        collected.tests = [test for test in self._tests if test.startswith(f"{path}{BETWEEN}")]
        collected.runs, collected.file = self._runs, path
        found = (self._files.get(one, b"") for one in {path, *self._tool.tested(path, self._files)})
        collected.text = b"\n".join(found).decode("utf-8", "replace")
        return collected

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The tests of the files that were run, by those files' word, that no check names."""
        files = dict.fromkeys(test.partition(BETWEEN)[0] for test in self._tests)
        told = (f"{file}{BETWEEN}{name}" for file in files for name in self._runs.names(file))
        return tuple(test for test in told if test not in self._tests)


class NativeFile(pytest.File):
    """A file of tests."""

    tests: Sequence[str]
    runs: NativeRuns
    file: str
    text: str

    def collect(self) -> Iterator["NativeTest"]:
        """Yield the tests that checks name, as far as their names stand in the files that hold them."""
        for test in self.tests:
            _, _, name = test.partition(BETWEEN)
            if name in self.text or all(one in self.text for one in name.split(BETWEEN)):
                item: NativeTest = NativeTest.from_parent(self, name=name)
                item.runs, item.file = self.runs, self.file
                yield item


class NativeTest(pytest.Item):
    """One of them."""

    runs: NativeRuns
    file: str

    def runtest(self) -> None:
        """Have the file run, if it was not yet, and look at what it told of this test.

        Raises:
            JudgedError: it did not pass.
        """
        failure = self.runs.verdict(self.file, self.name)
        if failure is not None:
            raise JudgedError(failure)
