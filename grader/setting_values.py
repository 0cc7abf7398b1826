"""What a setting may be, where more than its type decides; each refuses in a sentence that quotes no secret."""

import re
from urllib.parse import urlsplit

SSH_SERVER = re.compile(r"ssh://[a-z_][a-z0-9_-]*@[A-Za-z0-9][A-Za-z0-9.-]*(:[1-9][0-9]{0,4})?")
PACKAGE = re.compile(r"[a-z0-9][a-z0-9.+-]+")

DATABASE_FORM = "postgresql://USER:PASSWORD@HOST/NAME or sqlite:////FILE"


def ssh_server(address: str) -> str:
    """Return the address of an SSH server, with the account that it lets in.

    Raises:
        ValueError: It is none.
    """
    if not SSH_SERVER.fullmatch(address):
        message = "it is no address of an SSH server: ssh://ACCOUNT@HOST:PORT"
        raise ValueError(message)
    return address


def mail_server(address: str) -> str:
    """Return the address of a mail server.

    Raises:
        ValueError: It is none.
    """
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known:
        message = "it is no address of a mail server: smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST"
        raise ValueError(message)
    return address


def database(address: str) -> str:
    """Return the address of a database; `postgres://`, as many hosts name it, is `postgresql://`.

    Raises:
        ValueError: It is none.
    """
    from sqlalchemy import make_url  # noqa: PLC0415 - a third of a second that the embedded default does not need
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    named = re.sub(r"^postgres://", "postgresql://", address)
    try:
        kind = make_url(named).drivername
    except (ArgumentError, ValueError) as error:
        message = f"it is no address of a database: {DATABASE_FORM}"
        raise ValueError(message) from error
    if kind not in {"sqlite", "postgresql", "postgresql+psycopg"}:
        message = f"it begins with {kind!r}: {DATABASE_FORM}"
        raise ValueError(message)
    return named


def redis_server(address: str) -> str:
    """Return the address of a Redis.

    Raises:
        ValueError: It is none.
    """
    from redis.connection import parse_url  # noqa: PLC0415 - as above

    try:
        parse_url(address)  # type: ignore[no-untyped-call]
    except ValueError as error:
        message = "it is no address of a Redis: redis://HOST:PORT/NUMBER, rediss://… or unix:///SOCKET"
        raise ValueError(message) from error
    return address


def package_names(said: str) -> tuple[str, ...]:
    """Return the Debian packages that a setting names, spaces or commas between.

    Raises:
        ValueError: One of them is no such name.
    """
    names = said.replace(",", " ").split()
    for name in names:
        if not PACKAGE.fullmatch(name):
            message = f"{name!r} is no name of a Debian package, such as python3-numpy"
            raise ValueError(message)
    return tuple(names)
