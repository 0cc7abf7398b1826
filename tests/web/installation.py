"""An application over a sample school: a real database in a file, and nothing else of the outside."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from grader.adapters.code_tokens import code_tokens
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.exercise_files.packed import packed_files
from grader.adapters.framework_files.reading import read_framework
from grader.adapters.html_linter import html_findings
from grader.adapters.public_holidays import public_holidays
from grader.adapters.randomness import new_id, new_secret
from grader.adapters.roster_files.files import TablesOfPeople
from grader.adapters.ruff_linter import ruff_findings
from grader.adapters.sealing import SealByFile
from grader.adapters.signing.receipts import KeyFile
from grader.adapters.signing.tool_key import ToolKeyFile
from grader.assembly import Grader
from grader.domain.lti.platform import LearningPlatform
from grader.domain.operation.software import ImageCondition, ImageState
from grader.domain.queue.hosts import Host, HostProblem
from grader.engine.ports.operation import HostVitals
from grader.settings import Settings
from tests.fakes.announcer import FakeAnnouncer
from tests.fakes.disks import FakeDisks
from tests.fakes.doorbell import FakeDoorbell
from tests.fakes.machine import VERSIONS, certificate, kept_backups, versions
from tests.fakes.press import FakePress
from tests.fakes.providers import learning_platforms, providers
from tests.fakes.repositories import FakeRepositories
from tests.fakes.vitals import FakeVitals
from tests.fresh_database import fresh_database
from tests.runners import RUNNERS
from tests.web.kept_compiled import make_app
from tests.web.samples import NOW, School, fill
from web.http.context import SECRET

EXERCISES = Path(__file__).parents[2] / "exercises"


@dataclass
class Installation:
    """What a test of pages works with."""

    app: Flask
    school: School
    announcer: FakeAnnouncer
    database: SqlDatabase
    repositories: FakeRepositories

    def client(self, handle: str, language: str = "fr") -> FlaskClient:
        """Return a browser that this person is signed in with."""
        client = self.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        with client.session_transaction() as session:
            session[SECRET] = self.school.secrets[handle]
        return client

    def cookie(self, handle: str) -> Mapping[str, str]:
        """Return the name and value of the cookie by which this person is signed in."""
        client = self.client(handle)
        name = str(self.app.config["SESSION_COOKIE_NAME"])
        found = client.get_cookie(name)
        return {"name": name, "value": found.value if found else ""}


def vitals_of(at: datetime) -> FakeVitals:
    """Return what a host says whose pool is busy, and what one said hours ago."""
    sandboxes, given = {"fresh": 2, "parked": 5, "leased": 1, "making": 1}, {"parked": 210, "fresh": 48, "made": 3}
    vitals = FakeVitals()
    images = (
        ImageState("python", ImageCondition.READY, digest="4e" * 32, built_at=at - timedelta(days=3)),
        ImageState(
            "shell", ImageCondition.OUTDATED, on_demand=True, digest="a7" * 32, built_at=at - timedelta(days=40)
        ),
        ImageState("sql", ImageCondition.MISSING, on_demand=True),
    )
    vitals.tell(HostVitals("lille-1", at, 2, sandboxes, given, VERSIONS.program, "29.1.3", images))
    vitals.tell(HostVitals("lille-2", at - timedelta(hours=3), 2, sandboxes, given))
    return vitals


@contextmanager
def install(
    folder: Path,
    *,
    public_url: str = "http://localhost",
    elapsed: Callable[[], float] | None = None,
    learning: Sequence[LearningPlatform] = (),
    clock: Callable[[], datetime] | None = None,
    **more: object,
) -> Iterator[Installation]:
    """Fill a database in this folder and make the application over it; parts that pages do not need are None.

    Args:
        folder: An empty one.
        public_url: Where it says that it is.
        elapsed: The clock by which boards that ask together are counted once; without one each is counted, whichever
            test asked just before.
        learning: Platforms that launch it; they sign by the clock, or by the machine's.
        clock: What it is now; None is the sample's moment.
        more: Parts in place of those of tests.
    """
    settings = Settings(
        data=folder, public_url=public_url, redis_url="redis://127.0.0.1:1/0", ssh="ssh://grader@127.0.0.1:2222"
    )
    filled, school, repositories = deepcopy(_sample())
    (settings.data_folder / "grader.sqlite3").write_bytes(filled)
    signer, announcer = KeyFile(settings.receipt_key, public_url), FakeAnnouncer()
    tool_signer = ToolKeyFile(settings.tool_key)
    elapsed = elapsed or count(step=3_600).__next__
    database = SqlDatabase(settings.database_address, now=clock or (lambda: NOW), signer=signer, elapsed=elapsed)
    parts: dict[str, object] = dict.fromkeys(part.name for part in fields(Grader))
    parts |= {
        "settings": settings,
        "database": database,
        "announcer": announcer,
        "now": clock or (lambda: NOW),
        "new_id": new_id,
        "runners": RUNNERS,
        "signer": signer,
        "seal": SealByFile(settings.remote_key),
        "versions": versions,
        "kept_backups": kept_backups,
        "certificate": certificate,
        "public_holidays": public_holidays,
        "new_secret": new_secret,
    }
    parts |= {
        "vitals": vitals_of(NOW),
        "disks": FakeDisks(),
        "doorbell": FakeDoorbell(),
        "press": FakePress(),
        "providers": providers(platforms=learning),
        "platforms": learning_platforms(*learning, signer=tool_signer, public_url=public_url, **_by(clock)),
        "tool_signer": tool_signer,
        "roster_files": TablesOfPeople(),
        "read_framework": read_framework,
        "unpack_files": packed_files,
        "read_tokens": code_tokens,
        "linters": {"ruff": ruff_findings, "html": html_findings},
    }
    parts |= {"repositories": repositories} | more
    app = make_app(Grader(**parts))  # type: ignore[arg-type]
    yield Installation(app, school, announcer, database, repositories)
    database.dispose()


def _by(clock: Callable[[], datetime] | None) -> dict[str, Callable[[], Any]]:
    """Return by which clocks platforms are asked."""
    return {} if clock is None else {"now": clock, "elapsed": lambda: clock().timestamp()}


@cache
def _sample() -> tuple[bytes, School, FakeRepositories]:
    """Fill a database once a process, and return its file: each test has a copy of its own."""
    repositories = FakeRepositories(lambda: NOW)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "filled.sqlite3"
        database = SqlDatabase(fresh_database(path), now=lambda: NOW)
        school = fill(database, EXERCISES, repositories)
        with database.begin() as tx:
            tx.hosts.join(Host("lille-1", NOW, 2))
            tx.hosts.join(Host("lille-2", NOW, 2, HostProblem.ENGINE))
        database.dispose()
        return path.read_bytes(), school, repositories
