"""One school for all beginners; each test has a learner of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.git.beginner import Beginner, Class, school_of_beginners
from tests.web.git.trainer import Trainer, proving, trainer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take what plays a beginner with the real client for slow: it needs more than Python, and a push each."""
    for item in items:
        if "beginners" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def beginners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """Serve the school of all tests here."""
    with school_of_beginners(tmp_path_factory.mktemp("beginners")) as school:
        yield school


@pytest.fixture
def ada(beginners: Class, tmp_path: Path) -> Beginner:
    """Return a learner with a fresh clone."""
    return beginners.beginner(tmp_path)


@pytest.fixture(scope="module")
def host(beginners: Class) -> Iterator[None]:
    """Let a host prove whatever the tests here publish."""
    with proving(beginners):
        yield


@pytest.fixture
def ines(beginners: Class, host: None, tmp_path: Path) -> Trainer:
    """Return a trainer with a fresh clone."""
    del host
    return trainer(beginners, tmp_path / "ines", "ines")
