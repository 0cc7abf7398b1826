"""The audit log as it is kept: written in the transaction of the act, and never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.operation.audit import Act, Actor, AuditEntry


@dataclass(frozen=True)
class AuditQuery:
    """Which entries are looked for; None and nothing leave a question open.

    Attributes:
        who: Any of these: people's ids, accounts of the operating system.
        what: Acted on any of these, or on what belongs to one.
        before: An entry's id; only older ones.
    """

    act: Act | None = None
    who: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    before: int | None = None


class Audit(Protocol):
    """Who did what."""

    def add(self, act: Act, what: str, *, belongs_to: str = "", by: Actor | None = None) -> None:
        """Write an act down, at the present moment.

        Args:
            what: The id, slug or name of what is acted on; never a secret, never a person's words.
            belongs_to: Whose, or a part of what, that is, where its id alone tells nobody.
            by: Who acts, where the act itself tells; else whoever came in (`grader.engine.operation.acting`).
        """

    def find(self, wanted: AuditQuery, limit: int) -> tuple[AuditEntry, ...]:
        """Return the newest entries that are wanted."""

    def forget(self, before: datetime) -> None:
        """Forget what is older than the law lets us keep."""
