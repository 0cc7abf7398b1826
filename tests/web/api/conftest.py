"""The sample school asked by programs, made once: most of these tests only read it."""

from collections.abc import Iterator

import pytest

from tests.web.api.programs import Api, open_school
from tests.web.rows import SHARED


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with open_school(tmp_path_factory.mktemp("api")) as school:
        SHARED.append(school.installation.database)
        yield school


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Yield a school of the test's own, for one that writes."""
    with open_school(tmp_path_factory.mktemp("fresh")) as school:
        yield school
