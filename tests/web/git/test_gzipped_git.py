"""Bodies that Git's clients zip: what they ask for in a fetch, once it passes 1 kB; some also small pushes."""

import gzip
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from grader.assembly import Grader, assemble
from grader.domain.cohorts.cohort import Cohort
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Role
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts import enrolling
from grader.settings import Settings
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.served import clone, running
from tests.fresh_database import fresh_database
from web.app import create_app
from web.git.asking import InflatedBody, UploadedBody

ADA = "web-2610/ada.git"
BRANCH = b"commit refs/heads/b%d\ncommitter Ada <ada@example.org> 1790000000 +0000\ndata 3\n%d\n"
LIST_REFS = b"0014command=ls-refs\n00010000"


@pytest.fixture
def grader(tmp_path: Path) -> Grader:
    """Return an installation with Ada's repository in it, and nobody at Redis."""
    settings = Settings(data=tmp_path / "data", redis_url="redis://127.0.0.1:1/0")
    fresh_database(settings.data_folder / "grader.sqlite3")
    ours = assemble(settings)
    ada = accounts.add_person("ada", "Ada", Role.LEARNER, database=ours.database, new_id=ours.new_id)
    enrolling.open_cohort(Cohort("web-2610", "Web 26-10"), [], database=ours.database)
    enrolling.join(
        ada,
        "web-2610",
        welcome=lambda _: [SourceFile("README.md", b"# Bonjour\n")],
        database=ours.database,
        repositories=ours.repositories,
        new_id=ours.new_id,
    )
    return ours


@pytest.fixture
def token(grader: Grader) -> str:
    with grader.database.read() as tx:
        ada = tx.people.by_handle("ada")
    assert ada is not None
    made = {"now": grader.now, "new_id": grader.new_id, "new_secret": grader.new_secret}
    return tokens.create_token(ada, "portable", database=grader.database, **made)[1]


@pytest.fixture
def app(grader: Grader) -> Flask:
    return create_app(grader)


@pytest.fixture
def git(app: Flask, token: str) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_GIT_PROTOCOL"] = "version=2"
    client.environ_base["HTTP_CONTENT_ENCODING"] = "gzip"
    client.environ_base["HTTP_AUTHORIZATION"] = f"Basic {b64encode(f'ada:{token}'.encode()).decode()}"
    return client


def test_a_gzipped_fetch_is_answered(git: FlaskClient) -> None:
    answer = git.post(f"/git/{ADA}/git-upload-pack", data=gzip.compress(LIST_REFS, mtime=0))

    assert b"refs/heads/main" in answer.data


@pytest.mark.parametrize("body", [LIST_REFS, b"", gzip.compress(LIST_REFS, mtime=0)[:-12], b"\x1f\x8b" + b"x" * 5_000])
def test_a_body_that_is_not_gzip_is_a_request_cut_short(git: FlaskClient, body: bytes) -> None:
    answer = git.post(f"/git/{ADA}/git-upload-pack", data=body)

    assert answer.status_code == 200
    assert b"refs/heads/main" not in answer.data or body[:2] == b"\x1f\x8b"


def test_a_bomb_is_not_inflated_beyond_the_limit(git: FlaskClient) -> None:
    bomb = gzip.compress(b"0014command=ls-refs\n0001" + b"0009x" * 20_000_000, compresslevel=1, mtime=0)

    answer = git.post(f"/git/{ADA}/git-upload-pack", data=bomb)

    assert len(answer.data) < 1_000


@pytest.mark.parametrize("size", [-1, 100, 1_000])
def test_a_body_that_grows_beyond_the_limit_breaks_off(size: int) -> None:
    body = InflatedBody(UploadedBody(BytesIO(gzip.compress(b"x" * 5_000, mtime=0))), most=2_000)

    with pytest.raises(gzip.BadGzipFile):
        list(iter(lambda: body.read(size), b""))


def test_a_body_as_large_as_the_limit_is_read_whole() -> None:
    body = InflatedBody(UploadedBody(BytesIO(gzip.compress(b"x" * 2_000, mtime=0))), most=2_000)

    assert body.read(1_500) + body.read(1_500) + body.read(1_500) == b"x" * 2_000


def test_the_real_client_clones_with_a_long_request(app: Flask, grader: Grader, token: str, tmp_path: Path) -> None:
    seen: list[str] = []
    bare = BareRepositories(grader.settings.repositories_folder)
    bare.git(ADA, "fast-import", "--quiet", stdin=b"".join(BRANCH % (number, number) for number in range(100, 140)))

    @app.before_request
    def look() -> None:
        seen.append(request.headers.get("Content-Encoding", ""))

    with running(app) as address:
        ada = clone(f"{address.replace('//', f'//ada:{token}@')}/git/{ADA}", tmp_path / "ada")

    assert len(ada.git("branch", "--remotes").split()) > 40
    assert "gzip" in seen
