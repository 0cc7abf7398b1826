"""A school of accounts over a real SQLite file, with the engine's steps ready to be called."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from argon2 import PasswordHasher

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.passwords import ArgonPasswords
from grader.adapters.randomness import new_id, new_secret
from grader.engine.accounts import accounts, sessions, tokens
from grader.engine.operation.acting import actor
from tests.fresh_database import fresh_database

GOOD = "quatre mots sans lien"
OTHER = "girafe parapluie velo lune"


@dataclass
class Clock:
    """A clock that only moves when told to."""

    moment: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class School:
    """The engine's steps with their ports filled in."""

    database: SqlDatabase
    clock: Clock = field(default_factory=Clock)
    passwords: ArgonPasswords = field(default_factory=lambda: ArgonPasswords(PasswordHasher(1, 8, 1)))

    def __post_init__(self) -> None:
        at = {"database": self.database, "now": self.clock}
        made = at | {"new_id": new_id, "new_secret": new_secret}
        self.add_person = partial(accounts.add_person, database=self.database, new_id=new_id)
        self.invite = partial(accounts.invite, **made)
        self.invited = partial(accounts.invited, **at)
        self.accept = partial(accounts.accept_invitation, passwords=self.passwords, **made)
        self.sign_in = partial(sessions.sign_in, passwords=self.passwords, **made)
        self.sign_out = partial(sessions.sign_out, **at)
        self.session_of = partial(sessions.session_of, **at)
        self.revoke_session = partial(sessions.revoke_session, **at)
        self.revoke_all_sessions = partial(sessions.revoke_all_sessions, **at)
        self.change_password = partial(accounts.change_password, passwords=self.passwords, **at)
        self.account_of = partial(accounts.account_of, **at)
        self.create_token = partial(tokens.create_token, **made)
        self.person_of_token = partial(tokens.person_of_token, **at)
        self.bearer_of = partial(tokens.bearer_of, **at)
        self.revoke_token = partial(tokens.revoke_token, **at)


@contextmanager
def open_school(folder: Path) -> Iterator[School]:
    """Make a database in this folder and the steps over it."""
    database = SqlDatabase(fresh_database(folder / "school.sqlite3"), actor=actor)
    yield School(database)
    database.dispose()
