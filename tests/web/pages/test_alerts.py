"""Whom the staff may see today, by pages and forms alone, and by the API."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from tests.web.api.programs import Api, open_school
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import NOW

TODAY = "/cohorts/web-2610/today"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def today(site: Installation, language: str = "fr") -> str:
    return unescape(site.client("ines", language).get(TODAY).text)


def stop_karim(site: Installation) -> None:
    """Let the first check of `covoiturage` have stopped Karim six times since Tuesday."""
    with site.database.begin() as tx:
        exercise = tx.catalog.current("covoiturage")
        assert exercise is not None
        effort = tx.stumbles.effort(exercise.suite_digest, "E-karim")
        assert effort is not None
        since = NOW - timedelta(days=6)
        check = replace(effort, stopped_check=exercise.checks[0].id, stopped_tries=6)
        tx.stumbles.put(replace(check, stopped_since=since, stopped_at=NOW))


def test_a_reason_is_a_sentence_that_leads_to_what_it_rests_on(site: Installation):
    stop_karim(site)

    page, english = today(site), today(site, "en")

    assert "ne passe pas depuis 6 essais, depuis mardi 17 novembre, 9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}05." in page
    assert 'href="/people/karim/tries?exercise=covoiturage"' in page
    assert "does not pass for 6 tries, since Tuesday 17 November, 09:05." in english
    assert "A demandé de l'aide pour «\N{NO-BREAK SPACE}Bonjour\N{NO-BREAK SPACE}»" in page
    assert f'{site.school.latest("jean-luc", "bonjour")}#help-request"' in page
    assert "Encore aucun rendu, alors que la promo travaille depuis plus de 4 jours ouvrés" in page
    assert "Chloé Martin" not in page
    assert 'href="/cohorts/web-2610/today"' in site.client("ines").get("/").text


def test_what_was_done_is_written_down_with_its_date(site: Installation):
    told = send(site.client("ines"), TODAY, f"{TODAY}/people/samira", state="contacted", text="Appel <b>mardi</b>.")
    done = send(site.client("paul"), TODAY, f"{TODAY}/people/thomas", state="resolved", text="")

    assert "Appel &lt;b&gt;mardi&lt;/b&gt;." in told
    assert unescape(told).index("En contact") < told.index("Appel &lt;b&gt;")
    assert ">Réglé" in done
    assert done.index("Léa Nguyen") < done.index(">Réglé") < done.index("Thomas Lefèvre")


def test_a_state_that_there_is_not_is_refused_in_a_sentence(site: Installation):
    refused = send(site.client("ines"), TODAY, f"{TODAY}/people/samira", state="hired")

    assert "Dites où vous en êtes" in unescape(refused)


def test_the_lead_sets_the_rules_that_learners_read(site: Installation):
    rules = {"stuck_tries": "9", "stuck_minutes": "90", "quiet_days": "5", "overdue": "1", "hard_learners": "2"}

    send(site.client("paul"), f"{TODAY}/rules", f"{TODAY}/rules", **rules)
    refused = send(site.client("paul"), f"{TODAY}/rules", f"{TODAY}/rules", **(rules | {"overdue": "many"}))
    read, trainer = (unescape(site.client(handle).get(f"{TODAY}/rules").text) for handle in ("ada", "ines"))

    assert "9 essais de suite, ou pendant 90 minutes" in read
    assert "tes formateurs voient une liste" in read
    assert 'name="quiet_days"' not in read + trainer
    assert "celui-ci va de 1 à 100" in refused
    assert "Samira" not in today(site)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Api]:
    with open_school(tmp_path) as school:
        yield school


def test_a_program_reads_and_follows_up(fresh: Api):
    headers = {"Authorization": f"Bearer {fresh.secrets['ines']}"}

    written = fresh.app.test_client().post(
        f"/api/v1{TODAY}/people/samira", json={"state": "contacted", "text": "Vue."}, headers=headers
    )
    answer = fresh.ask("ines", TODAY).json

    people = {group["state"]: [one["learner"]["handle"] for one in group["people"]] for group in answer["people"]}
    assert written.json["author"]["handle"] == "ines"
    assert people["contacted"] == ["samira"]
    assert "thomas" in people["new"]
    assert answer["rules"] == fresh.ask("ada", f"{TODAY}/rules").json
