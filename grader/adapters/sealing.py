"""Secrets closed by a key of this installation's: AES-256 in GCM, with the place that each is for."""

from base64 import b64decode, b64encode
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from grader.owner_files import make_once

KEY_BYTES, NONCE_BYTES = 32, 12


class SealByFile:
    """`grader.engine.ports.remotes.Seal` with a key in a file, made at the first secret and kept for its owner only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def close(self, secret: str, place: str) -> str:
        nonce = token_bytes(NONCE_BYTES)
        return b64encode(nonce + self._cipher().encrypt(nonce, secret.encode(), place.encode())).decode()

    def open(self, sealed: str, place: str) -> str | None:
        try:
            closed = b64decode(sealed)
            return self._cipher().decrypt(closed[:NONCE_BYTES], closed[NONCE_BYTES:], place.encode()).decode()
        except (InvalidTag, ValueError):
            return None

    def _cipher(self) -> AESGCM:
        if not self._path.exists():
            make_once(self._path, token_bytes(KEY_BYTES))
        return AESGCM(self._path.read_bytes()[:KEY_BYTES])
