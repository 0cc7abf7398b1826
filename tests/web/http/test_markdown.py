"""Statements and hints as HTML."""

import pytest
from markupsafe import escape

from web.http.markdown import inline_code, markdown, markdown_comment, markdown_line


def test_the_page_has_the_title_so_the_statement_leaves_it_out():
    assert markdown("# Bonjour\n\nUn texte.\n\n## À écrire") == "<p>Un texte.</p>\n<h2>À écrire</h2>\n"


def test_another_first_title_becomes_a_second():
    assert "<h2>Encore</h2>" in markdown("Un texte.\n\n# Encore")


HOSTILE = pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "![a](https://tracker.example/a.png)",
        "```<b>\n<script>alert(1)</script>\n```",
        "[a](https://a.example 'x\" onmouseover=\"alert(1)')",
    ],
)


@HOSTILE
def test_nothing_that_runs_or_loads_comes_through(hostile: str):
    html = markdown(hostile)

    assert not any(sign in html for sign in ("<script", "<img", 'href="javascript', '" onmouseover'))


@HOSTILE
def test_nothing_that_runs_or_loads_comes_through_a_comment(hostile: str):
    html = markdown_comment(hostile)

    assert not any(sign in html for sign in ("<script", "<img", 'href="javascript', '" onmouseover'))


def test_a_comment_has_no_titles_among_those_of_its_page():
    assert markdown_comment("# Vois\n\nun **texte**") == "<p>Vois</p>\n<p>un <strong>texte</strong></p>\n"


def test_code_is_coloured_and_can_be_reached_by_the_keyboard():
    html = markdown("```python\nprint(1)\n```")

    assert html.startswith('<pre tabindex="0" translate="no"><code>')
    assert '<span class="nb">print</span>' in html


def test_code_of_an_unknown_language_is_plain():
    assert "<code>a &lt; b\n</code>" in markdown("```klingon\na < b\n```")


def test_a_hint_is_one_line():
    assert markdown_line("Que vaut `prenom` ? **Regarde**") == "Que vaut <code>prenom</code> ? <strong>Regarde</strong>"


def test_a_sentence_shows_what_stands_between_backticks_as_code():
    assert inline_code("Utilise `return`, pas `print`.") == (
        'Utilise <code translate="no">return</code>, pas <code translate="no">print</code>.'
    )


@pytest.mark.parametrize("hostile", ["`<b>`", "<b>", "[a](https://a.example)", "*a*", "`"])
def test_nothing_else_of_a_sentence_is_marked_up(hostile: str):
    html = inline_code(hostile)

    assert html.replace('<code translate="no">', "").replace("</code>", "") == str(escape(hostile.strip("`") or "`"))
