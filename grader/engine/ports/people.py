"""Who can sign in, as it is kept."""

from collections.abc import Collection
from typing import Protocol

from grader.domain.people import Person, Role
from grader.domain.text import Language


class People(Protocol):
    """Who can sign in."""

    def add(self, person: Person) -> None:
        """Store a new person without a password."""

    def get(self, person_id: str) -> Person | None:
        """Return the person of that id."""

    def get_all(self, person_ids: Collection[str]) -> dict[str, Person]:
        """Return these people, by their ids, in one query."""

    def is_alone(self, person: Person) -> bool:
        """Tell whether nobody else of their role has an account that was not erased."""

    def by_handle(self, handle: str) -> Person | None:
        """Return the person of that handle."""

    def by_email(self, email: str) -> Person | None:
        """Return the person of that e-mail address, which is in small letters."""

    def page(self, after: str, limit: int) -> tuple[Person, ...]:
        """Return people by handle, those that follow `after` (empty: from the first)."""

    def password_hash(self, person_id: str) -> str | None:
        """Return the stored hash, or nothing where no password was chosen."""

    def set_password_hash(self, person_id: str, hashed: str) -> None:
        """Replace the stored hash."""

    def note_come_in(self, person_id: str) -> None:
        """Store that somebody's account was opened without a password; one that they have stays."""

    def rename(self, person_id: str, name: str) -> None:
        """Store another name of a person."""

    def set_role(self, person_id: str, role: Role) -> None:
        """Store what a person comes to do."""

    def set_email(self, person_id: str, email: str | None) -> None:
        """Store the e-mail address of a person, or that there is none."""

    def set_language(self, person_id: str, language: Language | None) -> None:
        """Store the person's own choice; None follows the browser."""

    def set_ascii_terminal(self, person_id: str, *, wanted: bool) -> None:
        """Store whether Git's answers to them come without accents or signs."""
