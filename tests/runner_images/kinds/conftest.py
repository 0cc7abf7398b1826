"""The runner of the shell, without walls."""

from collections.abc import Callable, Iterator

import pytest

from tests.runner_images.conftest import LIMITS, Frame, Harnesses, files

RunShell = Callable[..., Frame]


@pytest.fixture
def run_shell(harnesses: Harnesses) -> Iterator[RunShell]:
    """Yield what runs a suite of one test on a script, `rangement.sh`, and returns the frame of its check."""
    with harnesses.lend("shell") as harness:

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
