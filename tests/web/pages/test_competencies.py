"""Competencies by pages and forms alone: shown, validated, taken back, and frameworks brought in."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from tests.adapters.framework_files.test_framework_files import CSV
from tests.web.crowd import enroll_crowd
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

OF_KARIM = "/people/karim/competencies"
SAY = "/cohorts/web-2610/competencies/karim"
YES = {
    "framework": "dwwm-2023",
    "competency": "cp7",
    "decision": "validated",
    "comment": "Vu <b>en atelier</b>.",
    "decided_on": "2026-11-20",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def say(site: Installation, by: str = "ines", **form: str) -> str:
    return send(site.client(by), OF_KARIM, SAY, **(YES | form))


def read(site: Installation, handle: str, path: str) -> str:
    return unescape(site.client(handle).get(path).text)


def test_a_learner_reads_what_they_showed_and_what_is_missing(site: Installation):
    page = read(site, "karim", OF_KARIM)

    assert "CP7 · Développer des composants métier côté serveur" in page
    assert "Exercice réussi\N{NO-BREAK SPACE}: Bonjour" in page
    assert "0 sur 4 validées. Ce qui manque pour ce bloc\N{NO-BREAK SPACE}:" in page
    assert "Tu en as donné des preuves." in page
    assert "évalué par une personne" in page
    assert 'name="decision"' not in page


def test_a_trainer_validates_and_the_learner_reads_why(site: Installation):
    said = say(site)
    page = site.client("karim").get(OF_KARIM).text

    assert "C&#39;est validé." in said
    assert "1 sur 4 validées." in unescape(page)
    assert "Vu &lt;b&gt;en atelier&lt;/b&gt;." in page
    assert "Inès Garcia" in page


def test_it_is_taken_back_and_both_stay_to_be_read(site: Installation):
    say(site)
    gone = unescape(say(site, decision="taken_back", comment="C'était en binôme."))

    assert "La validation est retirée." in gone
    assert "0 sur 4 validées." in gone
    assert gone.index("C'était en binôme.") < gone.index("Vu <b>en atelier</b>.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"comment": " "}, "Écrivez pourquoi"),
        ({"decided_on": "2026-11-24"}, "Ce jour est impossible"),
        ({"decided_on": "soon"}, "n'est pas une date"),
        ({"decision": "maybe"}, "Choisissez si elle est validée"),
        ({"decision": "taken_back"}, "Aucune validation n'est en cours"),
    ],
)
def test_what_cannot_be_said_is_refused_in_one_sentence(
    site: Installation, wrong: dict[str, str], sentence: str
) -> None:
    refused = unescape(say(site, **wrong))

    assert sentence in refused
    assert "0 sur 4 validées." in refused


def test_the_board_has_everybody_by_name_and_no_rank(site: Installation):
    say(site)
    board = read(site, "ines", "/cohorts/web-2610/competencies")

    names = ["Ada Benali", "Chloé Martin", "Jean-Luc Petit", "Karim Diallo", "Léa Nguyen"]
    places = [board.index(name) for name in names]
    assert places == sorted(places)
    assert "1 sur 8" in board
    assert "preuve" in board


def test_leads_bring_a_framework_in_and_trainers_find_no_form(site: Installation):
    client = site.client("paul")
    sent = send(client, "/frameworks", "/frameworks", file=(BytesIO(CSV.encode()), "web.csv"))
    wrong = send(client, "/frameworks", "/frameworks", file=(BytesIO(b"a;b"), "web.csv"))

    assert "La version 1 de web-2024 est là." in sent
    assert "Écrire du HTML" in sent
    assert "pas encore un référentiel" in unescape(wrong)
    assert 'type="file"' not in read(site, "ines", "/frameworks")


def test_a_large_board_shows_fifty_a_page_and_finds_people_by_name(site: Installation):
    enroll_crowd(site.database, learners=60, exercises=0)
    board = "/cohorts/web-2610/competencies"

    last, found = read(site, "ines", f"{board}?name=ELEVE&learners=2"), read(site, "ines", f"{board}?name=élève+007")

    assert [number for number in range(60) if f"Élève {number:03}</a>" in last] == [*range(50, 60)]
    assert "Personnes 51 à 60 sur 60" in last
    assert f'href="{board}?name=ELEVE&learners=1"' in last
    assert found.count('<th scope="row">') == 1


def test_a_page_of_the_board_says_what_the_whole_board_does(site: Installation):
    say(site)
    board = "/cohorts/web-2610/competencies"

    row = re.compile(r'<th scope="row"><a href="/people/karim/competencies">.*?</tr>', re.DOTALL)
    whole, alone = (row.findall(read(site, "ines", path)) for path in (board, f"{board}?name=karim"))

    assert whole == alone != []
