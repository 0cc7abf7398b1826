"""TOML as trainers write it, or somebody who pretends to be one."""

import tomllib
from typing import Any


def parsed(text: str) -> dict[str, Any]:
    """Return the table that a text is.

    Raises:
        TOMLDecodeError: It is none, or is nested deeper than anybody writes.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        msg = "Nested too deeply"
        raise tomllib.TOMLDecodeError(msg) from None
