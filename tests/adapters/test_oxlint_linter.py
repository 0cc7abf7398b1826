"""What oxlint says of a stranger's program by ESLint's rules: only what was asked for."""

import subprocess
from pathlib import Path

import pytest

from grader.adapters import oxlint_linter
from grader.adapters.oxlint_linter import MOST_CHARACTERS, oxlint_findings
from grader.domain.exercises.style import StyleFinding
from tests.runners import RUNNERS

RULES = tuple(rule.rule for style in RUNNERS["javascript"].styles for rule in style.rules)
FOUND: dict[str, tuple[str, ...]] = {
    "if (x = 3) { f(x) }": ("no-cond-assign",),
    "if (x === NaN) { f(x) }": ("use-isnan",),
    "f([1].map((n) => { g(n) }))": ("array-callback-return",),
    "switch (x) { case 1: f(); case 2: g(); }": ("no-fallthrough",),
    "f({ a: 1, a: 2 })": ("no-dupe-keys",),
    "function f() { return 1; g(); }": ("no-unreachable",),
    "x + 1;": ("no-unused-expressions",),
    "f(x == 'a')": ("eqeqeq",),
    "f(x == null)": (),
    "var x = f();": ("no-var",),
    "try { f() } catch (e) {}": ("no-empty",),
    "  import fs from 'node:fs';": ("no-unused-vars",),
    "debugger;": ("no-debugger",),
    "let x = 1; f(x)": ("prefer-const",),
    "f('Bonjour ' + x)": ("prefer-template",),
}


@pytest.mark.parametrize("text", FOUND)
def test_each_rule_that_is_worded_is_found(text: str):
    assert tuple(one.rule for one in oxlint_findings(text, RULES)) == FOUND[text]


def test_every_rule_that_the_language_words_is_found_somewhere():
    assert set(RULES) == {rule for rules in FOUND.values() for rule in rules}


def test_a_finding_has_its_line_and_what_it_is_about():
    found = oxlint_findings("f();\nfunction g() {\n  let total = 1;\n}\n", ("no-unused-vars",))

    assert found == (StyleFinding("no-unused-vars", 3, "total"),)


def test_what_stands_outside_of_functions_may_be_used_from_elsewhere():
    assert oxlint_findings("const prix = 3;\nfunction ajoute() {}\n", ("no-unused-vars",)) == ()


@pytest.mark.parametrize("text", ["const = ;", "\x00\ud800", "(" * 15_000, "x;\n" * MOST_CHARACTERS, "[" * 9_000])
def test_what_cannot_be_read_or_is_very_long_gets_no_advice(text: str):
    assert oxlint_findings(text, ("no-unused-expressions",)) == ()


def test_nothing_is_said_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(oxlint_linter, "PATIENCE_SECONDS", 0)

    assert oxlint_findings("var once;\n", ("no-var",)) == ()


def test_no_settings_but_ours_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / ".oxlintrc.json").write_text('{"rules": {"no-debugger": "error"}, "jsPlugins": ["./evil.js"]}', "utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asked: list[list[str]] = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda words, **how: (asked.append(words), run(words, **how))[1])

    found = oxlint_findings("debugger; var settings;\n", ("no-var",))

    assert [one.rule for one in found] == ["no-var"]
    assert "--config" in asked[0]
