"""Programs that ask the API over the sample school, each with somebody's token."""

from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

from grader.adapters.randomness import new_id, new_secret
from grader.domain.people import SCOPES, Scope
from grader.engine.tokens import create_token
from tests.web.installation import Installation
from tests.web.samples import NAMES, NOW

HANDLES = (*NAMES, "noor", "ines", "paul", "rita", "olga")


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

    def run(self, handle: str, exercise: str) -> str:
        """Return the id of the run of a learner's newest hand-in."""
        return f"N{self.submission(handle, exercise)[1:]}"


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
