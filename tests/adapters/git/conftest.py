"""Real bare repositories in a folder of the test's own."""

from pathlib import Path

import pytest

from tests.adapters.git.bare import BareRepositories


@pytest.fixture
def bare(tmp_path: Path) -> BareRepositories:
    """Return the real adapter over an empty folder."""
    return BareRepositories(tmp_path / "repositories")
