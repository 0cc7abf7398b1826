"""Runs each case once in a sandbox of the real Engine, and tells at the end how the attacks fared."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, ensure_runner, is_on_demand
from tests.attacks.cases import Case, solutions
from tests.attacks.trial import Try, try_out

HERE = Path(__file__).parent
SAMPLE = {"split": 2, "shared": 1}
AT_ONCE = 2
RIGHT, ODD = "blamed rightly", "not as it should be"

# What lies there is hostile: pytest must not take a learner's conftest.py or test_*.py for its own.
collect_ignore = ["cases", "exercises", "honest"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave a few cases of each class and isolation to `make test`; the others are for `make attacks`."""
    tried = Counter[str]()
    for item in items:
        isolation, colon, name = item.name.partition("[")[2].partition(":")
        if not colon or not item.path.is_relative_to(HERE):
            continue
        kind = name.partition("/")[0] if "/" in name else item.path.name
        tried[f"{isolation}:{kind}"] += 1
        if tried[f"{isolation}:{kind}"] > SAMPLE[isolation] or _needs_large_image(item):
            item.add_marker(pytest.mark.thorough)


def _needs_large_image(item: pytest.Item) -> bool:
    return any(is_on_demand(RUNNERS_FOLDER, case.exercise.runner) for case in _cases([item]))


@pytest.fixture(scope="session")
def engine() -> EngineConnection:
    """Return the connection to the Engine that the attacks run on."""
    return EngineConnection()


@pytest.fixture(scope="session")
def runners(request: pytest.FixtureRequest, engine: EngineConnection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the runners' folder, all that is needed built: an edit while they run must change nothing."""
    folder = tmp_path_factory.mktemp("runners")
    shutil.copytree(RUNNERS_FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    for runner in {"python", *(case.exercise.runner for case in _cases(request.session.items))}:
        ensure_runner(engine, runner, progress=print, folder=folder)
    return folder


@pytest.fixture(scope="session")
def outcome(request: pytest.FixtureRequest, engine: EngineConnection, runners: Path) -> Iterator[Try]:
    """Yield what returns a case's trial; without xdist, those of all selected tests begin at once, two at a time."""
    pool = ThreadPoolExecutor(AT_ONCE)
    begin = cache(lambda case: pool.submit(try_out, case, engine=engine, runners=runners))
    if "PYTEST_XDIST_WORKER" not in os.environ:
        for case in (*solutions(), *_cases(request.session.items)):
            begin(case)
    yield lambda case: begin(case).result()
    pool.shutdown(cancel_futures=True)


def _cases(items: list[pytest.Item]) -> list[Case]:
    parameters = [item.callspec.params for item in items if hasattr(item, "callspec")]
    return [case for values in parameters for case in values.values() if isinstance(case, Case)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many attacks were blamed for the right reason, and what came of the others."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    told = [note for report in reports for note in getattr(report, "user_properties", []) if note[0] in (RIGHT, ODD)]
    if not told:
        return
    odd = [text for kind, text in told if kind == ODD]
    terminalreporter.section("attacks")
    terminalreporter.write_line(f"{len(told)} tried, {len(told) - len(odd)} blamed for the right reason; the others:")
    for text in odd:
        terminalreporter.write_line(text)
