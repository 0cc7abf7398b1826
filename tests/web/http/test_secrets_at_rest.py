"""After a life of sign-ins, tokens and invitations, no secret is found in the database, its file or the logs."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.adapters.database.rows import all_rows
from tests.web.site import GOOD, OTHER, Browser, Site, open_site
from web.http.context import SECRET

pytestmark = pytest.mark.slow
TOKEN = re.compile(r"agr_[\w-]{43}")
WRONG = "un mot de passe qui ne va pas"


@dataclass
class Life:
    """What was done, and every secret that came up in it."""

    site: Site
    secrets: dict[str, str] = field(default_factory=dict)
    logged: str = ""

    def note_session(self, browser: Browser, name: str) -> None:
        """Remember the secret in a browser's cookie."""
        with browser.client.session_transaction() as session:
            self.secrets[name] = session[SECRET]

    def live(self) -> None:
        """Take up an invitation, sign in, out and wrongly, change the password, make and use tokens, lose a link."""
        invitation = self.site.invite("ada")
        self.secrets["invitation"] = invitation.rpartition("/")[2]
        self.secrets["invitation that lies about"] = self.site.invite("karim").rpartition("/")[2]
        ada = self.site.browser()
        assert ada.post(invitation, page=invitation, password=GOOD, repeat=GOOD).status_code == 303
        self.note_session(ada, "session of an invitation")
        elsewhere = self.site.browser("ada")
        self.note_session(elsewhere, "session of a sign-in")
        self.site.browser().sign_in("ada", WRONG)
        assert ada.post("/account/tokens", label="mon ordinateur", scope="git").status_code == 303
        (self.secrets["token"],) = TOKEN.findall(ada.get("/account").text)
        self.use("ada", self.secrets["token"])
        self.use("ada", "agr_" + "x" * 43)
        assert ada.post("/account/password", current=GOOD, password=OTHER, repeat=OTHER).status_code == 303
        elsewhere.post("/sign-out")
        self.site.browser().get(f"/invitations/{'y' * 43}")
        self.secrets |= {"password": GOOD, "new password": OTHER, "wrong password": WRONG}
        self.secrets |= {"wrong token": "agr_" + "x" * 43, "wrong link": "y" * 43}

    def use(self, handle: str, token: str) -> None:
        """Ask by a token, as a program and as Git do."""
        client = self.site.app.test_client()
        client.get("/api/v1/account", headers={"Authorization": f"Bearer {token}"})
        client.get("/git/web-2610/nobody.git/info/refs?service=git-upload-pack", auth=(handle, token))


@pytest.fixture
def life(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Life]:
    with open_site(tmp_path) as site, capture_logs() as events, caplog.at_level(logging.DEBUG):
        life = Life(site)
        life.live()
        life.logged = f"{events} {caplog.text}"
        yield life


def test_every_secret_of_the_life_is_known_to_the_test(life: Life) -> None:
    assert len(set(life.secrets.values())) == 10
    assert all(len(secret) >= 16 for secret in life.secrets.values())


def test_no_row_holds_a_secret(life: Life) -> None:
    rows = str(all_rows(life.site.grader.settings.database_address))

    assert "secret_hash" in rows
    assert [name for name, secret in life.secrets.items() if secret in rows] == []


def test_no_file_of_the_data_folder_holds_a_secret(life: Life) -> None:
    files = [path for path in life.site.grader.settings.data_folder.rglob("*") if path.is_file()]

    held = b"".join(path.read_bytes() for path in files)

    assert len(held) > 10_000
    assert [name for name, secret in life.secrets.items() if secret.encode() in held] == []


def test_no_log_holds_a_secret(life: Life) -> None:
    assert [name for name, secret in life.secrets.items() if secret in life.logged] == []


def test_only_the_installation_can_read_its_keys(life: Life) -> None:
    folder = life.site.grader.settings.data_folder

    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "secret_key").stat().st_mode & 0o077 == 0
