"""What a setting may be, where more than its type decides; each refuses in a sentence that quotes no secret."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from grader.domain.errors import WrongSetting
from grader.wording.catalogue import N_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SSH_SERVER = re.compile(r"ssh://[a-z_][a-z0-9_-]*@[A-Za-z0-9][A-Za-z0-9.-]*(:[1-9][0-9]{0,4})?")
PACKAGE = re.compile(r"[a-z0-9][a-z0-9.+-]+")

DATABASE_FORM = "postgresql://USER:PASSWORD@HOST/NAME, sqlite:////FILE"


def ssh_server(address: str) -> str:
    """Return the address of an SSH server, with the account that it lets in.

    Raises:
        WrongSetting: It is none.
    """
    if not SSH_SERVER.fullmatch(address):
        raise WrongSetting("it is no address of an SSH server: ssh://ACCOUNT@HOST:PORT")
    return address


def mail_server(address: str) -> str:
    """Return the address of a mail server.

    Raises:
        WrongSetting: It is none.
    """
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known:
        raise WrongSetting(
            "it is no address of a mail server: smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST"
        )
    return address


def database(address: str) -> str:
    """Return the address of a database; `postgres://`, as many hosts name it, is `postgresql://`.

    Raises:
        WrongSetting: It is none.
    """
    from sqlalchemy import make_url  # noqa: PLC0415 - a third of a second that the embedded default does not need
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    named = re.sub(r"^postgres://", "postgresql://", address)
    try:
        kind = make_url(named).drivername
    except (ArgumentError, ValueError) as error:
        raise WrongSetting("it is no address of a database: %(form)s", form=DATABASE_FORM) from error
    if kind not in {"sqlite", "postgresql", "postgresql+psycopg"}:
        raise WrongSetting("it begins with “%(kind)s”, and should be %(form)s", kind=kind, form=DATABASE_FORM)
    return named


def redis_server(address: str) -> str:
    """Return the address of a Redis.

    Raises:
        WrongSetting: It is none.
    """
    from redis.connection import parse_url  # noqa: PLC0415 - as above

    try:
        parse_url(address)  # type: ignore[no-untyped-call]
    except ValueError as error:
        raise WrongSetting(
            "it is no address of a Redis: redis://HOST:PORT/NUMBER, rediss://… or unix:///SOCKET"
        ) from error
    return address


def package_names(said: str) -> tuple[str, ...]:
    """Return the Debian packages that a setting names, spaces or commas between.

    Raises:
        WrongSetting: One of them is no such name.
    """
    names = said.replace(",", " ").split()
    for name in names:
        if not PACKAGE.fullmatch(name):
            raise WrongSetting("“%(name)s” is no name of a Debian package, such as python3-numpy", name=name)
    return tuple(names)


BY_TYPE: Mapping[str, str] = {
    "bool_type": N_("true or false is needed"),
    "enum": N_("it can be %(expected)s"),
    "extra_forbidden": N_("there is no such key"),
    "greater_than_equal": N_("at least %(ge)s is needed"),
    "int_parsing": N_("a whole number is needed"),
    "int_type": N_("a whole number is needed"),
    "less_than_equal": N_("at most %(le)s is taken"),
    "list_type": N_("a list is needed"),
    "literal_error": N_("it can be %(expected)s"),
    "missing": N_("it is missing"),
    "string_pattern_mismatch": N_("it has characters that no such name has"),
    "string_too_long": N_("it has %(max_length)s characters at most"),
    "string_too_short": N_("it has %(min_length)s characters at least"),
    "string_type": N_("a text is needed"),
    "too_short": N_("it is too short: %(min_length)s at least"),
}
"""What is told for pydantic's own words: https://docs.pydantic.dev/latest/errors/validation_errors/."""


def wrong_setting(fault: "ErrorDetails") -> WrongSetting:
    """Return what pydantic found; of what it has no sentence here for, in pydantic's own English."""
    context = fault.get("ctx", {})
    found = context.get("error")
    if isinstance(found, WrongSetting):
        return found
    in_english = fault["msg"]
    values = {name: str(value).replace(" or ", ", ") for name, value in context.items()}
    sentence = BY_TYPE.get(fault["type"])
    return WrongSetting(sentence, **values) if sentence else WrongSetting(in_english)
