"""Comments on the page of a hand-in, by forms alone, and what waits for whom."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.installation import Installation, install


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def send(browser: FlaskClient, page: str, to: str, /, **form: str) -> str:
    """Send a form that a page has, and return the page that it leads to."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page).text)
    assert token is not None
    answer = browser.post(to, data=form | {"csrf_token": unescape(token[1])}, follow_redirects=True)
    return answer.text


def page_of(site: Installation, handle: str, exercise: str) -> str:
    return f"/submissions/{site.school.latest(handle, exercise)}"


def test_a_trainer_comments_a_line_and_the_learner_reads_it_below_that_line(site: Installation):
    page = page_of(site, "karim", "bonjour")
    text = "Vois **bien** `taux` :\n\n# Titre\n\n<script>alert(1)</script>"

    send(site.client("ines"), page, f"{page}/comments", path="bonjour.py", line="3", text=text)
    seen = site.client("karim").get(page).text

    before, _, after = seen.partition("bonjour.py, ligne 3")
    assert 'data-line="3"' in before
    assert 'data-line="4"' not in before[before.index('id="files"') :]
    assert 'data-line="4"' in after
    assert "<strong>bien</strong>" in after
    assert "<script>alert" not in seen
    assert "<h1>Titre" not in seen
    assert site.client("karim").get("/comments").text.count('class="prose quoted"') == 1


def test_it_is_answered_resolved_changed_and_removed_by_forms(site: Installation):
    page, lea, ines = page_of(site, "lea", "prix-ttc"), site.client("lea"), site.client("ines")

    answered = send(lea, page, "/comments/threads/H-lea-0", text="Vingt pour cent ?")
    resolved = send(ines, page, "/comments/threads/H-lea-0/resolve")
    opened = send(lea, page, "/comments/threads/H-lea-0/reopen")
    changed = send(lea, "/comments/C-lea", "/comments/C-lea", text="Trois noms ?")
    gone = send(lea, page, "/comments/C-lea/remove")

    assert "Vingt pour cent" in answered
    assert resolved.count("thread-resolved") - opened.count("thread-resolved") == 1
    assert "Trois noms ?" in changed
    assert "Trois noms ?" not in gone


def test_what_somebody_else_wrote_has_no_button_to_change_it(site: Installation):
    page = site.client("lea").get(page_of(site, "lea", "prix-ttc")).text

    assert page.count("Modifier mon commentaire") == 2


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        ({"text": " "}, 400, "Écris quelque chose"),
        ({"text": "x", "line": "9"}, 404, "pas cette ligne"),
        ({"text": "x", "line": "deux"}, 400, "pas cette ligne"),
        ({"text": "x", "line": "3", "path": "../secret"}, 404, "pas cette ligne"),
    ],
)
def test_what_cannot_be_taken_is_explained(site: Installation, form: dict[str, str], status: int, sentence: str):
    page, browser = page_of(site, "lea", "prix-ttc"), site.client("lea")
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page).text)
    assert token is not None

    answer = browser.post(f"{page}/comments", data={"path": "prix.py"} | form | {"csrf_token": unescape(token[1])})

    assert (answer.status_code, sentence in answer.text) == (status, True)


def test_the_board_and_the_days_count_what_waits(site: Installation):
    board, of_ines = (site.client("ines").get(path).text for path in ("/cohorts/web-2610", "/"))
    of_lea, of_chloe = site.client("lea").get("/").text, site.client("chloe").get("/").text

    assert "1 commentaire attend une réponse" in board
    assert "1 commentaire attend une réponse" in of_ines
    assert "Commentaires pour toi" in of_lea
    assert "Commentaires pour toi" not in of_chloe
    assert "attend une réponse" not in site.client("lea").get("/cohorts/web-2610").text


def test_a_threads_line_that_is_not_shown_is_told_beside(site: Installation):
    page = page_of(site, "lea", "prix-ttc")
    site.repositories.hold(f"{412:040d}", {})

    told = site.client("lea").get(page).text

    assert 'id="files"' not in told
    assert [f'id="thread-H-lea-{number}"' in told for number in range(3)] == [True] * 3


def test_a_hand_in_that_nobody_commented_says_so(site: Installation):
    assert "Personne n'a encore commenté ce rendu." in unescape(
        site.client("karim").get(page_of(site, "karim", "bonjour")).text
    )
