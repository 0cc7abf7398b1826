"""The sample school asked by programs: a token of all scopes for everybody, made once, as these tests only read."""

from collections.abc import Iterator

import pytest

from grader.domain.people import Person, Role
from tests.web.api.programs import Api, hand_out_tokens
from tests.web.installation import install


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with install(tmp_path_factory.mktemp("api")) as installation:
        with installation.database.begin() as tx:
            tx.people.add(Person("P-rita", "rita", "Rita Stein", Role.TRAINER))  # she has no part in the cohort
        yield Api(installation, hand_out_tokens(installation), installation.app)
