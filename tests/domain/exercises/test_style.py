"""Advice on style: the first things first, one sentence a rule, three at most."""

from dataclasses import replace

from grader.domain.exercises.style import StyleAdvice, StyleFinding, Style, StyleRule, advice
from grader.domain.text import Text

NAMED = StyleRule("F841", Text("`%(name)s` ne sert pas.", "`%(name)s` is not used."))
PLAIN = tuple(StyleRule(rule, Text(rule, rule)) for rule in ("A1", "B2", "C3"))
STYLE = Style("ruff", (NAMED, *PLAIN))


def test_the_name_that_the_program_gives_stands_in_the_sentence():
    (said,) = advice([("a.py", StyleFinding("F841", 3, "prix"))], STYLE)

    assert said == StyleAdvice("a.py", 3, Text("`prix` ne sert pas.", "`prix` is not used."))


def test_of_each_rule_the_first_place_is_said_in_the_order_of_the_rules():
    found = [("a.py", StyleFinding("B2", 1)), ("a.py", StyleFinding("A1", 2)), ("b.py", StyleFinding("A1", 1))]

    assert [(one.path, one.line) for one in advice(found, STYLE)] == [("a.py", 2), ("a.py", 1)]


def test_three_sentences_are_enough():
    found = [("a.py", StyleFinding(rule.rule, 1, "x")) for rule in reversed(STYLE.rules)]

    assert [one.said.en for one in advice(found, STYLE)] == ["`x` is not used.", "A1", "B2"]


def test_a_finding_without_the_name_that_its_sentence_needs_is_not_said():
    assert advice([("a.py", StyleFinding("F841", 1))], STYLE) == ()


def test_a_linter_of_one_kind_of_file_reads_no_other() -> None:
    pages = replace(STYLE, suffixes=frozenset({".html"}))

    assert [pages.reads(path) for path in ("a/index.html", "a/index.js", "html")] == [True, False, False]
    assert STYLE.reads("a/index.js")
