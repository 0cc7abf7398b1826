"""Hashes passwords with argon2id, the first choice of RFC 9106 and of OWASP."""

import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MAX_AT_ONCE = 4
"""One hash holds 64 MiB for a moment: a class that signs in at nine o'clock must not exhaust a small server."""


class ArgonPasswords:
    """Passwords behind argon2id; what was typed is normalised, as keyboards spell an accent in two ways."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Use this hasher, or one with the second parameters that RFC 9106 recommends (64 MiB, 3 passes)."""
        self._hasher = hasher or PasswordHasher()
        self._turns = BoundedSemaphore(MAX_AT_ONCE)

    @cached_property
    def _decoy(self) -> str:
        return self._hasher.hash("nobody's password")

    def hash(self, password: str) -> str:
        """Return the hash to keep, with its parameters and salt in it."""
        with self._turns:
            return self._hasher.hash(_normalised(password))

    def matches(self, password: str, hashed: str) -> bool:
        """Tell whether this is the password; an empty `hashed` matches nothing and takes as long as a wrong one."""
        decoy = self._decoy
        with self._turns:
            try:
                return self._hasher.verify(hashed or decoy, _normalised(password)) and bool(hashed)
            except (VerificationError, InvalidHashError):
                return False


def _normalised(password: str) -> bytes:
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
