"""What a learner hands in of a project: a folder of their repository at a commit, or an address."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from grader.domain.errors import NotValid

MAX_ADDRESS_LENGTH = 500
MOST_HAND_INS = 50
"""Of one learner and project."""


@dataclass(frozen=True)
class ProjectHandIn:
    """What was handed in, as it was at that moment.

    Attributes:
        number: Counts the learner's of this project from 1; the newest one counts.
        commit: Of their own repository, whose folder of the project's slug is meant; None where an address is.
        address: Begins with https://; None where a commit is meant, or once it was erased.
    """

    id: str
    project_id: str
    enrollment_id: str
    number: int
    handed_in_at: datetime
    commit: str | None = None
    address: str | None = None


def checked_address(text: str) -> str:
    """Return an address that a browser can follow, without the blanks around it.

    Raises:
        NotValid: `project_address`: it is none, too long, holds a name or password, or does not begin with https://.
    """
    address = text.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise NotValid("project_address") from error
    plain = address.isascii() and address.isprintable() and not set(address) & set(" \"'<>\\^`{|}")
    good = parts.scheme == "https" and bool(host) and "." in (host or "") and parts.username is None
    if not plain or not good or len(address) > MAX_ADDRESS_LENGTH:
        raise NotValid("project_address")
    return address
