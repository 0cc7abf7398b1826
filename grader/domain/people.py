"""People, what they may do, and the cohorts they belong to."""

from dataclasses import dataclass
from enum import StrEnum

from grader.domain.naming import check_handle, plain, sorted_as
from grader.domain.text import Language


class Role(StrEnum):
    """What a person comes to do."""

    LEARNER = "learner"
    TRAINER = "trainer"
    LEAD = "lead"
    OPERATOR = "operator"
    PARTNER = "partner"
    """Somebody of a partner company: they see what learners share with it, and nothing else."""

    COUNSELLOR = "counsellor"
    """Somebody of the association that goes along with learners: their follow-up, and neither code nor board."""


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in.

    Attributes:
        id: Public id.
        handle: Lower-case letters, digits and hyphens; part of addresses, never renamed.
        language: Their own choice, or None to follow the browser.
        has_come_in: False until an invitation was taken up, or they came by a provider of identities.
        has_password: They chose one.
        ascii_terminal: Git's answers come without accents or signs, which their terminal does not show.
        email: In small letters; nobody else has it. None while nobody said one.
    """

    id: str
    handle: str
    name: str
    role: Role
    language: Language | None = None
    has_password: bool = False
    has_come_in: bool = False
    ascii_terminal: bool = False
    email: str | None = None

    def __post_init__(self) -> None:
        check_handle(self.handle)

    @property
    def list_order(self) -> tuple[str, str]:
        """Return the key by which people stand in lists, as a class list has them."""
        return sorted_as(self.name, self.handle), self.handle

    def has_in_name(self, wanted: str) -> bool:
        """Tell whether this is a part of their name, whatever its capitals and accents; nothing is of every name."""
        asked = plain(wanted.strip())
        return not asked or asked in plain(self.name)
