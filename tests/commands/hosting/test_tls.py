"""TLS by one setting: a real server, a real certificate, and Git's own client, which trusts its authority."""

import os
import socket
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.commands.hosting.serving import Installation
from grader.settings import Settings
from tests.certificates import A_DAY, Authority
from tests.commands.conftest import Grader
from tests.commands.hosting.test_listening import PATIENCE_SECONDS
from tests.ports import port_of, reserve_port

PLATFORM, USAGE = 3, 2


@dataclass
class Served:
    """An installation that serves https itself.

    Attributes:
        root: What is to be trusted.
    """

    settings: Settings
    authority: Authority
    tls: Path
    root: Path

    def headers(self, path: str = "/sign-in") -> dict[str, str]:
        """Return what a browser is told, which trusts the authority alone."""
        context = ssl.create_default_context(cafile=self.root)
        address = f"{self.settings.public_url}{path}"
        with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS, context=context) as answer:
            return dict(answer.headers.items())

    def certificate(self) -> int:
        """Return the serial number of what is served now."""
        context = ssl.create_default_context(cafile=self.root)
        with (
            socket.create_connection(("127.0.0.1", self.settings.port), timeout=PATIENCE_SECONDS) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as spoken,
        ):
            return int(spoken.getpeercert()["serialNumber"], 16)


@pytest.fixture
def served(grader: Grader, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    authority, tls = Authority(), data / "tls"
    authority.issue(tls)
    with reserve_port() as held:
        port = port_of(held)
        for name, value in {"TLS": str(tls), "PORT": str(port), "PUBLIC_URL": f"https://127.0.0.1:{port}"}.items():
            monkeypatch.setenv(f"GRADER_{name}", value)
        settings = Settings()
        with Installation(settings, logs=data / "log"):
            yield Served(settings, authority, tls, authority.write_root(data / "root.pem"))


@pytest.mark.slow
def test_pages_and_git_are_served_by_it_and_a_renewed_one_is_taken_up(
    grader: Grader, served: Served, tmp_path: Path
) -> None:
    told = served.headers()
    first = served.certificate()
    grader("cohort", "open", "web-2610", "Web, octobre 2026")
    link = grader("user", "add", "ada", "Ada", "--cohort", "web-2610").shown
    token = grader("user", "token", "new", "ada", "ordinateur", "--scope", "git").shown.strip()

    address = f"https://ada:{token}@127.0.0.1:{served.settings.port}/git/web-2610/ada.git"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_SSL_CAINFO": str(served.root)}
    clone = ["git", "clone", "-q", address, tmp_path / "mine"]
    cloned = subprocess.run(clone, env=environment, capture_output=True, check=False)
    renewed = served.authority.issue(served.tls)

    assert (cloned.returncode, cloned.stderr) == (0, b"")
    assert link.startswith("https://127.0.0.1:")
    assert told["Strict-Transport-Security"] == "max-age=31536000"
    assert "__Host-grader" in told["Set-Cookie"]
    assert "Secure" in told["Set-Cookie"]
    assert first != renewed
    assert served.certificate() == renewed


def test_a_certificate_that_is_over_is_one_sentence(
    grader: Grader, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Authority().issue(data / "tls", ends_in=-A_DAY)
    monkeypatch.setenv("GRADER_TLS", str(data / "tls"))

    ended = grader("up")

    assert (ended.status, ended.shown, ended.errors.count("\n")) == (PLATFORM, "", 1)
    assert "fullchain.pem ended on" in ended.errors


def test_an_address_without_tls_contradicts_the_setting(
    grader: Grader, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADER_TLS", str(data))
    monkeypatch.setenv("GRADER_PUBLIC_URL", "http://ecole.example")

    ended = grader("up")

    assert (ended.status, ended.errors.count("\n")) == (USAGE, 1)
    assert "GRADER_PUBLIC_URL" in ended.errors
    assert "with GRADER_TLS it begins with https://" in ended.errors


def test_by_itself_the_address_of_this_machine_follows(data: Path) -> None:
    assert Settings(data=data, tls=data).public_url == "https://127.0.0.1:8000"
    assert Settings(data=data, port=8080).public_url == "http://127.0.0.1:8080"
