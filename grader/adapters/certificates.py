"""The certificate that we serve: two files in a folder, as certbot leaves them."""

import ssl
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from socket import socket
from typing import Any

import structlog
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from grader.domain.errors import PlatformError
from grader.domain.operation.certificate import Certificate

log = structlog.get_logger()

CHAIN, KEY = "fullchain.pem", "privkey.pem"

HANDSHAKE_SECONDS = 10.0


class BoundedHandshakes(ssl.SSLContext):
    """TLS whose beginning takes only so long: whoever connects and says nothing holds a thread up."""

    def wrap_socket(self, sock: socket, *arguments: Any, **named: Any) -> ssl.SSLSocket:
        """Return the socket once both sides know one another."""
        sock.settimeout(HANDSHAKE_SECONDS)
        wrapped = super().wrap_socket(sock, *arguments, **named)
        wrapped.settimeout(None)
        return wrapped


class RenewedContext:
    """The TLS of a folder's files as they are now; files that cannot be served leave the ones before in place."""

    def __init__(self, folder: Path) -> None:
        """Read the files.

        Raises:
            PlatformError: They cannot be served.
        """
        self._folder = folder
        self._seen = self._look()
        self._context = context_of(folder)

    def __call__(self) -> ssl.SSLContext:
        """Return what serves the next connection."""
        seen = self._look()
        if seen != self._seen:
            # Remembered also where they cannot be served: two files that follow one another are two changes.
            self._seen = seen
            try:
                self._context = context_of(self._folder)
            except PlatformError as fault:
                log.warning("certificate_not_taken", fault=fault)
            else:
                log.info("certificate_taken")
        return self._context

    def _look(self) -> tuple[tuple[int, int], ...]:
        found = []
        for name in (CHAIN, KEY):
            with suppress(OSError):
                told = (self._folder / name).stat()
                found.append((told.st_ino, told.st_mtime_ns))
        return tuple(found)


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
        context = BoundedHandshakes(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            context.load_cert_chain(folder / CHAIN, folder / KEY)
        except (OSError, ValueError):
            found = Certificate(str(folder), problem="refused", file=CHAIN)
        else:
            return context
    raise _not_served(found.problem, str(folder / found.file))


def _not_served(problem: str | None, file: str) -> PlatformError:
    match problem:
        case "unreadable":
            return PlatformError("GRADER_TLS: %(file)s cannot be read by this account.", file=file)
        case "no_certificate":
            return PlatformError("GRADER_TLS: %(file)s holds no certificate in PEM.", file=file)
        case "no_key":
            return PlatformError(
                "GRADER_TLS: %(file)s holds no private key in PEM, or one with a passphrase.", file=file
            )
        case "other_key":
            return PlatformError("GRADER_TLS: %(file)s is not the key of the certificate in fullchain.pem.", file=file)
        case _:
            return PlatformError("GRADER_TLS: %(file)s and its key are refused by OpenSSL.", file=file)


def require_good(folder: Path, at: datetime) -> Certificate:
    """Return the certificate of a folder where browsers take it now.

    Raises:
        PlatformError: It cannot be served, is over, or is not good yet.
    """
    context_of(folder)
    found = look_at(folder)
    if found.ends_at is not None and found.ends_at <= at:
        raise PlatformError(
            "GRADER_TLS: %(file)s ended on %(day)s. Renew it.",
            file=str(folder / CHAIN),
            day=f"{found.ends_at:%Y-%m-%d}",
        )
    if found.starts_at is not None and found.starts_at > at:
        raise PlatformError(
            "GRADER_TLS: %(file)s is good from %(day)s on only. Look at the clock.",
            file=str(folder / CHAIN),
            day=f"{found.starts_at:%Y-%m-%d}",
        )
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
