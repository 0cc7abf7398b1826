"""An operator's TOML file with a table a thing: read whole, and refused by its first mistake."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from grader.domain.naming import is_slug

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

Table = TypeVar("Table", bound=BaseModel)


def tables_in(file: Path) -> Mapping[str, object]:
    """Return the tables of a file by name.

    Raises:
        ValueError: It cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror})"
        raise ValueError(message) from error
    except ValueError as error:
        message = f"{file} is no TOML: {error}"
        raise ValueError(message) from error


def table_as(shape: type[Table], name: str, said: object) -> Table:
    """Return a table, whose name can be a part of an address.

    Raises:
        ValueError: Which table and which key cannot be taken, and why; no value is quoted.
    """
    if not is_slug(name):
        raise wrong(name, "[…]", "the name of a table has lower-case letters, digits and single hyphens")
    try:
        return shape.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise wrong(name, ".".join(map(str, first["loc"])) or "[…]", first["msg"]) from error


def is_address(address: str, *, private: bool) -> bool:
    """Tell whether this is an address with https, or one on this machine where that is said."""
    try:
        parts = urlsplit(address)
        local = parts.scheme == "http" and parts.hostname in LOOPBACK and private
        return (parts.scheme == "https" or local) and bool(parts.hostname) and not parts.fragment
    except ValueError:
        return False


def wrong(name: str, key: str, what: str) -> ValueError:
    """Return what says that a key of a table cannot be taken."""
    return ValueError(f"[{name}] {key}: {what}")
