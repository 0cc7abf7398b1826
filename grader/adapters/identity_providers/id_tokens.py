"""What stands in an ID token, once everything about it is as it must be."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.identity import MAX_SUBJECT_LENGTH
from grader.domain.identities.provider import Provider

ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA", "Ed25519"),
)
"""None by which whoever knows our secret, or nobody at all, could have signed."""

SKEW_SECONDS = 60
"""How far the provider's clock and ours may be apart."""


class UnknownKey(Exception):
    """None of the keys that are known signed it, so that the provider may have new ones."""


def key_set(said: Mapping[str, object], provider: Provider) -> KeySet:
    """Return the keys that a provider publishes.

    Raises:
        ProviderFailed: `KEY`: they cannot be read.
    """
    try:
        return KeySet.import_key_set(cast("KeySetSerialization", said))
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProviderFailed(provider.name, ProviderFault.KEY) from error


def checked_claims(token: str, keys: KeySet, provider: Provider, nonce: str, at: datetime) -> Mapping[str, object]:
    """Return what an ID token says, which is signed by the provider, for us, for this sign-in, and good now.

    https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation

    Raises:
        UnknownKey: It is signed by a key that is not among these, or by none.
        ProviderFailed: What is wrong with it.
    """
    claims = _signed(token, keys, provider)
    if claims.get("iss") != provider.issuer:
        raise ProviderFailed(provider.name, ProviderFault.ISSUER)
    if not _is_for(claims, provider.client_id):
        raise ProviderFailed(provider.name, ProviderFault.AUDIENCE)
    _check_times(claims, provider, at)
    if claims.get("nonce") != nonce:
        raise ProviderFailed(provider.name, ProviderFault.NONCE)
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= MAX_SUBJECT_LENGTH or not subject.isprintable():
        raise ProviderFailed(provider.name, ProviderFault.ANSWER)
    return claims


def _signed(token: str, keys: KeySet, provider: Provider) -> Mapping[str, object]:
    try:
        return jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    except (InvalidKeyIdError, BadSignatureError) as error:
        raise UnknownKey from error
    except (JoseError, ValueError, TypeError) as error:
        raise ProviderFailed(provider.name, ProviderFault.SIGNATURE) from error


def _is_for(claims: Mapping[str, object], client_id: str) -> bool:
    audience, party = claims.get("aud"), claims.get("azp", client_id)
    ours = audience == client_id or (isinstance(audience, list) and client_id in audience)
    return ours and party == client_id


def _check_times(claims: Mapping[str, object], provider: Provider, at: datetime) -> None:
    times = jwt.JWTClaimsRegistry(int(at.timestamp()), SKEW_SECONDS, exp={"essential": True}, iat={"essential": True})
    dated = {name: claims[name] for name in ("exp", "iat", "nbf") if name in claims}
    try:
        times.validate(dated)
    except (JoseError, OverflowError) as error:
        raise ProviderFailed(provider.name, ProviderFault.LATE) from error
