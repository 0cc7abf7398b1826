"""This machine's Ed25519 key for receipts: made at the first signature, kept in the data folder for its owner only."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from grader.domain.errors import PlatformError
from grader.domain.receipts import Confirmation, Receipt, ReceiptKey
from grader.engine.ports.receipts import Signed
from grader.owner_files import make_once, replace_file

ID_LENGTH = 16


class KeyFile:
    """`grader.engine.ports.receipts.Signer` with a key in a file; one renewed by another process is used at once.

    Args:
        path: The file, in PKCS#8 as `openssl` writes it too.
        school: The installation's own address, for statements.
    """

    def __init__(self, path: Path, school: str) -> None:
        self._path, self._school = path, school
        self._read: tuple[tuple[int, int], Ed25519PrivateKey, str] | None = None

    def sign(self, confirmation: Confirmation) -> Signed:
        try:
            key, public = self._key()
        except (OSError, ValueError) as error:
            raise PlatformError(
                "The key of receipts %(path)s cannot be used: %(why)s.", path=str(self._path), why=str(error)
            ) from error
        statement = confirmation.statement(self._school, id_of(public))
        signature = b64encode(key.sign(statement.encode())).decode()
        return Signed(public, id_of(public), f"{statement} signature={signature}")

    def renew(self) -> str:
        try:
            old = id_of(self._key()[1]) if self._path.exists() else ""
            replace_file(self._path, _new_key())
        except (OSError, ValueError) as error:
            raise PlatformError(
                "The key of receipts %(path)s cannot be renewed: %(why)s.", path=str(self._path), why=str(error)
            ) from error
        return old

    def is_signed(self, receipt: Receipt, key: ReceiptKey) -> bool:
        try:
            _public(key).verify(receipt.signature, receipt.statement.encode("utf-8", "surrogatepass"))
        except InvalidSignature:
            return False
        return True

    def pem(self, key: ReceiptKey) -> str:
        return _public(key).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def _key(self) -> tuple[Ed25519PrivateKey, str]:
        """Return the key and its public half, read again where another process has put a new one there."""
        if not self._path.exists():
            make_once(self._path, _new_key())
        seen = self._path.stat()
        stamp = (seen.st_ino, seen.st_mtime_ns)
        if self._read is None or self._read[0] != stamp:
            key = load_pem_private_key(self._path.read_bytes(), None)
            if not isinstance(key, Ed25519PrivateKey):
                message = "it is no Ed25519 key"
                raise ValueError(message)
            self._read = stamp, key, key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
        return self._read[1:]


def id_of(public: str) -> str:
    """Return what statements call a key, by its public half."""
    return sha256(bytes.fromhex(public)).hexdigest()[:ID_LENGTH]


def _new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _public(key: ReceiptKey) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public))
