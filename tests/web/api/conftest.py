"""The sample school asked by programs, made once: most of these tests only read it."""

from collections.abc import Iterator

import pytest

from tests.web.api.programs import Api, open_school


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with open_school(tmp_path_factory.mktemp("api")) as school:
        yield school
