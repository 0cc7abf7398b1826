"""The guides of roles and subjects: true in both languages, pages of Help for everybody, and found by plain words."""

import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from grader.cli import commands
from grader.domain.text import Language
from grader.domain.verdicts import Status
from grader.wording.grading.statuses import status_help
from tests.web.installation import Installation
from web.http.markdown import anchor
from web.pages.help.guide_texts import FOLDER, HEADING, GuideSubject, guide

ROOT = Path(__file__).parents[3]
PAGES = sorted(FOLDER.glob("*/*.md"))
SHELL = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
IN_LINE = re.compile(r"`((?:git|grader|make) [^`]+)`")
COMMAND = re.compile(r"\b(git|grader|make) (.+)")
GIT = {"add", "clone", "commit", "config", "fetch", "merge", "pull", "push"}
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#]*)(?:#([^)]*))?\)")
ROW = re.compile(r"^ *(?:\||-|\d\.|```)", re.MULTILINE)
"""A row of a table, an entry of a list, the beginning or the end of a block."""
HEAVIEST_PICTURE = 120_000


def named(page: Path) -> str:
    return f"{page.parent.name}-{page.stem}"


def commands_of(text: str) -> list[str]:
    """Return each command that a guide names, on a line of its own or in a sentence."""
    return [line.strip() for block in SHELL.findall(text) for line in block.splitlines()] + IN_LINE.findall(text)


def is_known(command: str) -> bool:
    """Say whether a command of ours exists with these options, a target of the Makefile, or one of Git's everyday."""
    said = COMMAND.search(command)
    program, words = (said[1], shlex.split(said[2])) if said else ("", [])
    if program == "make":
        return f"\n{words[0]}:" in (ROOT / "Makefile").read_text("utf-8")
    if program == "git":
        return words[0] in GIT
    return program == "grader" and is_of_ours(commands, words)


def is_of_ours(command: click.Command, words: list[str]) -> bool:
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return False
        command, words = found, words[1:]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    return {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("subject", GuideSubject)
def test_both_languages_have_the_same_parts(subject: GuideSubject) -> None:
    french, english = (guide(subject, language) for language in Language)

    shapes = [[(len(ROW.findall(text)), len(LINK.findall(text))) for _, text in one.parts] for one in (french, english)]

    assert shapes[0] == shapes[1]
    assert len(commands_of(french.text)) == len(commands_of(english.text))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_a_guide_names_exists(page: Path) -> None:
    lines = [line for line in commands_of(page.read_text("utf-8")) if not re.fullmatch(r"GRADER_\w+=\S+", line)]

    assert [line for line in lines if not is_known(line)] == []


def test_a_command_that_does_not_exist_is_noticed() -> None:
    assert [is_known(one) for one in ("grader fly", "grader backup --loud", "make coffee", "git blame")] == [False] * 4


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_and_picture_of_a_guide_is_there(page: Path) -> None:
    for picture, words, target, place in LINK.findall(page.read_text("utf-8")):
        found = page.parent / target

        assert words
        assert found.is_file(), target
        if picture:
            assert found.stat().st_size < HEAVIEST_PICTURE
        if place:
            assert place in {anchor(heading) for heading in HEADING.findall(found.read_text("utf-8"))}


@pytest.mark.parametrize("language", Language)
def test_the_learners_guide_says_the_words_of_the_pages(language: Language) -> None:
    text = guide(GuideSubject.LEARNER, language).text

    told = [status_help(one, language).word for one in set(Status) - {Status.NONE, Status.QUEUED, Status.RUNNING}]

    assert [word for word in told if f"| {word} |" not in text] == []


@pytest.mark.parametrize(("language", "title"), [("fr", "Quand Git dit non"), ("en", "When Git says no")])
def test_a_guide_is_read_by_everybody_in_their_language(pages: Installation, language: str, title: str) -> None:
    visitor = pages.app.test_client()

    page = visitor.get("/help/guides/learner", headers={"Accept-Language": language})

    assert f'<h2 id="{anchor(title)}">{title}</h2>' in page.text
    assert visitor.get("/help/guides/somebody").status_code == 404


def test_a_guide_leads_to_what_the_site_has_and_nowhere_else(pages: Installation) -> None:
    visitor = pages.app.test_client()
    page = visitor.get("/help/guides/trainer", headers={"Accept-Language": "fr"}).text

    assert 'href="lead"' in page
    assert "learner#ton-code-sur-une-forge" in page
    assert "<code>docs/trainers/fr/write-an-exercise.md</code>" in page
    assert '.md"' not in page


def test_the_pictures_of_a_guide_are_served(pages: Installation) -> None:
    visitor = pages.app.test_client()
    page = visitor.get("/help/guides/lead", headers={"Accept-Language": "fr"}).text

    sources = re.findall(r'<img src="\.\./\.\.(/static/guides/[^"]+)"', page)

    assert sources
    assert {visitor.get(source).status_code for source in sources} == {200}


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("mot de passe oublie", "/help/guides/lead#donner-les-liens"),
        ("FETCH first", "/help/guides/learner#quand-git-dit-non"),
        ("premier lien accompagnement", "/help/guides/counsellor#le-premier-lien"),
        ("relire grille", "/help/guides/projects#relire"),
        ("certificat https", "/help/guides/operator#servir-en-https"),
        ("nothing to commit", "/help/git?q=nothing+to+commit"),
        ("trop long", "/help/timeout"),
    ],
)
def test_plain_words_lead_to_where_help_tells_of_them(pages: Installation, query: str, address: str) -> None:
    visitor = pages.app.test_client()

    page = visitor.get("/help/search", query_string={"q": query}, headers={"Accept-Language": "fr"}).text

    assert f'<a href="{address}' in unquote(page)


@pytest.mark.parametrize("query", ["quatre girafes", "<script>alert(1)</script> girafe", "girafe " * 5_000])
def test_what_help_does_not_tell_is_said_to_be_unknown(pages: Installation, query: str) -> None:
    visitor = pages.app.test_client()

    page = visitor.get("/help/search", query_string={"q": query}, headers={"Accept-Language": "fr"}).text

    assert "Rien dans l'aide ne contient tous ces mots." in page.replace("&#39;", "'")
    assert "<script>alert" not in page


@pytest.mark.parametrize("query", ["", "  ", "…!?"])
def test_no_word_finds_nothing(pages: Installation, query: str) -> None:
    page = pages.app.test_client().get("/help/search", query_string={"q": query})

    assert page.status_code == 200
    assert "<h2>" not in page.text
