"""The image of SQL, which no other folder of these tests needs."""

from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner


@pytest.fixture(scope="session", autouse=True)
def sql_image(engine: EngineConnection, runners: Path) -> None:
    """Have it built from the copy that all tests use."""
    ensure_runner(engine, "sql", progress=print, folder=runners)
