"""The web application over a small school with real accounts, a clock that is moved by hand, and no Redis."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from pydantic import SecretStr
from werkzeug.test import TestResponse

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.passwords import ArgonPasswords
from grader.adapters.randomness import new_id, new_secret
from grader.adapters.signing.tool_key import ToolKeyFile
from grader.assembly import Grader
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.identities.provider import Provider
from grader.domain.lti.platform import LearningPlatform
from grader.domain.people import Person, Role
from grader.engine.accounts import accounts
from grader.engine.operation.acting import actor
from grader.settings import Settings
from tests.fakes.disks import FakeDisks
from tests.fakes.machine import certificate, kept_backups, versions
from tests.fakes.providers import learning_platforms, providers
from tests.fakes.repositories import FakeRepositories
from tests.fakes.vitals import FakeVitals
from tests.fresh_database import fresh_database
from tests.runners import RUNNERS
from tests.web.kept_compiled import make_app

GOOD = "quatre mots sans lien"
OTHER = "girafe parapluie velo lune"
NOBODY_LISTENS = "redis://127.0.0.1:1/0"
PEOPLE = {"ada": Role.LEARNER, "karim": Role.LEARNER, "ines": Role.TRAINER, "paul": Role.LEAD, "olga": Role.OPERATOR}
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Clock:
    """A clock that only moves when told to."""

    moment: datetime = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Browser:
    """A browser that sends forms as pages made them."""

    client: FlaskClient
    agent: dict[str, str] = field(default_factory=lambda: {"User-Agent": "Firefox/140.0 (Windows)"})

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers={"Accept-Language": "en"} | self.agent | headers)

    def post(self, path: str, *, page: str = "/help/", **form: str) -> TestResponse:
        token = CSRF.search(self.get(page).text)
        assert token is not None, f"{page} has no form"
        data = form | {"csrf_token": unescape(token[1])}
        return self.client.post(path, data=data, headers={"Accept-Language": "en"} | self.agent)

    def sign_in(self, handle: str, password: str = GOOD, **form: str) -> TestResponse:
        return self.post("/sign-in", handle=handle, password=password, **form)


@dataclass
class Site:
    """What a test of accounts on the web works with."""

    app: Flask
    grader: Grader
    clock: Clock

    def browser(self, handle: str | None = None) -> Browser:
        """Return a browser, with this person signed in."""
        browser = Browser(self.app.test_client())
        if handle is not None:
            assert browser.sign_in(handle).status_code == 303
        return browser

    def invite(self, handle: str) -> str:
        """Return the path of a new invitation."""
        ours = self.grader
        secret = accounts.invite(
            handle, database=ours.database, now=ours.now, new_id=ours.new_id, new_secret=ours.new_secret
        )
        return f"/invitations/{secret}"


@contextmanager
def open_site(
    folder: Path,
    *named: Provider,
    platforms: Sequence[LearningPlatform] = (),
    public_url: str = "http://localhost:8000",
    redis_url: str | None = NOBODY_LISTENS,
    clock: Clock | None = None,
) -> Iterator[Site]:
    """Fill a database in this folder with people who have passwords, and make the application over it."""
    settings = Settings(data=folder, public_url=public_url, redis_url=redis_url, ssh="ssh://grader@127.0.0.1:2222")
    fresh_database(settings.data_folder / "grader.sqlite3")
    clock = clock or Clock()
    database = SqlDatabase(settings.database_address, now=clock, actor=actor)
    signer = ToolKeyFile(settings.tool_key)
    passwords = ArgonPasswords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    ours = _grader(
        settings=settings,
        database=database,
        passwords=passwords,
        providers=providers(*named, platforms=platforms, public_url=public_url, now=clock),
        platforms=learning_platforms(
            *platforms, signer=signer, public_url=public_url, now=clock, elapsed=lambda: clock().timestamp()
        ),
        tool_signer=signer,
        repositories=FakeRepositories(clock),
        now=clock,
        vitals=FakeVitals(),
    )
    with database.begin() as tx:
        tx.cohorts.add(Cohort("web-2610", "Web, octobre 2026"))
        for handle, role in PEOPLE.items():
            person = Person(new_id(), handle, handle.title(), role)
            tx.people.add(person)
            tx.people.set_password_hash(person.id, passwords.hash(GOOD))
            if role is Role.LEARNER:
                tx.cohorts.enroll(Enrollment(new_id(), "web-2610", person, EnrollmentStatus.ACTIVE))
    yield Site(make_app(ours), ours, clock)
    database.dispose()


def _grader(**parts: object) -> Grader:
    """Return an installation of these parts alone: a page of accounts that asks for another one fails."""
    missing = dict.fromkeys(field.name for field in fields(Grader))
    sources = {"new_id": new_id, "new_secret": new_secret, "runners": RUNNERS, "providers": providers()}
    machine = {"versions": versions, "kept_backups": kept_backups, "certificate": certificate, "disks": FakeDisks()}
    return Grader(**(missing | sources | machine | parts))


def app_over(folder: Path, *, metrics_token: SecretStr | None = None, **parts: object) -> Flask:
    """Return the application over these parts alone, with its data folder in `folder`."""
    settings = Settings(
        data=folder, public_url="http://localhost", redis_url=SecretStr(NOBODY_LISTENS), metrics_token=metrics_token
    )
    platforms = learning_platforms(signer=ToolKeyFile(settings.tool_key))
    return make_app(_grader(**{"settings": settings, "platforms": platforms} | parts))
