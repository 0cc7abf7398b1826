"""What a forge is told arrives there, with the installation's token; nowhere else, and not for long."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from ssl import create_default_context

import pytest

from grader.adapters.public_https.forge_statuses import ForgeStatuses
from grader.adapters.public_https.posting import PublicPosting
from grader.domain.remotes.forge import ForgeKind
from grader.domain.remotes.remote import Remote
from grader.domain.remotes.status import CommitState
from grader.engine.ports.remotes import NO_ANSWER
from tests.adapters.git.forge import HOST, Forge, redirects, serving_forge

REMOTE = Remote("r", "e", "", f"https://{HOST}/ada/exercices.git", "main", "s", datetime.now(UTC))


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    with serving_forge(tmp_path_factory.mktemp("forge")) as forge:
        yield forge


def statuses(forge: Forge, *, seconds: float = 15.0, loopback: bool = True, **tokens: str) -> ForgeStatuses:
    trust = create_default_context(cafile=str(forge.certificate))
    posting = PublicPosting(trust, seconds, loopback)
    return ForgeStatuses({HOST: ForgeKind.GITEA}, tokens, posting, port=forge.port)


def tell(said: ForgeStatuses) -> int | None:
    return said(REMOTE, "c0ffee", CommitState.PASSED, "3 sur 3", "https://ecole/x")


def test_it_arrives_with_its_token(forge: Forge):
    heard: list[tuple[str, str | None, dict[str, str]]] = []

    def takes(request: BaseHTTPRequestHandler) -> bool:
        body = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        heard.append((request.path, request.headers["Authorization"], body))
        request.send_response(201)
        request.send_header("Content-Length", "0")
        request.end_headers()
        return True

    forge.misbehaves = takes

    assert tell(statuses(forge, localhost="hush")) == 201
    ((path, token, body),) = heard
    assert (path, token, body["state"]) == ("/api/v1/repos/ada/exercices/statuses/c0ffee", "token hush", "success")


def test_a_forge_without_a_token_is_not_told(forge: Forge):
    before = forge.asked

    assert tell(statuses(forge)) is None
    assert forge.asked == before


def test_it_follows_nobody_elsewhere(forge: Forge):
    forge.misbehaves = redirects

    assert tell(statuses(forge, localhost="hush")) == 302


def test_it_waits_for_nobody_long(forge: Forge):
    forge.misbehaves = lambda request: request.rfile.read(int(request.headers["Content-Length"])) == b"" or wait()

    assert tell(statuses(forge, seconds=0.3, localhost="hush")) == NO_ANSWER


def wait() -> bool:
    """Answer nothing for a while."""
    time.sleep(1)
    return True


def test_a_name_of_our_own_network_is_never_asked(forge: Forge):
    before = forge.asked

    assert tell(statuses(forge, loopback=False, localhost="hush")) == NO_ANSWER
    assert forge.asked == before
