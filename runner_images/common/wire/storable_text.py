"""Texts that a database takes."""

import re

from runner_images.common.wire.frames import Json

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def tidy(text: str) -> str:
    """Return `text` without NUL and lone surrogates, which a database refuses."""
    return _UNSTORABLE.sub("\ufffd", text)


def tidy_json(value: Json) -> Json:
    """Return `value` with every text in it tidied, keys too."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, dict):
        return {tidy(key): tidy_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [tidy_json(item) for item in value]
    return value
