"""Texts that a database takes, and whoever reads a report."""

import re

from runner_images.common.wire.frames import Json
from runner_images.common.wire.limits import TEXT_CHARACTERS

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def tidy(text: str) -> str:
    """Return `text` without NUL and lone surrogates, which a database refuses."""
    return _UNSTORABLE.sub("\ufffd", text)


def bounded(value: Json) -> Json:
    """Return `value`, or the beginning of a text that is longer than a report's may be."""
    return f"{value[: TEXT_CHARACTERS - 1]}…" if isinstance(value, str) and len(value) > TEXT_CHARACTERS else value


def tidy_json(value: Json) -> Json:
    """Return `value` with every text in it tidied, keys too."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, dict):
        return {tidy(key): tidy_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [tidy_json(item) for item in value]
    return value
