"""A question is answered whole, in time and in bounds, or not at all."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from ssl import create_default_context
from threading import Event

import pytest

from grader.adapters.public_https.asking import MOST_BYTES, BoundedAsking
from tests.identity_providers.stand_in import StandIn, answer, lead, serving

ASK = BoundedAsking(create_default_context())


@pytest.fixture
def server() -> Iterator[StandIn]:
    with serving() as server:
        yield server


def asked(server: StandIn, responds: Callable[[BaseHTTPRequestHandler], None], ask: BoundedAsking = ASK) -> object:
    server.responds["/x"] = responds
    return ask("GET", f"{server.issuer}/x", {}, private=True)


def test_an_answer_is_its_status_and_body(server: StandIn) -> None:
    assert asked(server, lambda request: answer(request, b"[]", 404)) == (404, b"[]")


@pytest.mark.parametrize(("size", "is_read"), [(MOST_BYTES, True), (MOST_BYTES + 1, False)])
def test_an_answer_has_a_size(server: StandIn, size: int, is_read: bool) -> None:  # noqa: FBT001 - a row
    found = asked(server, lambda request: answer(request, b"x" * size))

    assert (found is not None) is is_read


def test_nobody_is_followed_elsewhere(server: StandIn) -> None:
    assert asked(server, lambda request: lead(request, f"{server.issuer}/jwks")) == (302, b"")
    assert server.asked["/jwks"] == 0


@pytest.mark.parametrize("then", [b"", b" "])
@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n{"])
def test_an_answer_that_never_ends_is_none(server: StandIn, beginning: bytes, then: bytes) -> None:
    over = Event()

    def dawdles(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(beginning)
        with suppress(OSError):
            while not over.wait(0.02):
                request.wfile.write(then)

    found = asked(server, dawdles, BoundedAsking(create_default_context(), all_seconds=0.3))

    over.set()
    assert found is None


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "https://127.0.0.1:1/",
        "https://[::1]:1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/",
        "file:///etc/passwd",
        "https://",
        "https://[",
        "https://localhost:99999/",
        "https://exa mple/",
    ],
)
def test_what_leads_nowhere_public_is_not_asked(address: str) -> None:
    assert ASK("GET", address, {}) is None


def test_a_header_of_two_lines_is_not_sent(server: StandIn) -> None:
    assert ASK("GET", f"{server.issuer}/jwks", {"Authorization": "a\r\nHost: b"}, private=True) is None
    assert server.asked.total() == 0
