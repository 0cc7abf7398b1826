"""Asking for help and helping, by forms alone."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import page_of, send

ASK = "Demander de l'aide pour cet exercice"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def test_a_learner_asks_and_withdraws(site: Installation):
    page, karim = page_of(site, "karim", "covoiturage"), site.client("karim")
    before = unescape(karim.get(page).text)

    asked = unescape(send(karim, page, f"{page}/help-requests", text="La virgule ?", tried="Un point."))
    day, queue = (unescape(karim.get(path).text) for path in ("/", "/help-requests"))
    request = queue[queue.index("/help-requests/") :].split("/")[2]
    gone = unescape(send(karim, page, f"/help-requests/{request}/withdraw"))

    assert ASK in before
    assert "La virgule ?" in asked
    assert "Un point." in asked
    assert "Tes formateurs l'ont reçue." in asked
    assert "Mes demandes d'aide" in day
    assert "Ta demande est retirée." in gone
    assert "La virgule ?" not in gone


def test_asking_twice_is_told_beside_the_first(site: Installation):
    page, luc = page_of(site, "jean-luc", "bonjour"), site.client("jean-luc")

    told = unescape(send(luc, page, f"{page}/help-requests", text="Encore moi."))

    assert "Tu as déjà demandé de l'aide pour cet exercice." in told
    assert "Encore moi." not in told


def test_the_queue_is_counted_in_the_menu_and_tells_the_oldest_first(site: Installation):
    queue = unescape(site.client("paul").get("/help-requests").text)

    assert "Demandes d'aide (2)" in queue
    assert queue.index("Jean-Luc Petit, ") < queue.index("Ada Benali, ")
    assert "Léa Nguyen, " not in queue
    assert "il y a 1\N{NO-BREAK SPACE}j" in queue
    assert "Inès Garcia s'en occupe." in queue


def test_staff_take_answer_and_end_a_request(site: Installation):
    page, ines, luc = page_of(site, "jean-luc", "bonjour"), site.client("ines"), site.client("jean-luc")

    taken = unescape(send(ines, "/help-requests", "/help-requests/A-jean-luc/take", after=""))
    too_late = unescape(send(site.client("paul"), "/help-requests", "/help-requests/A-jean-luc/take", after=""))
    answered = unescape(send(ines, page, "/help-requests/A-jean-luc/answer", text="Ferme le **guillemet**."))
    seen = unescape(luc.get(page).text)
    done = unescape(send(luc, page, "/help-requests/A-jean-luc/done"))

    assert "Inès Garcia s'en occupe." in taken
    assert "Inès Garcia a été plus rapide et s'en occupe." in too_late
    assert "Ferme le <strong>guillemet</strong>." in answered
    assert "Inès Garcia a répondu dans les commentaires." in seen
    assert "Commentaires pour toi" in unescape(luc.get("/").text)
    assert "Cette demande d'aide est réglée." in done
    assert "Demandes d'aide (1)" in unescape(ines.get("/").text)


def test_the_third_same_failure_leads_to_the_form_which_is_open(site: Installation):
    with site.database.begin() as tx:
        tx.help_requests.remove("A-jean-luc")

    page = unescape(site.client("jean-luc").get(page_of(site, "jean-luc", "bonjour")).text)

    assert '<a class="button" href="#help-request">' in page
    assert '<details class="fold to-do" id="ask" open>' in page


def test_a_passed_exercise_asks_nothing(site: Installation):
    assert ASK not in unescape(site.client("chloe").get(page_of(site, "chloe", "bonjour")).text)
