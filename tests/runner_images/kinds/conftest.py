"""The runner of the shell, without walls."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.runner_images.conftest import LIMITS, Frame, Harness, files

RunShell = Callable[..., Frame]


@pytest.fixture
def run_shell(tmp_path: Path) -> Iterator[RunShell]:
    """Yield what runs a suite of one test on a script, `rangement.sh`, and returns the frame of its check."""
    folders = [tmp_path / "work", tmp_path / "suite"]
    for folder in folders:
        folder.mkdir()
    with ExitStack() as stack:
        harness = Harness(*folders, language="shell")
        stack.callback(harness.stop)

        def run(script: str, body: str, **limits: float) -> Frame:
            lines = "".join(f"    {line}\n" for line in body.splitlines())
            checks = [{"id": "it", "test": "test_it.py::test_it", "needs": []}]
            job = {
                "tests": files({"test_it.py": f"def test_it(shell):\n{lines}"}),
                "checks": checks,
                "limits": {**LIMITS, **limits},
            }
            frames = list(harness.run(files({"rangement.sh": script}), job))
            assert frames[-1]["ending"] == "finished", frames
            return frames[0]

        yield run
    assert list(folders[0].iterdir()) == []
