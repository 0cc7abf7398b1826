"""What ruff says of a stranger's program: only what was asked for, and nothing where it cannot be read."""

import subprocess

import pytest

from grader.adapters import ruff_linter
from grader.adapters.ruff_linter import MOST_CHARACTERS, ruff_findings
from grader.domain.exercises.style import StyleFinding
from tests.runners import PYTHON


def test_it_finds_what_is_asked_for_and_no_more():
    assert ruff_findings("import os\nx = l = 1\n", ("F401",)) == (StyleFinding("F401", 1, "os"),)


@pytest.mark.parametrize("text", ["def f(:\n", "\x00\ud800", "(" * 5_000, "x = 1\n" * MOST_CHARACTERS])
def test_what_cannot_be_read_or_is_very_long_gets_no_advice(text: str):
    assert ruff_findings(text, ("F401",)) == ()


def test_nothing_is_said_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ruff_linter, "PATIENCE_SECONDS", 0)

    assert ruff_findings("import re\n", ("F401",)) == ()


def test_ruff_knows_every_rule_that_the_language_words():
    rules = [one.rule for style in PYTHON.styles for one in style.rules]

    told = subprocess.run(
        [ruff_linter.find_ruff_bin(), "rule", "--all", "--output-format", "json"], capture_output=True, check=True
    )

    assert rules
    assert [rule for rule in rules if f'"code": "{rule}"'.encode() not in told.stdout] == []
