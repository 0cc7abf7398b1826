"""What is old enough to be erased, and how it is erased: for retention, and for whoever asks to be erased."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from grader.domain.people import Person


class AgedKind(StrEnum):
    """What is erased, each by its own period; `code` comes before `account`, whose handle is part of its address."""

    OUTPUT = "output"
    """What programs printed in a run, counted from its end; what the checks said stays."""

    SESSION = "session"
    """Browsers that were signed in, from their last use: what we hold of a security log."""

    TOKEN = "token"  # noqa: S105 - a kind of thing, not one
    """Tokens, from when they expired or were revoked."""

    INVITATION = "invitation"
    """Invitations, from when they expired or were taken up."""

    SIGN_IN = "sign_in"
    """Learners' ways in, from the end of their last cohort: password, sessions, tokens, invitations."""

    CODE = "code"
    """A learner's repository and what the checks said of it, from the cohort's end; verdicts and points stay."""

    ACCOUNT = "account"
    """A learner's name and handle, from the end of their last cohort; the cohort's counts stay true."""

    COUNSELLING = "counselling"
    """Appointments of a learner's follow-up and what stands in their way, from their own day."""

    LOOK = "look"
    """Who looked at one person's pages, from that day on."""

    PARTNER = "partner"
    """Accounts of companies' people, from when it was noted that nothing opens them any more."""

    STAFF = "staff"
    """The same of the team, of counsellors and of operators, of whom one always stays."""


OF_A_COHORT = (AgedKind.SIGN_IN, AgedKind.CODE, AgedKind.ACCOUNT)
"""What goes because a cohort has ended, so that a wrong end would be the end of it: announced before, and stopped."""


@dataclass(frozen=True)
class Erasure:
    """What retention will erase of a cohort.

    Attributes:
        due_at: From when on, by the next retention.
    """

    cohort: str
    kind: AgedKind
    due_at: datetime


class MistakeRecords(Protocol):
    """What was made by mistake, and is taken back with all that hangs on it; work is erased, and never taken back."""

    def has_work(self, enrollment_id: str) -> bool:
        """Tell whether something was ever handed in from a place."""

    def hold(self, enrollment_id: str) -> None:
        """Let nobody else write about a learner's work before this transaction has ended."""

    def place(self, enrollment_id: str) -> None:
        """Remove a place in a cohort that nothing was handed in from, and its repository's rows."""

    def person(self, person_id: str) -> None:
        """Remove somebody who has no place, with their ways in."""

    def cohort(self, slug: str) -> None:
        """Remove a cohort without places, with its plan, its rules and its team's part in it."""


class AgedRecords(Protocol):
    """The one mechanism by which anything is erased."""

    def due(self, kind: AgedKind, before: datetime, at: datetime) -> tuple[str, ...]:
        """Return the ids of what was over before a moment and is not erased yet.

        They are those of runs, of keys, of enrollments (`code`), or of people. Of what is a cohort's, only where each
        cohort that is concerned was announced to be due by the moment `at`, and nobody stopped its erasure.
        """

    def ahead(self, kind: AgedKind, before: datetime) -> dict[str, datetime]:
        """Return the cohorts of which something was over before a moment and is not erased yet, with their ends.

        Those are left out whose erasure was stopped.
        """

    def announced(self) -> tuple[Erasure, ...]:
        """Return what was announced, what is due first in front."""

    def announce(self, erasures: Sequence[Erasure]) -> None:
        """Store what was announced just now."""

    def withdraw(self, cohort: str, kinds: Collection[AgedKind] = OF_A_COHORT) -> None:
        """Take announcements back: nothing of them is erased before they are announced again."""

    def note_unused(self, at: datetime) -> tuple[str, ...]:
        """Note of whose account, but learners', no browser, token or invitation is kept; return who is new.

        Of whom something is kept again, it is forgotten.
        """

    def unused(self) -> tuple[tuple[Person, datetime], ...]:
        """Return of whom that is noted, and who may go by it, with since when, the oldest first."""

    def erase(self, kind: AgedKind, ids: Sequence[str], at: datetime) -> None:
        """Erase these, whatever their age; what is erased already stays so."""

    def erased_repositories(self) -> tuple[str, ...]:
        """Return the paths of the repositories whose files are to be gone."""
