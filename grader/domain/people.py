"""People, what they may do, and the cohorts they belong to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.text import Language


class Role(StrEnum):
    """What a person comes to do."""

    LEARNER = "learner"
    TRAINER = "trainer"
    LEAD = "lead"
    OPERATOR = "operator"


class EnrollmentStatus(StrEnum):
    """Where a learner stands in a cohort; only `active` ones are counted and alerted on."""

    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"
    COMPLETED = "completed"
    HIRED = "hired"


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in.

    Attributes:
        id: Public id.
        handle: Lower-case letters, digits and hyphens; part of addresses, never renamed.
        language: Their own choice, or None to follow the browser.
        has_password: False until an invitation was taken up.
    """

    id: str
    handle: str
    name: str
    role: Role
    language: Language | None = None
    has_password: bool = False


@dataclass(frozen=True)
class Cohort:
    """A group of learners; `slug` is part of addresses and never renamed.

    Attributes:
        ends_at: From when its learners' code and ways in are kept for a while only; None while that is open.
    """

    slug: str
    name: str
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Enrollment:
    """A learner in a cohort."""

    id: str
    cohort: str
    person: Person
    status: EnrollmentStatus


@dataclass(frozen=True)
class Assignment:
    """An exercise given to a cohort, in the order of `position`."""

    cohort: str
    exercise: str
    position: int
    due_at: datetime | None = None


class Scope(StrEnum):
    """What a token opens."""

    GIT = "git"
    READ = "read"
    SUBMIT = "submit"
    COHORTS = "cohorts"
    OPERATE = "operate"


SCOPES = {
    Role.LEARNER: frozenset({Scope.GIT, Scope.READ, Scope.SUBMIT}),
    Role.TRAINER: frozenset({Scope.GIT, Scope.READ, Scope.COHORTS}),
    Role.LEAD: frozenset({Scope.GIT, Scope.READ, Scope.COHORTS}),
    Role.OPERATOR: frozenset({Scope.GIT, Scope.READ, Scope.OPERATE}),
}
"""What a person may give to a token, by role."""

SCOPE_OF_ROLE = {Role.TRAINER: Scope.COHORTS, Role.LEAD: Scope.COHORTS, Role.OPERATOR: Scope.OPERATE}
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
