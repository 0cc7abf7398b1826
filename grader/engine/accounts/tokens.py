"""Personal tokens: what opens Git and the API for programs, each for the scopes that its person gave it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from grader.domain.accounts.credentials import SCOPE_OF_ROLE, SCOPES, TOKEN_PREFIX, AccessToken, Scope
from grader.domain.accounts.lifetimes import TOKEN_LIFE
from grader.domain.errors import NotFound, NotValid
from grader.domain.naming import checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.accounts.sessions import hash_of, note_use
from grader.engine.ports.database import Database
from grader.engine.ports.sources import NewId, NewSecret, Now

MAX_LABEL_LENGTH = 60
MAX_TOKENS = 20
TOUCH_TOKEN_AFTER = timedelta(minutes=1)
GIT_ALONE = frozenset({Scope.GIT})


@dataclass(frozen=True)
class Bearer:
    """Who asks by a token, and for what it is good."""

    person: Person
    token: AccessToken

    @property
    def scopes(self) -> frozenset[Scope]:
        """Return what the token opens today: a scope whose role the person no longer has opens nothing."""
        return self.token.scopes & SCOPES[self.person.role]

    @property
    def viewer(self) -> Person:
        """Return the person as pages know them; without the scope of their role, they are shown what a learner is."""
        needed = SCOPE_OF_ROLE.get(self.person.role)
        return self.person if needed is None or needed in self.scopes else replace(self.person, role=Role.LEARNER)


def create_token(
    person: Person,
    label: str,
    scopes: frozenset[Scope] = GIT_ALONE,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> tuple[AccessToken, str]:
    """Return a new token, good for `TOKEN_LIFE`, and its secret, which nobody can read again.

    Raises:
        NotValid: `label_shape`, `name_unseen`, `scopes_none`, `scopes_of_role` or `too_many_tokens`.
    """
    label = checked_name(label, most=MAX_LABEL_LENGTH, code="label_shape")
    if not scopes:
        raise NotValid("scopes_none")
    if not scopes <= SCOPES[person.role]:
        raise NotValid("scopes_of_role", scopes=", ".join(sorted(scopes - SCOPES[person.role])))
    at, secret = now(), f"{TOKEN_PREFIX}{new_secret()}"
    token = AccessToken(new_id(), person.id, label, created_at=at, expires_at=at + TOKEN_LIFE, scopes=scopes)
    with database.begin() as tx:
        if sum(known.is_valid(at) for known in tx.credentials.tokens(person.id)) >= MAX_TOKENS:
            raise NotValid("too_many_tokens", most=MAX_TOKENS)
        tx.credentials.add_token(token, hash_of(secret))
        tx.audit.add(Act.TOKEN_MADE, token.id, belongs_to=person.id)
    return token, secret


def bearer_of(secret: str, *, database: Database, now: Now) -> Bearer | None:
    """Return who asks, or None for a wrong, expired or revoked token.

    One read; a write at most once a minute.
    """
    at = now()
    with database.glance() as tx:
        found = tx.credentials.token(hash_of(secret))
    if found is None or not found[0].is_valid(at):
        return None
    token, person = found
    if token.last_used_at is None or at - token.last_used_at >= TOUCH_TOKEN_AFTER:
        note_use(lambda credentials: credentials.touch_token(token.id, at), database=database)
    return Bearer(person, token)


def person_of_token(handle: str, secret: str, *, database: Database, now: Now) -> Person | None:
    """Return who asks Git with this name and token, or None when it does not open Git for a person of this name."""
    found = bearer_of(secret, database=database, now=now)
    if found is None or Scope.GIT not in found.scopes or found.person.handle != handle.lower():
        return None
    return found.person


def revoke_token(person: Person, token_id: str, *, database: Database, now: Now) -> None:
    """End one of the person's own tokens.

    Raises:
        NotFound: `token`.
    """
    with database.begin() as tx:
        if token_id not in {token.id for token in tx.credentials.tokens(person.id)}:
            raise NotFound("token")
        tx.credentials.revoke_token(token_id, now())
        tx.audit.add(Act.TOKEN_REVOKED, token_id, belongs_to=person.id)
