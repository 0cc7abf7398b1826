"""The rules of PROTOCOL.md's border as data: a hand-in, an ordinary suite, and how each of its tests must end.

A runner image of another language is held to the same suites with hand-ins of its own. `expected.json` names the tests
that do not pass; a case whose test comes to no end has limits of its own, so that nobody waits long for it.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.runner_images.conftest import Frame, RunJob

CASES = sorted(path.parent for path in (Path(__file__).parent / "conformance").glob("*/suite.py"))
TEST = re.compile(r"^(?:class (?P<group>Test\w+)|(?P<indent>    )?def (?P<test>test_\w+))", re.MULTILINE)


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


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_each_test_ends_as_expected(run_job: RunJob, case: Path) -> None:
    hand_in = {str(path.relative_to(case / "hand_in")): path.read_text() for path in case.rglob("hand_in/**/*.py")}
    suite = (case / "suite.py").read_text()
    expected, limits = (stated(case / name) for name in ("expected.json", "limits.json"))
    names = names_in(suite)

    *checks, end = run_job(hand_in, suite, names=names, **limits)

    found = {check["id"]: outcome(check) for check in checks}
    found |= dict.fromkeys(names[len(checks) :], end["ending"])
    assert found == {name: expected.get(name, "passed") for name in names}, [c for c in checks if c["message"]] or end
