"""What the database keeps of people: who they are, what opens their accounts, and their cohorts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.people import AccessToken, Assignment, Cohort, Enrollment, Invitation, Person, Session
from grader.domain.text import Language


class People(Protocol):
    """Who can sign in."""

    def add(self, person: Person) -> None:
        """Store a new person without a password."""

    def get(self, person_id: str) -> Person | None:
        """Return the person of that id."""

    def by_handle(self, handle: str) -> Person | None:
        """Return the person of that handle."""

    def page(self, after: str, limit: int) -> tuple[Person, ...]:
        """Return people by handle, those that follow `after` (empty: from the first)."""

    def password_hash(self, person_id: str) -> str | None:
        """Return the stored hash, or None where no password was chosen."""

    def set_password_hash(self, person_id: str, hashed: str) -> None:
        """Replace the stored hash."""

    def set_language(self, person_id: str, language: Language | None) -> None:
        """Store the person's own choice; None follows the browser."""


class Credentials(Protocol):
    """Sessions, personal tokens and invitations; only SHA-256 hashes (hex) of their secrets are kept."""

    def add_session(self, session: Session, secret_hash: str) -> None:
        """Store a new session."""

    def session(self, secret_hash: str) -> tuple[Session, Person] | None:
        """Return the session of that secret, revoked or not, and whose it is, in one query."""

    def touch_session(self, session_id: str, seen_at: datetime) -> None:
        """Note that the session was used."""

    def sessions(self, person_id: str) -> tuple[Session, ...]:
        """Return a person's sessions that are not revoked, newest first."""

    def revoke_session(self, session_id: str, at: datetime) -> None:
        """End a session."""

    def add_token(self, token: AccessToken, secret_hash: str) -> None:
        """Store a new token."""

    def token(self, secret_hash: str) -> tuple[AccessToken, Person] | None:
        """Return the token of that secret, valid or not, and whose it is, in one query."""

    def touch_token(self, token_id: str, used_at: datetime) -> None:
        """Note that the token was used."""

    def tokens(self, person_id: str) -> tuple[AccessToken, ...]:
        """Return a person's tokens that are not revoked, newest first."""

    def revoke_token(self, token_id: str, at: datetime) -> None:
        """End a token."""

    def add_invitation(self, invitation: Invitation, secret_hash: str) -> None:
        """Store a new invitation."""

    def invitation(self, secret_hash: str) -> Invitation | None:
        """Return the invitation of that secret, valid or not."""

    def use_invitation(self, invitation_id: str, at: datetime) -> bool:
        """Mark an unused invitation as used; False when it was used already (row count decides)."""

    def end_invitations(self, person_id: str, at: datetime) -> None:
        """Mark all of a person's unused invitations as used."""


class Cohorts(Protocol):
    """Cohorts, who is in them, who leads them, and which exercises they were given."""

    def add(self, cohort: Cohort) -> None:
        """Store a new cohort."""

    def get(self, slug: str) -> Cohort | None:
        """Return the cohort of that slug."""

    def set_end(self, slug: str, ends_at: datetime | None) -> None:
        """Store when a cohort ends."""

    def of_person(self, person_id: str, *, led: bool = True) -> tuple[Cohort, ...]:
        """Return the cohorts a person is enrolled in or, unless `led` is False, is staff of, by slug."""

    def add_staff(self, cohort: str, person_id: str) -> None:
        """Let a trainer or lead see a cohort; doing it twice changes nothing."""

    def is_staff(self, cohort: str, person_id: str) -> bool:
        """Tell whether this person is a trainer or lead of the cohort."""

    def enroll(self, enrollment: Enrollment) -> None:
        """Store a learner's place in a cohort."""

    def enrollment(self, enrollment_id: str) -> Enrollment | None:
        """Return the enrollment of that id."""

    def enrollment_of(self, cohort: str, person_id: str) -> Enrollment | None:
        """Return a person's place in a cohort."""

    def roll(self, cohort: str) -> tuple[tuple[str, str], ...]:
        """Return (enrollment id, name) of the active learners, as a class list has them."""

    def enrollments(self, cohort: str) -> tuple[Enrollment, ...]:
        """Return all places in a cohort, by handle."""

    def places(self, enrollment_ids: Sequence[str]) -> tuple[Enrollment, ...]:
        """Return these enrollments, in the order asked for."""

    def count_active(self, cohort: str) -> int:
        """Return how many active learners a cohort has."""

    def enrollments_of_person(self, person_id: str) -> tuple[Enrollment, ...]:
        """Return all places of a person, newest cohort first."""

    def assign(self, assignment: Assignment) -> None:
        """Give an exercise to a cohort, or change its place or date."""

    def assignment(self, cohort: str, exercise: str) -> Assignment | None:
        """Return how an exercise was given to a cohort, or None where it was not."""

    def assignments(self, cohort: str) -> tuple[Assignment, ...]:
        """Return what a cohort was given, in order."""
