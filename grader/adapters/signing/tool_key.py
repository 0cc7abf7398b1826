"""This machine's RSA key for learning platforms: made at the first signature, kept in the data folder for its owner."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from grader.domain.errors import PlatformError
from grader.domain.lti.key import ToolKey
from grader.owner_files import make_once, replace_file

BITS = 2_048


class ToolKeyFile:
    """`grader.engine.ports.lti.ToolSigner` with a key in a file; one renewed by another process is used at once.

    Args:
        path: The file, in PKCS#8 as `openssl` writes it too.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[tuple[int, int], RSAKey] | None = None

    def key(self, at: datetime) -> ToolKey:
        key = self._key()
        public = key.as_dict(private=False)
        return ToolKey(key.thumbprint(), str(public["n"]), str(public["e"]), at)

    def signed(self, claims: Mapping[str, object]) -> str:
        key = self._key()
        return jwt.encode({"alg": "RS256", "typ": "JWT", "kid": key.thumbprint()}, dict(claims), key)

    def renew(self) -> str:
        try:
            old = self._key().thumbprint() if self._path.exists() else ""
            replace_file(self._path, _new_key())
        except OSError as error:
            raise self._unusable(error) from error
        return old

    def _key(self) -> RSAKey:
        """Return the key, read again where another process has put a new one there."""
        try:
            if not self._path.exists():
                make_once(self._path, _new_key())
            seen = self._path.stat()
            stamp = (seen.st_ino, seen.st_mtime_ns)
            if self._read is None or self._read[0] != stamp:
                self._read = stamp, RSAKey.import_key(self._path.read_bytes())
        except (OSError, ValueError, JoseError) as error:
            raise self._unusable(error) from error
        return self._read[1]

    def _unusable(self, error: Exception) -> PlatformError:
        return PlatformError(
            "The key for learning platforms %(path)s cannot be used: %(why)s.", path=str(self._path), why=str(error)
        )


def _new_key() -> bytes:
    return RSAKey.generate_key(BITS).as_pem(private=True)
