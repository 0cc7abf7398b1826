"""What opens an account: sessions of browsers, personal tokens with their scopes, and invitations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.people import Role

TOKEN_PREFIX = "agr_"  # noqa: S105 - it marks a secret, so that scanners of leaked secrets can find one


class Scope(StrEnum):
    """What a token opens."""

    GIT = "git"
    READ = "read"
    SUBMIT = "submit"
    COMMENT = "comment"
    COHORTS = "cohorts"
    PEOPLE = "people"
    PLAN = "plan"
    OPERATE = "operate"
    SHARE = "share"
    COUNSEL = "counsel"


SCOPES = {
    Role.LEARNER: frozenset({Scope.GIT, Scope.READ, Scope.SUBMIT, Scope.COMMENT, Scope.SHARE}),
    Role.TRAINER: frozenset({Scope.GIT, Scope.READ, Scope.SUBMIT, Scope.COMMENT, Scope.COHORTS, Scope.PLAN}),
    Role.LEAD: frozenset({Scope.GIT, Scope.READ, Scope.SUBMIT, Scope.COMMENT, Scope.COHORTS, Scope.PEOPLE, Scope.PLAN}),
    Role.OPERATOR: frozenset({Scope.GIT, Scope.READ, Scope.PEOPLE, Scope.PLAN, Scope.OPERATE}),
    Role.PARTNER: frozenset({Scope.READ}),
    Role.COUNSELLOR: frozenset({Scope.READ, Scope.COUNSEL}),
}
"""What a person may give to a token, by role."""


SCOPE_OF_ROLE = {
    Role.TRAINER: Scope.COHORTS,
    Role.LEAD: Scope.COHORTS,
    Role.OPERATOR: Scope.OPERATE,
    Role.COUNSELLOR: Scope.COUNSEL,
}
"""The scope without which a token of that role reads no more than a learner's would."""


@dataclass(frozen=True)
class AccessToken:
    """A personal token, Git's password and the API's key; its secret is shown once and only its hash is kept."""

    id: str
    person_id: str
    label: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None
    scopes: frozenset[Scope] = frozenset({Scope.GIT})

    def is_valid(self, now: datetime) -> bool:
        """Tell whether it opens anything at that moment."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True)
class Session:
    """A browser that is signed in; it can be revoked at any moment."""

    id: str
    person_id: str
    label: str
    created_at: datetime
    last_seen_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class Invitation:
    """A link, good once, by which a person chooses a password."""

    id: str
    person_id: str
    expires_at: datetime
    used_at: datetime | None = None

    def is_valid(self, now: datetime) -> bool:
        """Tell whether it still opens the account at that moment."""
        return self.used_at is None and now < self.expires_at
