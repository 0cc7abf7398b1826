"""What a provider says of somebody, and its link to an account."""

from dataclasses import dataclass
from datetime import datetime

MAX_SUBJECT_LENGTH = 255
"""https://openid.net/specs/openid-connect-core-1_0.html#IDToken"""

MAX_LABEL_LENGTH = 100


@dataclass(frozen=True)
class Vouched:
    """What a provider vouches for of somebody.

    Attributes:
        subject: Its own name of them, which never changes hands.
        label: What they know themselves by there.
        name: Theirs, as far as it is said.
        emails: Addresses that it vouches for, in small letters.
        unverified: It names an address that it does not vouch for.
        roles: The values of the claim that gives roles.
    """

    issuer: str
    subject: str
    label: str
    name: str = ""
    emails: frozenset[str] = frozenset()
    unverified: bool = False
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Identity:
    """A link: whom a provider knows as `subject` opens this account."""

    id: str
    person_id: str
    issuer: str
    subject: str
    label: str
    linked_at: datetime
    used_at: datetime
