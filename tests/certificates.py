"""Certificates as an authority of a test's own issues them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

A_DAY = timedelta(days=1)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@dataclass
class Authority:
    """Whoever trusts `root` takes what it issues."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        self.certificate = self._made("Authority", self.key, A_DAY, is_authority=True)

    def issue(self, folder: Path, *, ends_in: timedelta = 90 * A_DAY, host: str = "127.0.0.1") -> int:
        """Write a certificate of a host and its key into a folder, as certbot does, and return its serial number."""
        folder.mkdir(exist_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        made = self._made(host, key, ends_in, is_authority=False)
        form = Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        for name, content in {
            "fullchain.pem": made.public_bytes(Encoding.PEM),
            "privkey.pem": key.private_bytes(*form),
        }.items():
            draft = folder / f".{name}"
            draft.write_bytes(content)
            draft.replace(folder / name)
        return made.serial_number

    def write_root(self, file: Path) -> Path:
        """Write what is to be trusted, and return the file."""
        file.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return file

    def _made(
        self, name: str, key: ec.EllipticCurvePrivateKey, ends_in: timedelta, *, is_authority: bool
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name("Authority"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 100 * A_DAY)
            .not_valid_after(now + (ends_in if not is_authority else 900 * A_DAY))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            known = x509.SubjectAlternativeName([x509.IPAddress(ip_address(name)), x509.DNSName("localhost")])
            builder = builder.add_extension(known, critical=False)
        return builder.sign(self.key, SHA256())
