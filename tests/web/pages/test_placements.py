"""What became of a cohort's learners, by pages and forms alone."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from grader.adapters.randomness import new_secret
from tests.web.crowd import enroll_crowd
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import NOW

PLACEMENTS = "/cohorts/web-2610/placements"
WORKS = {"moment": "at_end", "kind": "own_company", "related": "yes", "source": "learner", "said_on": "2026-11-23"}


LINK = re.compile(r"http://localhost(/placements/[\w-]+)<")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    """Yield a school whose cohort is over today."""
    with install(tmp_path, new_secret=new_secret) as site:
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


def link_for_ada(site: Installation) -> str:
    shown = send(site.client("paul"), PLACEMENTS, f"{PLACEMENTS}/ada/link", moment="at_end")
    (path,) = LINK.findall(shown)
    return str(path)


def test_a_learner_says_it_by_a_link_without_an_account(site: Installation):
    path, visitor = link_for_ada(site), site.app.test_client()

    asked = unescape(visitor.get(path).text)
    thanks = unescape(send(visitor, path, path, kind="own_company", related="yes"))

    read = unescape(site.client("ines").get(PLACEMENTS).text)
    assert "Bonjour Ada Benali" in asked
    assert "Merci, c'est noté." in thanks
    assert "Création d'entreprise</strong>, en lien avec la formation" in read
    assert "(la personne, " in read


def test_the_link_names_nobody_else_and_nothing_that_was_said(site: Installation):
    say(site)
    asked = unescape(site.app.test_client().get(link_for_ada(site)).text)

    assert [name for name in ("Karim", "Léa", "Paul", "Inès") if name in asked] == []
    assert "checked" not in asked.partition('name="related"')[0]


def test_it_is_shown_once_and_kept_by_no_browser(site: Installation):
    paul = site.client("paul")
    path = LINK.findall(send(paul, PLACEMENTS, f"{PLACEMENTS}/ada/link", moment="at_end"))[0]
    answer = site.app.test_client().get(path)

    assert LINK.findall(paul.get(PLACEMENTS).text) == []
    assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_who_says_nothing_is_asked_again_in_one_sentence(site: Installation):
    path = link_for_ada(site)

    refused = unescape(send(site.app.test_client(), path, path, related="yes"))

    assert "Choisis ce que tu fais" in refused
    assert 'aria-invalid="true"' in refused


def test_who_prefers_not_to_say_and_wants_no_letters_is_left_alone(site: Installation):
    path, visitor = link_for_ada(site), site.app.test_client()

    send(visitor, path, path, kind="no_answer", related="")
    silent = unescape(send(visitor, path, f"{path}/letters"))

    read = unescape(site.client("paul").get(PLACEMENTS).text)
    assert "Tu ne veux pas de ces messages" in silent
    assert "Sans réponse" in read
    assert "Cette personne ne veut pas de message" in read


def test_a_link_that_was_taken_back_leads_nowhere(site: Installation):
    path = link_for_ada(site)

    gone = unescape(send(site.client("paul"), PLACEMENTS, f"{PLACEMENTS}/ada/withdraw", moment="at_end"))

    refused = site.app.test_client().get(path)
    assert "Les liens n'ouvrent plus rien." in gone
    assert (refused.status_code, "Ada" in refused.text) == (404, False)


def test_guessing_links_is_slowed_down(site: Installation):
    visitor = site.app.test_client()

    answers = [visitor.get(f"/placements/{number}").status_code for number in range(101)]

    assert (set(answers[:100]), answers[100]) == ({404}, 429)


def test_without_a_mail_server_no_letters_can_be_chosen(site: Installation):
    read = unescape(site.client("paul").get(PLACEMENTS).text)

    assert "pas de serveur" in read or "Aucun e-mail" in read
    assert f'action="{PLACEMENTS.removesuffix("s")}-letters"' not in read


def test_a_large_cohort_is_shown_fifty_a_page_and_people_are_found_by_name(site: Installation):
    enroll_crowd(site.database, learners=60, exercises=0)
    client = site.client("paul")

    last, found = (
        unescape(client.get(f"{PLACEMENTS}?{query}").text) for query in ("name=ELEVE&learners=2", "name=adà")
    )

    assert [f'id="person-more-{number}"' in last for number in (49, 50, 59)] == [False, True, True]
    assert "Personnes 51 à 60 sur 60" in last
    assert f'href="{PLACEMENTS}?name=ELEVE&learners=1#people"' in last
    assert found.count('id="person-') == 1
    assert [told in last for told in ("n = 68 personnes", "n = 60 personnes")] == [True, False]


def test_whoever_was_written_down_is_on_the_page_that_comes_back(site: Installation):
    enroll_crowd(site.database, learners=60, exercises=0)

    back = say(site, "more-59")

    assert 'id="person-more-59"' in back
    assert 'id="person-more-0"' not in back
