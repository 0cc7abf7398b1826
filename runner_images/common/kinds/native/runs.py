"""One run of a file by its tool, in the learner's sandbox, and the verdict that its report gives on each test."""

import re
import signal
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from runner_images.common.kinds.native.canaries import CanarySign, read, with_canaries
from runner_images.common.kinds.program_streams import ProgramStreams
from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.autograder import FOLDERS
from runner_images.common.tests.native_tool import NativeCase, NativeTool, ToldFailure, UnreadableReportError
from runner_images.common.tests.stops import stop_of
from runner_images.common.tests.texts import cut, public
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.storable_text import tidy

TAMPERED = CheckEnding("protocol", CodedMessage("protocol"))
_ERROR_LINE = re.compile(r"^\s*(?:[\w\\.]*(?:Error|Exception)\b.*|.*\berror: .*)$", re.MULTILINE)
_SAID_CHARACTERS = 400


class NativeRuns:
    """Runs each file of a suite once; its tests are one process, whatever the number of checks they are."""

    def __init__(self, tool: NativeTool, files: Mapping[str, bytes], sandbox: KindSandbox) -> None:
        """Run the suite of these `files`, by path, in `sandbox`."""
        self._tool = tool
        self._files = files
        self._sandbox = sandbox
        self._runs: dict[str, Mapping[str, Failure | None] | Failure] = {}

    def verdict(self, file: str, name: str) -> Failure | None:
        """Return why the test `name` of a file does not pass.

        Raises:
            LearnerGoneError: the file's run came to a bad end.
        """
        if file not in self._runs:
            self._runs[file] = self._run(file)
        run = self._runs[file]
        if isinstance(run, Failure):
            return run
        return run[name] if name in run else Failure(_stopped(""))

    def names(self, file: str) -> Sequence[str]:
        """Return the tests that a file's run told of; none before it was run, or where it came to a bad end."""
        run = self._runs.get(file)
        return () if run is None or isinstance(run, Failure) else tuple(run)

    def _run(self, file: str) -> Mapping[str, Failure | None] | Failure:
        """Return how each test came, by its name; or why there is nothing to be known of any."""
        tool = self._tool
        made = {
            one: with_canaries(self._files[one].decode("utf-8", "replace"), tool.canaries)
            for one in tool.tested(file, self._files)
        }
        passes = {name: must_pass for one in made.values() for name, must_pass in one.passes.items()}
        self._lay_out({**self._files, **{path: one.text.encode() for path, one in made.items()}})
        status, complained = self._finish(file)
        seen = _by_name(self._report())
        came = {name: [one is None for one in found] for name, found in seen.items()}
        sign = read(passes, came, loads_all=tool.loads_all)
        if sign is CanarySign.ABSENT:
            return Failure(self._ending(file, status, complained))
        if sign is CanarySign.WRONG or (status == 0 and tool.ends_badly):
            return Failure(TAMPERED)
        # What does not hold in a canary that must pass went wrong before each test, so that none can have passed.
        before = [one for name in passes if passes[name] for one in seen[name] if one is not None]
        return {name: self._verdict(file, [*found, *before]) for name, found in seen.items() if name not in passes}

    def _verdict(self, file: str, found: Sequence[ToldFailure | None]) -> Failure | None:
        """Return the verdict on a test that was reported so: of its cases the first that failed."""
        failed = next((one for one in found if one is not None), None)
        return None if failed is None else self._failure(file, failed)

    def _lay_out(self, files: Mapping[str, bytes]) -> None:
        for path, content in files.items():
            FOLDERS[-1].store(str(PurePosixPath(self._tool.folder, path)), content)

    def _finish(self, file: str) -> tuple[int, str]:
        """Have the tool run a file to its end, and return its status and what it complained of."""
        sandbox = self._sandbox
        streams = ProgramStreams(sandbox.start(self._tool.words(file), {}), sandbox)
        # What it prints is not shown: a file's tests run together, and one of them may be hidden.
        try:
            with sandbox.console.unheard(), sandbox.learner.suspicion():
                streams.type(b"", last=True)
                status = streams.finish()
        finally:
            streams.close()
        printed, complained = (bytes(streams.printed[one]).decode(errors="replace") for one in ("stdout", "stderr"))
        return status, self._tool.complaint(printed, complained)

    def _report(self) -> tuple[NativeCase, ...]:
        """Return what the report tells; nothing where there is none that is whole."""
        report = FOLDERS[-1].fetch(self._tool.report) or b""
        try:
            return self._tool.read(report) if self._tool.read else _junit_cases(report, self._tool)
        except UnreadableReportError:
            return ()

    def _ending(self, file: str, status: int, complained: str) -> CheckEnding:
        """Return why a run told of no canary."""
        if status in {-signal.SIGKILL, 128 + signal.SIGKILL, -signal.SIGABRT}:
            fate = self._sandbox.door.fate(patient=False)
            if fate.memory or fate.processes:
                return fate.ending()
        return self._theirs(file, complained, min(status, self._tool.error_status)) or _stopped(complained)

    def _failure(self, file: str, told: ToldFailure) -> Failure:
        """Return what is to be said of a test that did not pass."""
        theirs = self._theirs(file, told.trace, self._tool.error_status) if told.trace else None
        if theirs is not None:
            return Failure(theirs)
        said = public(told.text)
        values = (_shown(told.expected), _shown(told.actual))
        line = " ".join(said.split())
        message = CodedMessage("native", {"told": cut(line, _SAID_CHARACTERS)} if line else {}, said)
        if None not in values and not line:
            message = CodedMessage("not_equal")
        return Failure(CheckEnding("check_failed", message), *values)

    def _theirs(self, file: str, complained: str, status: int) -> CheckEnding | None:
        """Return what ended the program, where a file of the learner's did."""
        stop = stop_of(file, complained, status, self._sandbox.line_of)
        if stop is None or stop.message.params.get("file") not in {*self._sandbox.hand_in, None}:
            return None
        own = stop.message.params.get("file") is not None or stop.message.code == "killed"
        return CheckEnding("check_failed", stop.message) if own else None


def _junit_cases(report: bytes, tool: NativeTool) -> tuple[NativeCase, ...]:
    # Only here: what reads JUnit's XML is in the images whose tools write it alone.
    from runner_images.common.kinds.native.reports import cases_of  # noqa: PLC0415

    return cases_of(report, said=tool.said, name=tool.name)


def _by_name(told: Sequence[NativeCase]) -> dict[str, list[ToldFailure | None]]:
    """Return all cases of each test, as one with parameters is reported once for each of their sets."""
    found: dict[str, list[ToldFailure | None]] = {}
    for case in told:
        found.setdefault(case.name, []).append(case.failure)
    return found


def _stopped(complained: str) -> CheckEnding:
    """Return the ending of tests that did not come to their end, with the first error that was told of it."""
    error = _ERROR_LINE.search(complained)
    line = "" if error is None else public(error[0].strip())
    return CheckEnding(
        "exited",
        CodedMessage("native_stopped", {"told": cut(line, _SAID_CHARACTERS)} if line else {}, public(complained)),
    )


def _shown(value: str | None) -> str | None:
    return None if value is None else tidy(cut(value))
