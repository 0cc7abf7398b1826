"""A provider of identities, as the operator names it: where it is, who we are there, and whom it lets in."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from grader.domain.people import Role

ANY_VALUE = "*"
"""The value of a claim that stands for every other, and for none."""

GITHUB = "https://github.com"


class Kind(StrEnum):
    """What is spoken with a provider."""

    OPENID = "openid"
    """OpenID Connect: https://openid.net/specs/openid-connect-core-1_0.html."""

    GITHUB = "github"
    """GitHub's own OAuth 2, which says nothing signed: https://docs.github.com/en/apps/oauth-apps."""

    LTI = "lti"
    """A learning platform, from which people come and for which nobody leaves: https://www.imsglobal.org/spec/lti/v1p3."""


class Newcomers(StrEnum):
    """Who comes in that has no account here."""

    NOBODY = "nobody"
    BY_ROLE = "by_role"
    """Those whose claim gives them a role."""

    LEARNERS = "learners"
    """Everybody whom the provider knows, as a learner where no claim says more."""


@dataclass(frozen=True)
class Provider:
    """A provider of identities.

    Attributes:
        name: A part of addresses, such as `/sign-in/from/<name>`.
        title: What people read on the button.
        issuer: Its address, exactly as it signs it.
        hosts: Others than the issuer's that it may answer from.
        verified_claim: The claim by which it vouches for the e-mail address beside it.
        role_claim: The claim with somebody's groups or roles; dots lead into it. None: roles are given by hand alone.
        roles: What its values mean, in the order in which they are looked for.
        private: It may be in a network of ours, or on this machine.
    """

    name: str
    title: str
    kind: Kind
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...]
    hosts: frozenset[str] = frozenset()
    verified_claim: str = "email_verified"
    role_claim: str | None = None
    roles: tuple[tuple[str, Role], ...] = ()
    newcomers: Newcomers = Newcomers.NOBODY
    private: bool = False

    def role_of(self, values: frozenset[str]) -> Role | None:
        """Return what a claim's values make of somebody; None where they say nothing."""
        return next((role for value, role in self.roles if value == ANY_VALUE or value in values), None)

    def may_answer(self, address: str) -> bool:
        """Tell whether an address is one of the provider's own, and safe to lead a browser to."""
        try:
            parts, own = urlsplit(address), urlsplit(self.issuer)
            beside = parts.scheme == "https" and parts.netloc in self.hosts
        except ValueError:
            return False
        return address.isprintable() and (beside or (parts.scheme, parts.netloc) == (own.scheme, own.netloc))
