"""Secrets closed by a key of this installation's: AES-256 in GCM, with the place that each is for."""

import os
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes, token_hex

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

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
            self._make()
        return AESGCM(self._path.read_bytes()[:KEY_BYTES])

    def _make(self) -> None:
        draft = self._path.with_name(f".{self._path.name}-{token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(token_bytes(KEY_BYTES))
        with suppress(FileExistsError):  # of two processes that begin together, both read the same key
            self._path.hardlink_to(draft)
        draft.unlink()
