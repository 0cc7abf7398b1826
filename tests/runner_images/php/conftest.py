"""The harness of PHP's runner."""

import pytest


@pytest.fixture
def language() -> str:
    """Return the folder of the runner whose harness is tested."""
    return "php"
