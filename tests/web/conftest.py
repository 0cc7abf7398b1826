"""The sample school behind a running application, made once: these tests only read it."""

from collections.abc import Iterator

import pytest

from tests.web.installation import Installation, install


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("pages")) as installation:
        yield installation


@pytest.fixture(autouse=True)
def _quiet_announcer(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "pages" in request.fixturenames:
        announcer = request.getfixturevalue("pages").announcer
        announcer.events, announcer.down = {}, False
