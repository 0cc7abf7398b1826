"""Programs that ask the API over the sample school, each with somebody's token."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from grader.adapters.exercise_files.archives import unpacked
from grader.adapters.randomness import new_id, new_secret
from grader.domain.accounts.credentials import SCOPES, Scope
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Person, Role
from grader.engine.accounts.tokens import create_token
from tests.fakes.doorbell import FakeDoorbell
from tests.web.installation import Installation, install
from tests.web.kept_compiled import make_app
from tests.web.samples import NAMES, NOW

HANDLES = (*NAMES, "noor", "ines", "paul", "rita", "olga", "yann", "maud")


@dataclass
class Api:
    """The application, and a token of each person's every scope."""

    installation: Installation
    secrets: dict[str, str]
    app: Flask

    def ask(self, handle: str | None, path: str, method: str = "GET", **headers: str) -> TestResponse:
        """Return the answer to a request with this person's token (None: without any)."""
        own = {"Authorization": f"Bearer {self.secrets[handle]}"} if handle else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.app.test_client().open(f"/api/v1{path}", method=method, headers=own | named)

    def submission(self, handle: str, exercise: str) -> str:
        """Return the id of a learner's newest hand-in."""
        return self.installation.school.latest(handle, exercise)

    def push(self, content: bytes, handle: str = "ada") -> str:
        """Return the id of a new commit on a learner's `main`."""
        return self.installation.repositories.push(
            f"web-2610/{handle}.git", [SourceFile("bonjour/bonjour.py", content)]
        )

    def run(self, handle: str, exercise: str) -> str:
        """Return the id of the run of a learner's newest hand-in."""
        return f"N{self.submission(handle, exercise)[1:]}"


@contextmanager
def open_school(folder: Path) -> Iterator[Api]:
    """Fill a database in this folder, with repositories and a queue in memory, and make the application over it."""
    with install(folder) as installation:
        with installation.database.begin() as tx:
            tx.people.add(Person("P-rita", "rita", "Rita Stein", Role.TRAINER))  # she has no part in the cohort
        ours = installation.app.extensions["grader"]
        parts = replace(ours, doorbell=FakeDoorbell(), new_secret=new_secret, unpack=unpacked)
        yield Api(installation, hand_out_tokens(installation), make_app(parts))


def hand_out_tokens(installation: Installation) -> dict[str, str]:
    """Return a secret by handle, of every scope that the person's role has; `ines-read` has the scope read alone."""
    secrets = {handle: make_token(installation, handle, SCOPES_OF_ALL) for handle in HANDLES}
    return secrets | {"ines-read": make_token(installation, "ines", frozenset({Scope.READ}))}


SCOPES_OF_ALL = frozenset(Scope)


def make_token(installation: Installation, handle: str, scopes: frozenset[Scope]) -> str:
    """Return the secret of a new token of those of these scopes that the person's role has."""
    with installation.database.read() as tx:
        person = tx.people.by_handle(handle)
    assert person is not None
    made = {"new_id": new_id, "new_secret": new_secret, "now": lambda: NOW}
    return create_token(person, "script", scopes & SCOPES[person.role], database=installation.database, **made)[1]
