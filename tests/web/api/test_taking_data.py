"""All that is kept about a person, taken away by their own program."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from grader.domain.accounts.credentials import Scope
from grader.domain.operation.audit import Act
from grader.engine.ports.audit import AuditQuery
from tests.web.api.programs import Api, make_token, open_school

PATH = "/account/data"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Yield a school of this module's own: an hour has six such files, and other modules take some."""
    with open_school(tmp_path_factory.mktemp("data")) as school:
        yield school


def test_a_token_that_reads_takes_what_the_page_gives(api: Api) -> None:
    with api.ask("ada", PATH) as answer:
        zipped = ZipFile(BytesIO(answer.get_data()))

    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert json.loads(zipped.read("account.json"))["person"]["handle"] == "ada"
    assert len(json.loads(zipped.read("web-2610/submissions.json"))["submissions"]) == 6


def test_a_trainer_takes_nothing_of_a_learner(api: Api) -> None:
    with api.ask("ines", PATH) as answer:
        zipped = ZipFile(BytesIO(answer.get_data()))

    assert zipped.namelist() == ["account.json"]


def test_a_token_for_git_alone_takes_nothing(fresh: Api) -> None:
    fresh.secrets["git"] = make_token(fresh.installation, "karim", frozenset({Scope.GIT}))

    answer = fresh.ask("git", PATH)

    assert (answer.status_code, answer.json["code"]) == (403, "read")


def test_who_took_it_is_written_down_and_counted(api: Api) -> None:
    statuses = []
    for _ in range(7):
        with api.ask("chloe", PATH) as answer:
            answer.get_data()
            statuses.append(answer.status_code)

    with api.installation.database.read() as tx:
        taken = tx.audit.find(AuditQuery(act=Act.DATA_TAKEN, what=("P-chloe",)), 9)
    assert statuses == [200] * 6 + [429]
    assert len(taken) == 6
