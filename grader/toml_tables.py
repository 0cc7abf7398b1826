"""An operator's TOML file with a table a thing: read whole, and refused by its first mistake."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from grader.domain.errors import WrongSetting
from grader.domain.naming import is_slug
from grader.setting_values import wrong_setting

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

Table = TypeVar("Table", bound=BaseModel)


def tables_in(file: Path) -> Mapping[str, object]:
    """Return the tables of a file by name.

    Raises:
        WrongSetting: It cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongSetting("%(file)s cannot be read (%(why)s)", file=str(file), why=str(error.strerror)) from error
    except ValueError as error:
        raise WrongSetting("%(file)s is no TOML: %(why)s", file=str(file), why=str(error)) from error


def table_as(shape: type[Table], name: str, said: object) -> Table:
    """Return a table, whose name can be a part of an address.

    Raises:
        WrongSetting: Which table and which key cannot be taken, and why; no value is quoted.
    """
    if not is_slug(name):
        raise WrongSetting(
            "the name of a table has lower-case letters, digits and single hyphens", where=key_of(name, "[…]")
        )
    try:
        return shape.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        found = wrong_setting(first)
        where = key_of(name, ".".join(map(str, first["loc"])) or "[…]")
        raise WrongSetting(found.sentence, where=where, **found.values) from error


def is_address(address: str, *, private: bool) -> bool:
    """Tell whether this is an address with https, or one on this machine where that is said."""
    try:
        parts = urlsplit(address)
        local = parts.scheme == "http" and parts.hostname in LOOPBACK and private
        return (parts.scheme == "https" or local) and bool(parts.hostname) and not parts.fragment
    except ValueError:
        return False


def key_of(name: str, key: str) -> str:
    """Return how a sentence names a key of a table."""
    return f"[{name}] {key}"
