"""A runner whose language has a test tool of its own, without walls."""

from collections.abc import Callable, Mapping

import pytest

from tests.runner_images.conftest import LIMITS, Frame, Harness, files

RunNative = Callable[..., dict[str, Frame]]


@pytest.fixture
def run_native(harness: Harness) -> RunNative:
    """Run a file of a tool's tests on a hand-in, and return the frame of each check by its test, the last as `end`."""

    def run(hand_in: Mapping[str, str], file: str, text: str, *names: str, **limits: float) -> dict[str, Frame]:
        checks = [{"id": f"c{n}", "test": f"{file}::{name}", "needs": []} for n, name in enumerate(names)]
        job = {"tests": files({file: text}), "checks": checks, "limits": {**LIMITS, **limits}}
        *told, end = harness.run(files(hand_in), job)
        return {**{names[int(check["id"][1:])]: check for check in told}, "end": end}

    return run
