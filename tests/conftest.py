"""What all tests share: which are too slow for `make check`, how input is made up, and their order on `make steady`."""

import gc
import os
from pathlib import Path
from random import Random

import pytest
import structlog
from hypothesis import settings

from tests.chromium import chromium as chromium  # noqa: PLC0414 - a fixture of all tests
from tests.fuzzing import steady
from tests.kept_statements import keep_statements

settings.register_profile("steady", steady)
settings.load_profile("steady")

keep_statements()
gc.disable()  # while tests are found: nearly all that is made then stays, and was looked through again and again

*before, _ = structlog.get_config()["processors"]
structlog.configure(
    [*before, structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
)
"""A traceback as Python writes it; the pretty ones of structlog's default take seconds each."""

SLOW_FOLDERS = (
    "adapters/sandbox",
    "adapters/git",
    "adapters/redis",
    "browser",
    "e2e",
    "runner_images/test_conformance",
)
"""Folders whose tests start servers, containers or other programs."""

SLOW_FIXTURES = {"harness", "grader_process"}
"""What starts other programs for the tests that ask for it."""

DATABASES = "adapters/database"
MAKES_ONE = {"kind", "postgresql", "sqlite_template"}
"""A folder of which what makes a database is slow; what needs none is quick as elsewhere."""

TESTS = Path(__file__).parent


IMAGES_TOO = pytest.mark.timeout(900)
"""Of what uses Docker: the first of them waits for runner images, which a new machine has to build."""


def pytest_collection_finish() -> None:
    """Let what the tests leave be looked for again, and not among what was there before them."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if order := os.environ.get("TEST_ORDER"):
        Random(order).shuffle(items)
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        if place.startswith(SLOW_FOLDERS) or SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if place.startswith(DATABASES) and MAKES_ONE & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("docker") and not item.get_closest_marker("timeout"):
            item.add_marker(IMAGES_TOO)
