"""What of somebody is taken from a provider's claims, each of which may be anything."""

from collections.abc import Mapping

from grader.domain.errors import NotValid
from grader.domain.identities.identity import MAX_LABEL_LENGTH, Vouched
from grader.domain.identities.provider import Provider
from grader.domain.naming import checked_email

Claims = Mapping[str, object]
TRUE: tuple[object, ...] = (True, "true", "True", "1")
"""Entra says `xms_edov` in several ways: https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims."""


def said_by(provider: Provider, signed: Claims, more: Claims) -> Vouched:
    """Return what a provider says of somebody.

    Args:
        signed: By the provider: roles come from here alone.
        more: What it answered beside that, over a connection to it, where an address was not signed.
    """
    told = more if "email" not in signed and "email" in more else signed
    email = address_in(told.get("email"))
    verified = told.get(provider.verified_claim) in TRUE
    name = _text(signed, "name") or _text(more, "name")
    label = _text(signed, "preferred_username") or _text(more, "preferred_username") or email or name
    subject = str(signed["sub"])
    return Vouched(
        provider.issuer,
        subject,
        label_of(label or subject),
        name,
        emails=frozenset({email}) if email and verified else frozenset(),
        unverified=bool(email) and not verified,
        roles=_values(signed, provider.role_claim) if provider.role_claim else frozenset(),
    )


def address_in(said: object) -> str | None:
    """Return an e-mail address in small letters; None where it is none.

    One with other letters than ASCII's is none either: among them are some whose small letter is another's.
    """
    try:
        return checked_email(said) if isinstance(said, str) and said.isascii() else None
    except NotValid:
        return None


def label_of(said: str) -> str:
    """Return what somebody recognises themselves by, fit for one line."""
    return "".join(filter(str.isprintable, said))[:MAX_LABEL_LENGTH].strip() or "?"


def _text(claims: Claims, name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) else ""


def _values(claims: Claims, path: str) -> frozenset[str]:
    """Return the texts of a claim; one whose whole name there is not is looked for part by part, as dots lead."""
    found: object = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    several = found if isinstance(found, list) else [found]
    return frozenset(one for one in several if isinstance(one, str))
