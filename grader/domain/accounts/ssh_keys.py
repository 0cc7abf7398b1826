"""Public keys of SSH: which are taken, how each is named, and what of a pasted line is the key.

https://www.rfc-editor.org/rfc/rfc4253#section-6.6, https://www.rfc-editor.org/rfc/rfc5656#section-3.1,
https://www.rfc-editor.org/rfc/rfc8709#section-4
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from grader.domain.errors import NotValid

MOST_LINE = 8_192
LEAST_RSA_BITS, MOST_RSA_BITS = 3_072, 16_384
ED25519, RSA = "ssh-ed25519", "ssh-rsa"
POINT_BYTES = {"nistp256": 65, "nistp384": 97, "nistp521": 133}
"""Of a point that is not compressed, by its curve."""

CURVES = {f"ecdsa-sha2-{curve}": curve for curve in POINT_BYTES}
UNCOMPRESSED = 4
ED25519_BYTES = 32
LENGTH_BYTES = 4


@dataclass(frozen=True)
class PublicKey:
    """A public key, without what its owner wrote behind it.

    Attributes:
        line: Its type and its bytes in base64, as `authorized_keys` has it.
        fingerprint: As `ssh-keygen -l` says it: `SHA256:…`.
        comment: What stood behind it, to name it by; as hostile as its author likes.
    """

    line: str
    fingerprint: str
    comment: str


@dataclass(frozen=True)
class SshKey:
    """A person's public key, which opens Git over SSH until they remove it."""

    id: str
    person_id: str
    label: str
    line: str
    fingerprint: str
    created_at: datetime
    last_used_at: datetime | None = None


def public_key(text: str) -> PublicKey:
    """Return the key of a pasted line, as a file `*.pub` holds it.

    Raises:
        NotValid: `key_private`: it is the half that nobody may see; `key_shape`; `key_kind`: a type that is not taken;
            `key_short`: RSA of fewer bits.
    """
    if "PRIVATE KEY" in text:
        raise NotValid("key_private")
    parts = text.split(maxsplit=2)
    if len(text) > MOST_LINE or len(text.strip().splitlines()) != 1 or len(parts) < len(("type", "bytes")):
        raise NotValid("key_shape")
    kind, encoded, *comment = parts
    if kind not in {ED25519, RSA, *CURVES}:
        raise NotValid("key_kind" if kind.startswith(("ssh-", "ecdsa-", "sk-")) else "key_shape")
    try:
        blob = base64.b64decode(encoded, validate=True)
        _check(kind, list(_fields(blob)))
    except (binascii.Error, ValueError) as error:
        raise NotValid("key_shape") from error
    digest = base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
    return PublicKey(f"{kind} {base64.b64encode(blob).decode()}", f"SHA256:{digest}", " ".join(comment).strip())


def _fields(blob: bytes) -> Iterator[bytes]:
    """Yield the strings that a key's bytes consist of.

    Raises:
        ValueError: They do not end where they say.
    """
    while blob:
        length = int.from_bytes(blob[:LENGTH_BYTES])
        field, rest = blob[LENGTH_BYTES : LENGTH_BYTES + length], blob[LENGTH_BYTES + length :]
        if len(blob) < LENGTH_BYTES or len(field) != length:
            raise ValueError(length)
        yield field
        blob = rest


def _check(kind: str, fields: list[bytes]) -> None:
    """Look at the numbers of a key.

    Raises:
        ValueError: They make no key of that type.
        NotValid: `key_short`.
    """
    match kind, fields:
        case "ssh-ed25519", [name, point] if name == kind.encode() and len(point) == ED25519_BYTES:
            return
        case "ssh-rsa", [b"ssh-rsa", exponent, modulus]:
            _check_rsa(int.from_bytes(exponent, signed=True), int.from_bytes(modulus, signed=True))
        case _, [name, curve, point] if name == kind.encode() and curve.decode("ascii") == CURVES.get(kind):
            if len(point) != POINT_BYTES[CURVES[kind]] or point[0] != UNCOMPRESSED:
                raise ValueError(len(point))
        case _:
            raise ValueError(kind)


def _check_rsa(exponent: int, modulus: int) -> None:
    if exponent <= 1 or exponent % 2 == 0 or modulus <= 0 or modulus % 2 == 0 or modulus.bit_length() > MOST_RSA_BITS:
        raise ValueError(exponent)
    if modulus.bit_length() < LEAST_RSA_BITS:
        raise NotValid("key_short", least=LEAST_RSA_BITS, bits=modulus.bit_length())
