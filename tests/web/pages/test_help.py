"""The help page for what Git says: found by a message, on the server, in the reader's language."""

from html import unescape

import pytest

from grader.wording.submissions.git_help import SITUATIONS
from tests.web.installation import Installation


def read(pages: Installation, query: str, language: str = "fr") -> str:
    """Return the page that a search leads to."""
    visitor = pages.app.test_client()
    return visitor.get("/help/git", query_string={"q": query}, headers={"Accept-Language": language}).text


@pytest.mark.parametrize(("language", "title"), [("fr", "Dans ton éditeur"), ("en", "In your editor")])
def test_what_vs_code_is_given_is_on_the_page_whole(pages: Installation, language: str, title: str) -> None:
    visitor = pages.app.test_client()

    page = visitor.get("/help/editor", headers={"Accept-Language": language}).text

    assert title in page
    assert visitor.get("/static/editors/vscode-tasks.json").text.strip() in unescape(page)


@pytest.mark.parametrize(("language", "title"), [("fr", "Quand Git dit non"), ("en", "When Git says no")])
def test_every_situation_has_a_place_on_the_page(pages: Installation, language: str, title: str) -> None:
    page = read(pages, "", language)

    assert title in page
    assert [one.name for one in SITUATIONS if f'id="{one.name}"' not in page] == []


def test_a_message_is_found_by_its_words(pages: Installation) -> None:
    page = read(pages, " ! [rejected]  main -> main (fetch first)")

    assert "tu as poussé depuis un autre ordinateur." in page
    assert 'id="identity"' not in page


def test_an_unknown_message_is_shown_everything(pages: Installation) -> None:
    page = read(pages, "<script>alert(1)</script> quatre girafes")

    assert "Je ne connais pas ce message." in page
    assert "<script>alert" not in page
    assert 'id="identity"' in page
    assert "<details open>" not in page


def test_what_a_message_leads_to_is_open(pages: Installation) -> None:
    page = read(pages, "fetch first")

    assert "<details open>" in page
    assert "<details>" not in page
