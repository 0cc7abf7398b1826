"""A school's own list of people: its lines, and what each comes to in a cohort."""

from dataclasses import dataclass
from enum import StrEnum

from grader.domain.errors import Refused
from grader.domain.people import Person
from grader.domain.text import Language

MOST_LINES = 300
"""Of one list: a cohort is smaller, and each new learner costs a repository."""


class RosterColumn(StrEnum):
    """What a column of a list can say."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    EXTERNAL_ID = "external_id"
    HANDLE = "handle"
    GROUP = "group"
    LANGUAGE = "language"


@dataclass(frozen=True)
class RosterRow:
    """A line of a file as it stands there.

    Attributes:
        number: As a table shows it, from 1.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RosterLine:
    """What a line says of a person; whatever it does not say is empty, and changes nothing.

    Attributes:
        external_id: What the school calls them; the same in a later list, whatever else has changed.
        handle: In small letters.
    """

    number: int
    name: str
    email: str = ""
    external_id: str = ""
    handle: str = ""
    group: str = ""
    language: Language | None = None


@dataclass(frozen=True)
class Roster:
    """A list that was read.

    Attributes:
        columns: The headings that were recognised, as they are written.
        unused: The others, which nothing is taken from.
    """

    lines: tuple[RosterLine, ...]
    columns: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


class LineFate(StrEnum):
    """What becomes of a line; `joined` is somebody who has an account already, from another cohort."""

    ADDED = "added"
    JOINED = "joined"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class PlannedLine:
    """What a line comes to.

    Attributes:
        person: Whom it is about, where they are known.
        handle: Theirs, or the one that a new person gets.
        changed: What becomes different of somebody who is in the cohort already.
        refused: Why nothing comes of it.
    """

    line: RosterLine
    fate: LineFate
    person: Person | None = None
    handle: str = ""
    changed: tuple[RosterColumn, ...] = ()
    refused: Refused | None = None


@dataclass(frozen=True)
class RosterPlan:
    """What a list comes to in a cohort.

    Attributes:
        missing: Who learns there now and is not in the list: nothing happens to them.
    """

    roster: Roster
    lines: tuple[PlannedLine, ...]
    missing: tuple[Person, ...]

    def count(self, fate: LineFate) -> int:
        """Return how many lines come to this."""
        return sum(one.fate is fate for one in self.lines)
