"""What every folder of tests shares: which of them are too slow for `make check`, and how made-up input is made."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.fuzzing import steady

settings.register_profile("steady", steady)
settings.load_profile("steady")

SLOW_FOLDERS = (
    "adapters/database",
    "adapters/sandbox",
    "adapters/git",
    "adapters/redis",
    "browser",
    "e2e",
    "runner_images/test_conformance",
)
"""Folders whose tests start servers, containers or other programs."""

SLOW_FIXTURES = {"harness"}
"""What starts other programs for the tests that ask for it."""

TESTS = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        if place.startswith(SLOW_FOLDERS) or SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
