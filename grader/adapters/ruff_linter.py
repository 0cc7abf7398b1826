"""What ruff finds in a program: it reads the text in a process of its own, without any settings but ours.

The text is a stranger's, and is only parsed: https://docs.astral.sh/ruff/linter/. Ruff is no library, and where its
process ends too late or badly, nothing is missing but the advice.
"""

import re
import subprocess
from collections.abc import Iterator
from functools import lru_cache

import structlog
from pydantic import BaseModel, TypeAdapter, ValidationError
from ruff import find_ruff_bin

from grader.domain.exercises.style import StyleFinding

MOST_CHARACTERS = 20_000
PATIENCE_SECONDS = 3
MOST_NAME_LENGTH = 40
ENVIRONMENT = {"RAYON_NUM_THREADS": "1"}
NAMED = re.compile(r"`([^`\s]+)`")
"""What a message of ruff's names: the first thing between backticks."""

log = structlog.get_logger()


class _Location(BaseModel):
    row: int


class _Found(BaseModel):
    """A finding, as far as it is used: https://docs.astral.sh/ruff/settings/#output-format."""

    code: str
    message: str
    location: _Location


_ALL = TypeAdapter(list[_Found])


@lru_cache(maxsize=64)
def ruff_findings(text: str, rules: tuple[str, ...]) -> tuple[StyleFinding, ...]:
    """`grader.engine.ports.exercises.Lint`."""
    if len(text) > MOST_CHARACTERS:
        return ()
    try:
        answered = _ask(text, rules)
        return tuple(_findings(_ALL.validate_json(answered), rules))
    except (OSError, subprocess.SubprocessError, ValidationError) as error:
        log.warning("style_not_read", error=type(error).__name__)
        return ()


def _ask(text: str, rules: tuple[str, ...]) -> bytes:
    return subprocess.run(  # noqa: S603 - our own program, and the text is its input
        [
            *(find_ruff_bin(), "check", "--isolated", "--no-cache", "--quiet", "--exit-zero"),
            *("--output-format", "json", "--select", ",".join(rules), "--stdin-filename", "program.py", "-"),
        ],
        input=text.encode("utf-8", "replace"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE_SECONDS,
        env=ENVIRONMENT,
        cwd="/",
        check=True,
    ).stdout


def _findings(found: list[_Found], rules: tuple[str, ...]) -> Iterator[StyleFinding]:
    for one in found:
        named = NAMED.search(one.message)
        name = named[1] if named and len(named[1]) <= MOST_NAME_LENGTH else None
        if one.code in rules:  # what cannot be read is told as a finding, too
            yield StyleFinding(one.code, one.location.row, name)
