"""The rules of PROTOCOL.md's border as data: a hand-in, an ordinary suite, and how each of its tests must end.

The rows are the same for every language. Python's stand in the row's own folder; another language has a folder there,
with a hand-in of its own, and a suite where the row's speaks of Python's values. `expected.json` names the tests that
do not pass; a case whose test comes to no end has limits of its own, so that nobody waits long for it.
`senseless.json` names the rows that mean nothing in a language, and why.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.runner_images.conftest import Frame, RunJob

ROWS = sorted(
    path for path in (Path(__file__).parent / "conformance").iterdir() if path.is_dir() and path.name[0] != "."
)
SENSELESS: dict[str, dict[str, str]] = json.loads((ROWS[0].parent / "senseless.json").read_text())
TEST = re.compile(r"^(?:class (?P<group>Test\w+)|(?P<indent>    )?def (?P<test>test_\w+))", re.MULTILINE)
CASES = [
    pytest.param(language, row, id=f"{language}-{row.name}")
    for language, senseless in SENSELESS.items()
    for row in ROWS
    if row.name not in senseless
]


def names_in(suite: str) -> list[str]:
    names, group = [], ""
    for found in TEST.finditer(suite):
        group = found["group"] or (group if found["indent"] else "")
        if found["test"]:
            names.append(f"{group}::{found['test']}" if group else found["test"])
    return names


def stated(facts: Path) -> dict[str, Any]:
    return dict(json.loads(facts.read_text())) if facts.exists() else {}


def outcome(check: Frame) -> str:
    return "passed" if check["outcome"] == "passed" else check["message"]["code"]


@pytest.mark.parametrize(("language", "row"), CASES)
def test_each_test_ends_as_expected(run_job: RunJob, language: str, row: Path) -> None:
    case = row if language == "python" else row / language
    # A suite of a language's own has its own expectations; the row's suite has the row's.
    facts = case if (case / "suite.py").exists() else row
    sources = [path for path in (case / "hand_in").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    hand_in = {str(path.relative_to(case / "hand_in")): path.read_text() for path in sources}
    suite = (facts / "suite.py").read_text()
    expected, limits = (stated(facts / name) for name in ("expected.json", "limits.json"))
    names = names_in(suite)

    *checks, end = run_job(hand_in, suite, names=names, **limits)

    found = {check["id"]: outcome(check) for check in checks}
    found |= dict.fromkeys(names[len(checks) :], end["ending"])
    assert found == {name: expected.get(name, "passed") for name in names}, [c for c in checks if c["message"]] or end
