"""What became of a cohort's learners, by pages and forms alone."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import NOW

PLACEMENTS = "/cohorts/web-2610/placements"
WORKS = {"moment": "at_end", "kind": "own_company", "related": "yes", "source": "learner", "said_on": "2026-11-23"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school whose cohort is over today."""
    with install(tmp_path) as site:
        with site.database.begin() as tx:
            tx.cohorts.set_end("web-2610", NOW)
        yield site


def say(site: Installation, handle: str = "ada", **form: str) -> str:
    return unescape(send(site.client("paul"), PLACEMENTS, f"{PLACEMENTS}/{handle}", **(WORKS | form)))


def test_a_lead_writes_it_down_and_takes_it_back(site: Installation):
    said = say(site)
    gone = say(site, kind="nothing")

    assert "C'est noté." in said
    assert "<strong>Création d'entreprise</strong>, en lien avec la formation" in said
    assert "1 sur 1" in said
    assert "C'est retiré." in gone
    assert "Personne n'a encore répondu." in gone


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": ""}, "Choisissez"),
        ({"moment": "never"}, "Choisissez"),
        ({"related": "<b>"}, "Choisissez"),
        ({"moment": "twelve_months"}, "n'est pas encore venu"),
        ({"said_on": "2026-11-24"}, "Ce jour est impossible"),
        ({"said_on": "bald"}, "n'est pas une date"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(site: Installation, wrong: dict[str, str], sentence: str):
    refused = say(site, **wrong)

    assert sentence in refused
    assert "Personne n'a encore répondu." in refused


def test_a_trainer_reads_it_and_finds_no_form(site: Installation):
    say(site)

    read = unescape(site.client("ines").get(PLACEMENTS).text)

    assert "<strong>Création d'entreprise</strong>" in read
    assert f'action="{PLACEMENTS}' not in read


def test_an_operator_reads_no_small_number_and_no_name(site: Installation):
    say(site)

    read = unescape(site.client("olga").get(PLACEMENTS).text)

    assert "n'est pas affiché" in read
    assert "Création d'entreprise</th>" not in read
    assert "Ada" not in read


def test_before_anybody_ended_there_is_nothing_to_ask(tmp_path: Path):
    with install(tmp_path) as site:
        read = unescape(site.client("paul").get(PLACEMENTS).text)

    assert "Il n'y a encore rien à demander" in read
    assert f'action="{PLACEMENTS}' not in read
