"""What ESLint's rules find in a program: oxlint reads it in a process of its own, without any settings but ours.

The text is a stranger's, and is only parsed: https://oxc.rs/docs/guide/usage/linter.html. It is the one file of a
folder of its own, so that no configuration, which could name plugins to be run, lies beside it. Where the process
ends too late or badly, as at texts that nest very deep, nothing is missing but the advice.
"""

import json
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from pydantic import BaseModel, ValidationError

from grader.domain.exercises.style import StyleFinding

MOST_CHARACTERS = 20_000
PATIENCE_SECONDS = 3
MOST_NAME_LENGTH = 40
PROGRAM, SETTINGS = "program.js", "settings.json"
CODE = re.compile(r"eslint\((?P<rule>[a-z-]+)\)")
NAMED = re.compile(r"""['`]([^'`\s]+)['`]""")
"""What a message names: the first thing between quotes or backticks."""
UNUSED, IMPORTED = "no-unused-vars", "imported"
OPTIONS: dict[str, dict[str, object] | list[object]] = {
    "eqeqeq": ["always", {"null": "ignore"}],
    UNUSED: [{"args": "none", "caughtErrors": "none"}],
}
"""How rules are asked for that have more than one way: https://eslint.org/docs/latest/rules/."""

log = structlog.get_logger()


class _Span(BaseModel):
    line: int


class _Label(BaseModel):
    span: _Span


class _Diagnostic(BaseModel):
    """A finding, as far as it is used: https://oxc.rs/docs/guide/usage/linter/output-formats."""

    code: str = ""
    message: str
    labels: list[_Label]


class _Report(BaseModel):
    diagnostics: list[_Diagnostic]


@lru_cache(maxsize=64)
def oxlint_findings(text: str, rules: tuple[str, ...]) -> tuple[StyleFinding, ...]:
    """`grader.engine.ports.exercises.Lint`; rules have ESLint's names."""
    if len(text) > MOST_CHARACTERS:
        return ()
    try:
        found = _Report.model_validate_json(_ask(text, rules)).diagnostics
    except (OSError, subprocess.SubprocessError, ValidationError) as error:
        log.warning("style_not_read", error=type(error).__name__)
        return ()
    findings = _findings(found, rules, text.splitlines())
    return tuple(sorted(findings, key=lambda one: (one.line, one.rule)))


def _ask(text: str, rules: tuple[str, ...]) -> bytes:
    asked = {rule: ["warn", *OPTIONS.get(rule, [])] for rule in rules}
    settings = {"plugins": ["eslint"], "categories": {"correctness": "off"}, "rules": asked}
    with TemporaryDirectory(prefix="grader-style-") as folder:
        (Path(folder) / PROGRAM).write_bytes(text.encode("utf-8", "replace"))
        (Path(folder) / SETTINGS).write_text(json.dumps(settings), "utf-8")
        return subprocess.run(  # noqa: S603 - our own program, and the text is a file that it reads
            [
                *(str(Path(sysconfig.get_path("scripts")) / "oxlint"), "--config", SETTINGS, "--disable-nested-config"),
                *("--no-ignore", "--threads", "1", "--format", "json", PROGRAM),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            env={},
            cwd=folder,
            check=True,
        ).stdout


def _findings(found: list[_Diagnostic], rules: tuple[str, ...], lines: list[str]) -> Iterator[StyleFinding]:
    for one in found:
        code = CODE.fullmatch(one.code)
        if code is None or code["rule"] not in rules or not one.labels:  # what cannot be read is told, too
            continue
        line = one.labels[0].span.line
        if code["rule"] == UNUSED and _is_for_others(lines[line - 1 : line], one.message):
            continue
        named = NAMED.search(one.message)
        yield StyleFinding(code["rule"], line, named[1] if named and len(named[1]) <= MOST_NAME_LENGTH else None)


def _is_for_others(line: list[str], message: str) -> bool:
    """Tell whether a name stands outside of all functions, where a page or another script may use it."""
    return IMPORTED not in message and not "".join(line)[:1].isspace()
