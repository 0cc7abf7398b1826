"""A site that a learning platform launches, and browsers that follow its launches."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from werkzeug.test import TestResponse

from tests.lti.stand_in import Moodle, serving_moodle
from tests.web.site import Browser, Clock, Site, open_site

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
ENGLISH = {"Accept-Language": "en"}


@dataclass
class Launching:
    """A site with a learning platform."""

    site: Site
    moodle: Moodle

    def minutes_later(self, minutes: float) -> None:
        """Let some time go by for both."""
        self.site.clock.move(minutes=minutes)

    def begin(self, browser: Browser, **more: str) -> dict[str, str]:
        """Begin a launch, and return what the platform is asked."""
        answer = browser.get(f"/lti/login?{urlencode(self.moodle.begins(**more))}")
        assert answer.status_code == 302, answer.text
        assert answer.location.startswith(f"{self.moodle.issuer}/auth?")
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.location).query).items()}

    def launch(self, browser: Browser, **claims: object) -> TestResponse:
        """Be launched, and return what our answer to it is."""
        asked = self.begin(browser)
        return self.post(browser, asked["state"], self.moodle.id_token(asked["nonce"], **claims))

    def post(self, browser: Browser, state: str, token: str) -> TestResponse:
        """Post what a platform signed, as a browser does: to us without our cookie, and on with it."""
        stranger = self.site.app.test_client()
        page = stranger.post("/lti/launch", data={"state": state, "id_token": token}, headers=ENGLISH)
        assert page.status_code == 200, page.text
        assert "Set-Cookie" not in page.headers
        fields = {name: unescape(value) for name, value in HIDDEN.findall(page.text) if name != "csrf_token"}
        return browser.client.post("/lti/launched", data=fields, headers=ENGLISH | browser.agent)


@contextmanager
def launching(folder: Path, **settings: object) -> Iterator[Launching]:
    """Open a site that a stand-in for a platform launches, of which these settings are said."""
    clock = Clock()
    with (
        serving_moodle(clock) as moodle,
        open_site(folder, platforms=[moodle.platform(**settings)], clock=clock) as site,
    ):
        moodle.tool_keys = lambda: site.app.test_client().get("/lti/keys").get_json()
        with site.grader.database.begin() as tx:
            for handle in ("ada", "karim", "ines", "paul"):
                person = tx.people.by_handle(handle)
                assert person is not None
                tx.people.set_email(person.id, f"{handle}@example.org")
        yield Launching(site, moodle)
