"""Bats, a test tool for shell scripts (https://bats-core.readthedocs.io)."""

import re
from collections.abc import Sequence

from runner_images.common.tests.native_tool import CanaryWords, NativeTool, ToldFailure

_FAILED = re.compile(
    r"\A\((?:in|from) [^\n]*\n(?:[^\n`]*\n)*\s*`(?P<command>.*?)' failed"
    r"(?P<status> with status \d+)?[^\n]*(?P<printed>.*)\Z",
    re.DOTALL,
)


def _words(file: str) -> tuple[str, ...]:
    return ("bats", "--report-formatter", "junit", "--output", ".", file)


def _placed(text: str, tests: str) -> str:
    return f"{text}\n{tests}"


def _said(_message: str, text: str) -> ToldFailure:
    """Return the command that failed, and what was printed until then."""
    found = _FAILED.match(text.strip())
    if found is None:
        return ToldFailure(text.strip())
    printed = found["printed"].strip()
    return ToldFailure(f"`{found['command']}`{found['status'] or ''}" + (f"\n{printed}" if printed else ""))


def _name(_suites: Sequence[str], name: str) -> str:
    return name


BATS = NativeTool(
    suffixes=(".bats",),
    words=_words,
    report="report.xml",
    canaries=CanaryWords(
        test='@test "{name}" {{\n  {body}\n}}\n\n',
        holds=("[ {a} -ne {b} ]", '[[ "{a}" == "{a}" ]]'),
        fails={
            "": "[ {a} -eq {b} ]",
            r"\[\[": '[[ "{a}" == "{b}" ]]',
            r"\brun\b": 'run echo {a}; [ "$output" = "{b}" ]',
        },
        placed=_placed,
    ),
    said=_said,
    name=_name,
)
