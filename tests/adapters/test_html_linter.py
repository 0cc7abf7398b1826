"""What is said of a stranger's page: what somebody would lack, by its line, and nothing of what is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.adapters.html_linter import MOST_CHARACTERS, html_findings
from grader.domain.exercises.style import StyleFinding
from tests.runners import RUNNERS

ALL = ("H25", "H37", "H44", "H57", "H74")
RIGHT = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Ma page</title>
<body>
<p>Un paragraphe
<ul><li>un<li>deux</ul>
<img src="chat.png" alt=""><br>
<label for="nom">Nom</label><input id="nom">
<label>Ville <select><option>Lyon<option>Lille</select></label>
<input type="hidden" name="x"><input type="submit"><textarea aria-label="Message"></textarea>
<svg viewBox="0 0 1 1"><path d="M0 0"/><title>Un point</title></svg>
"""


def test_nothing_is_said_of_a_page_that_lacks_nothing():
    assert html_findings(RIGHT, ALL) == ()


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p>x</p>\n<img src="chat.png">', StyleFinding("H37", 2)),
        ('<label for="nom">Nom</label>\n<input id="prenom">', StyleFinding("H44", 2, "input")),
        ('\n<select name="ville"></select>', StyleFinding("H44", 2, "select")),
        ("<html><title>x</title>", StyleFinding("H57", 1)),
        ('<html lang="fr"><svg><title>x</title></svg>', StyleFinding("H25", 1)),
        ("<main>\n<div><p>x</p>\n</main>", StyleFinding("H74", 2, "div")),
        ("<h1>Bonjour", StyleFinding("H74", 1, "h1")),
        ("<div/>", StyleFinding("H74", 1, "div")),
    ],
)
def test_it_names_what_is_missing_and_where(page: str, found: StyleFinding):
    assert html_findings(page, ALL) == (found,)


def test_it_says_no_more_than_was_asked_for():
    assert html_findings("<img><h1>", ("H37",)) == (StyleFinding("H37", 1),)


def test_a_template_may_close_a_tag_in_a_branch():
    assert html_findings("{% if x %}<div>{% else %}<div>{% endif %}</div><img>", ALL) == (StyleFinding("H37", 1),)


UNREADABLE = ("", "\x00\ud800<", "</", "<!--", "<![CDATA[", "<![x", "<?", "<!x", "</b></i>", "<p" * 900, "x<" * 20_000)


@pytest.mark.parametrize("text", UNREADABLE, ids=range(len(UNREADABLE)))
def test_whatever_it_is_given_it_is_done(text: str):
    assert html_findings(text, ALL) == ()


@given(st.text(st.sampled_from("<>/!-= \n\"'[]?&abp"), max_size=300))
def test_whatever_signs_it_is_made_of_a_line_of_the_text_is_named(text: str):
    lines = [one.line for one in html_findings(text, ALL)]

    assert set(lines) <= set(range(1, text.count("\n") + 2))


def test_what_stands_in_comments_and_scripts_is_no_tag():
    assert html_findings("<!-- <img> -->\n<script>'<img>' < 3</script>\n<style>a > b {}</style><img>", ALL) == (
        StyleFinding("H37", 3),
    )


def test_deep_pages_are_read_and_very_long_ones_are_not():
    deep = "<b>" * 6_000

    assert len(html_findings(deep, ALL)) == 6_000
    assert html_findings(deep + " " * MOST_CHARACTERS, ALL) == ()


def test_every_rule_that_a_language_words_is_one_that_it_knows():
    styles = [style for one in RUNNERS.values() for style in one.styles if style.by == "html"]

    assert styles
    assert {rule.rule for style in styles for rule in style.rules} == set(ALL)
