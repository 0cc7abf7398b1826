"""A PostgreSQL server that ends as there is no room left, and one that ends for another reason."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from runner_images.sql.learner import postgresql
from runner_images.sql.learner.answers import BrokenServerError, RefusedError
from runner_images.sql.learner.postgresql import PostgresqlSession


class Gone:
    """A conversation with a server that hangs up."""

    def __init__(self, *_place: object, **_who: object) -> None:
        pass

    def ask(self, *_statement: object) -> None:
        raise BrokenServerError


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PostgresqlSession:
    """Return a session whose server is about to hang up."""
    monkeypatch.setattr(postgresql, "ServerConversation", Gone)
    return PostgresqlSession(str(tmp_path / "socket"), "reader")


def leave(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave so many bytes where the server is."""
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(f_bavail=room, f_frsize=1))


def test_where_no_room_is_left_that_is_why(session: PostgresqlSession, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(4_096, monkeypatch)

    with pytest.raises(RefusedError) as refused:
        session.run("SELECT 1", 1.0)

    assert refused.value.exhausted == "disk"


def test_with_room_left_it_is_gone(session: PostgresqlSession, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(1 << 30, monkeypatch)

    with pytest.raises(BrokenServerError):
        session.run("SELECT 1", 1.0)
