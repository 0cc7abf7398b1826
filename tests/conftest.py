"""What every folder of tests shares: which of them are too slow for `make check`."""

from pathlib import Path

import pytest

SLOW_FOLDERS = (
    "adapters/database",
    "adapters/docker_sandbox",
    "adapters/git",
    "adapters/redis",
    "browser",
    "e2e",
    "runner_images/test_conformance",
)
"""Folders whose tests start servers, containers or other programs."""

TESTS = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(TESTS).as_posix().startswith(SLOW_FOLDERS):
            item.add_marker(pytest.mark.slow)
