"""Patterns that somebody writes and a hostile text is held against: none may take long over it."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

UNBOUNDED = re.compile(r"\)(?:[*+]|\{)|\(\?(?!P<|:)")
ENDLESS = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
MOST_ENDLESS = 2


def bounded(pattern: str) -> str:
    """Return a pattern that takes at most the square of the text's length: the text is hostile."""
    try:
        re.compile(pattern)
    except re.error as error:
        code = "no_pattern"
        raise PydanticCustomError(code, "is no pattern: {why}", {"why": str(error)}) from error
    if UNBOUNDED.search(pattern) or len(ENDLESS.findall(pattern)) > MOST_ENDLESS:
        code = "slow_pattern"
        raise PydanticCustomError(code, "could take long: repeat no group, and without end two things at most")
    return pattern


BoundedPattern = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(bounded)]
