"""The certificate that we serve: two files in a folder, as certbot leaves them."""

import ssl
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from grader.domain.errors import PlatformError
from grader.domain.operation.certificate import Certificate

CHAIN, KEY = "fullchain.pem", "privkey.pem"

PROBLEMS = {
    "unreadable": "cannot be read by this account",
    "no_certificate": "holds no certificate in PEM",
    "no_key": "holds no private key in PEM, or one with a passphrase",
    "other_key": "is not the key of the certificate in fullchain.pem",
    "refused": "and its key are refused by OpenSSL",
}
"""What the sentence of a start says after the file's name."""


def look_at(folder: Path) -> Certificate:
    """Return what the files of a folder say, and why they cannot be served, if they cannot."""
    try:
        chain = (folder / CHAIN).read_bytes()
    except OSError:
        return Certificate(str(folder), problem="unreadable", file=CHAIN)
    try:
        certificate = x509.load_pem_x509_certificates(chain)[0]
        names = _names(certificate)
    except ValueError:
        return Certificate(str(folder), problem="no_certificate", file=CHAIN)
    problem, file = _problem(folder, certificate)
    starts_at, ends_at = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return Certificate(str(folder), starts_at, ends_at, names, problem, file)


def context_of(folder: Path) -> ssl.SSLContext:
    """Return what serves TLS by the files of a folder.

    Raises:
        PlatformError: They cannot be served; the sentence says which file, and why.
    """
    found = look_at(folder)
    if found.problem is None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(folder / CHAIN, folder / KEY)
        except (OSError, ValueError):
            found = Certificate(str(folder), problem="refused", file=CHAIN)
        else:
            return context
    message = f"GRADER_TLS: {folder / found.file} {PROBLEMS[found.problem or 'refused']}"
    raise PlatformError(message)


def require_good(folder: Path, at: datetime) -> Certificate:
    """Return the certificate of a folder where browsers take it now.

    Raises:
        PlatformError: It cannot be served, is over, or is not good yet.
    """
    context_of(folder)
    found = look_at(folder)
    if found.ends_at is not None and found.ends_at <= at:
        message = f"GRADER_TLS: {folder / CHAIN} ended on {found.ends_at:%Y-%m-%d}: renew it"
        raise PlatformError(message)
    if found.starts_at is not None and found.starts_at > at:
        message = f"GRADER_TLS: {folder / CHAIN} is good from {found.starts_at:%Y-%m-%d} on only: look at the clock"
        raise PlatformError(message)
    return found


def _problem(folder: Path, certificate: x509.Certificate) -> tuple[str | None, str]:
    try:
        key = load_pem_private_key((folder / KEY).read_bytes(), None)
    except OSError:
        return "unreadable", KEY
    except (ValueError, TypeError):
        return "no_key", KEY
    form = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    if key.public_key().public_bytes(*form) != certificate.public_key().public_bytes(*form):
        return "other_key", KEY
    return None, ""


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    with suppress(x509.ExtensionNotFound):
        alternatives = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        addresses = alternatives.get_values_for_type(x509.IPAddress)
        return (*alternatives.get_values_for_type(x509.DNSName), *map(str, addresses))
    return ()
