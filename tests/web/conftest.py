"""The sample school behind a running application, made once: these tests only read it."""

from collections.abc import Iterator

import pytest

from tests.web.installation import Installation, install
from tests.web.rows import SHARED, rows_of


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("pages")) as installation:
        SHARED.append(installation.database)
        yield installation


@pytest.fixture(autouse=True)
def _unchanged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold the tests that share a school to adding and removing no row: in an order drawn by lot, others count them."""
    asked = [request.getfixturevalue(name) for name in ("pages", "api") if name in request.fixturenames]
    databases = [one for one in (getattr(one, "installation", one).database for one in asked) if one in SHARED]
    before = [rows_of(database) for database in databases]
    yield
    assert [rows_of(database) for database in databases] == before, "write to a school of the test's own"


@pytest.fixture(autouse=True)
def _quiet_announcer(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "pages" in request.fixturenames:
        announcer = request.getfixturevalue("pages").announcer
        announcer.events, announcer.down = {}, False
