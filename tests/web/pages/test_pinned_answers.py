"""Pinning an answer to an error by its form, and reading it at that error."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from tests.web.api.programs import Api, open_school
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import page_of, send
from tests.web.samples import ALIKE, NOW

EXERCISE = "/exercises/bonjour/stumbles"
PAGE = f"{EXERCISE}/{ALIKE}"
TEXT = "Vois **bien** avant `!`.\n\n# Titre\n\n<script>alert(1)</script>"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def pin(site: Installation, **form: str) -> str:
    return unescape(send(site.client("ines"), PAGE, f"{PAGE}/answer", **form))


def test_whoever_meets_the_error_reads_the_answer_above_the_hints(site: Installation):
    before = site.client("ines").get(EXERCISE).text
    done = pin(site, fr=TEXT, en="")
    seen = site.client("ada").get(page_of(site, "ada", "bonjour")).text
    english = site.client("ada", "en").get(page_of(site, "ada", "bonjour")).text
    others = site.client("jean-luc").get(page_of(site, "jean-luc", "bonjour")).text

    assert f'href="{PAGE}?cohort=web-2610#pinned"' in before
    assert "Votre réponse est épinglée" in done
    assert "réponse épinglée" in done
    assert seen.index("Inès Garcia, qui te forme, répond") < seen.index("<strong>bien</strong>")
    assert seen.index("Inès Garcia, qui te forme") < seen.index("Piste 1")
    assert "<script>alert" not in seen
    assert "Inès Garcia, your trainer, answers:" in english
    assert 'class="prose" lang="fr"' in english
    assert "qui te forme" not in others


def test_it_is_changed_and_withdrawn(site: Installation):
    pin(site, fr="Vois.", en="Look.", kept="yes")
    form = unescape(site.client("paul").get(PAGE).text)
    pin(site, fr="", en="Look closer.")
    changed = unescape(site.client("ada").get(page_of(site, "ada", "bonjour")).text)
    gone = unescape(send(site.client("paul"), PAGE, f"{PAGE}/answer/withdraw"))

    assert ">Vois.</textarea>" in form
    assert "checked" in form
    assert "reste quand l'exercice change" in form
    assert "Look closer." in changed
    assert "La réponse est retirée" in gone
    assert "qui te forme" not in site.client("ada").get(page_of(site, "ada", "bonjour")).text


def test_nothing_written_is_told_in_a_sentence(site: Installation):
    assert "Écris quelque chose" in pin(site, fr=" ", en="")


def test_a_new_version_tells_the_staff_what_it_withdrew(site: Installation):
    pin(site, fr="Vois l'espace.")
    with site.database.begin() as tx:
        exercise = tx.catalog.current("bonjour")
        assert exercise is not None
        tx.catalog.publish(replace(exercise, suite_digest="e" * 64), NOW)

    page = unescape(site.client("ines").get(EXERCISE).text)

    assert "Réponses à d'autres erreurs" in page
    assert "cette réponse ne s'affiche plus pour sa nouvelle version" in page
    assert "Celle d'avant" in page


def test_a_hidden_test_has_no_form_and_takes_no_answer(site: Installation):
    slug = "vote-de-la-promo"
    with site.database.read() as tx:
        exercise = tx.catalog.current(slug)
        assert exercise is not None
        (effort,) = (one for one in tx.stumbles.efforts("web-2610", exercise.suite_digest) if one.stopped_by)
    page = f"/exercises/{slug}/stumbles/{effort.stopped_by}"

    shown = unescape(site.client("ines").get(page).text)
    refused = unescape(send(site.client("ines"), page, f"{page}/answer", fr="Vois."))

    assert 'name="fr"' not in shown
    assert "D'un test caché, rien n'est dit" in shown
    assert "D'un test caché, rien n'est dit" in refused


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    with open_school(tmp_path) as school:
        yield school


def test_a_program_pins_reads_and_withdraws(api: Api):
    run = f"/runs/{api.run('ada', 'bonjour')}"

    headers = {"Authorization": f"Bearer {api.secrets['ines']}"}
    pinned = (
        api.app.test_client().put(f"/api/v1{PAGE}/answer", json={"fr": "Vois.", "kept": True}, headers=headers).json
    )
    assert "text" in pinned, pinned
    group, seen = api.ask("ines", PAGE).json, api.ask("ada", run).json
    gone = api.ask("paul", f"{PAGE}/answer", method="DELETE").status_code

    assert (pinned["text"], pinned["author"]["handle"], pinned["kept"]) == ({"fr": "Vois.", "en": None}, "ines", True)
    assert group["answer"] == seen["answer"] == pinned
    assert (gone, api.ask("ada", run).json["answer"]) == (200, None)
