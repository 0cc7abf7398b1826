"""How the web processes share their connections."""

from contextlib import closing
from socket import create_server

import pytest
from gunicorn.config import Config

from web import serving


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the seconds that are slept from now on; nobody sleeps them."""
    slept: list[float] = []
    monkeypatch.setattr(serving, "sleep", slept.append)
    return slept


def test_who_has_more_connections_accepts_later_but_never_late(waits: list[float]) -> None:
    worker = serving.FairWorker(0, 0, [], None, 0, Config(), None)
    with closing(worker.tmp), create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        for connections in (0, 1, 10, 20, 5_000):
            worker.nr_conns = connections
            worker.accept(listener)  # nobody knocks: another process was first

    assert waits == sorted(waits)
    assert waits[0] == 0
    assert waits[1] < waits[2] < waits[3] == waits[4] <= 0.002
