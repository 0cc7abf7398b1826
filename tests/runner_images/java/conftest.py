"""The harness of Java's runner."""

import pytest


@pytest.fixture
def language() -> str:
    """Return the folder of the runner whose harness is tested."""
    return "java"
