"""A browser that somebody is signed in with, over real HTTP."""

import re
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from grader.engine.accounts import accounts
from tests.e2e.school import Member, School

PASSWORD = "quatre mots sans rapport"


class Browser:
    """Chooses a password by an invitation, signs in by the form, and reads pages."""

    def __init__(self, member: Member, school: School) -> None:
        self._address = school.settings.public_url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        choose_password(member.person.handle, school)
        (value,) = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', self.read("/sign-in"))[:1]
        form = {"csrf_token": value, "handle": member.person.handle, "password": PASSWORD}
        self.read("/sign-in", urlencode(form).encode())

    def read(self, path: str, form: bytes | None = None) -> str:
        """Return a page, in French."""
        asked = urllib.request.Request(self._address + path, form, {"Accept-Language": "fr"})
        with self._opener.open(asked, timeout=60) as answer:
            return str(answer.read().decode())

    def text_of(self, element_id: str, path: str) -> str:
        """Return what a page shows in the link or text of this id."""
        found = re.search(rf'id="{element_id}".*?</td>', self.read(path), re.DOTALL)
        return found.group() if found else ""


def choose_password(handle: str, school: School) -> None:
    """Accept an invitation for somebody."""
    parts = school.grader
    secret = accounts.invite(
        handle, database=parts.database, now=parts.now, new_id=parts.new_id, new_secret=parts.new_secret
    )
    accounts.accept_invitation(
        secret,
        PASSWORD,
        "mon navigateur",
        database=parts.database,
        passwords=parts.passwords,
        now=parts.now,
        new_id=parts.new_id,
        new_secret=parts.new_secret,
    )
