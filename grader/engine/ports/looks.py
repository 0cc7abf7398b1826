"""Who looked at whose pages, as it is kept."""

from typing import Protocol

from grader.domain.looks import PageLook, SeenPage


class Looks(Protocol):
    """Who looked at one person's pages."""

    def has(self, person_id: str, look: PageLook) -> bool:
        """Tell whether it is remembered already; one question, by its key."""

    def add(self, person_id: str, look: PageLook) -> None:
        """Remember that somebody looked at something of a person's; what is remembered stays as it is."""

    def of(self, person_id: str, page: SeenPage | None = None) -> tuple[PageLook, ...]:
        """Return who looked at somebody's pages, the last day first; at one thing alone where it is said."""

    def by(self, viewer_id: str) -> tuple[tuple[str, PageLook], ...]:
        """Return whose pages somebody looked at, by the id of the person, the last day first."""
