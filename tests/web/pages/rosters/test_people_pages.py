"""The people of a cohort by pages and forms alone."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from grader.adapters.randomness import new_secret
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

PEOPLE = "/cohorts/web-2610/people"
LINK = re.compile(r"http://localhost(/invitations/[\w-]+)")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path, new_secret=new_secret) as site:
        yield site


def read(site: Installation, handle: str, path: str = PEOPLE) -> str:
    return unescape(site.client(handle).get(path).text)


def change(site: Installation, path: str, **form: str) -> str:
    return unescape(send(site.client("paul"), PEOPLE, f"{PEOPLE}{path}", **form))


def test_a_lead_adds_somebody_and_gives_them_their_link(site: Installation):
    page = change(site, "", name="Zoé Roux", email="zoe@example.org", group="Matin", language="fr")

    (path,) = LINK.findall(page)
    assert "Zoé Roux est dans la promo." in page
    assert "Zoé Roux" in site.app.test_client().get(path).text
    assert LINK.search(read(site, "paul", f"{PEOPLE}/zoe-roux")) is None
    assert [word in read(site, "paul") for word in ("Zoé Roux", "zoe-roux", "zoe@example.org", "Matin")] == [True] * 4


def test_what_was_typed_stays_beside_the_sentence_that_refuses_it(site: Installation):
    page = change(site, "", name="Zoé Roux", email="zoé", group="Matin")

    assert "Ce n'est pas une adresse e-mail." in page
    assert [f'value="{word}"' in page for word in ("Zoé Roux", "zoé", "Matin")] == [True] * 3


def test_who_has_left_is_off_the_board_and_on_the_list(site: Installation):
    change(site, "/thomas/place", status="left", since="20/11/2026", group="")

    people, board = read(site, "ines"), read(site, "ines", "/cohorts/web-2610")

    assert people.index("Hors formation en ce moment") < people.index("Thomas Lefèvre-Rousseau")
    assert "a quitté la formation" in people
    assert "Thomas" not in board
    assert "7 personnes" in board
    assert "1 hors formation en ce moment" in board


def test_a_lead_says_by_category_why_somebody_left_and_trainers_do_not_read_it(site: Installation):
    page = change(site, "/thomas/place", status="left", since="", group="", leaving_reason="ended_by_school")

    assert "fin décidée par l'école</strong>" in page
    assert '<option value="ended_by_school" selected>' in page
    assert "fin décidée par l'école" not in read(site, "ines", f"{PEOPLE}/thomas")


def test_the_field_of_the_reason_counts_for_who_leaves_alone(site: Installation):
    page = change(site, "/thomas/place", status="completed", since="", group="", leaving_reason="money")

    assert "C'est gardé." in page
    assert '<option value="not_said" selected>' in page


def test_what_was_chosen_stays_beside_the_sentence_that_refuses_a_day(site: Installation):
    page = change(site, "/thomas/place", status="left", since="demain", group="", leaving_reason="money")

    assert '<option value="left" selected>' in page
    assert '<option value="money" selected>' in page


@pytest.mark.parametrize(
    ("since", "sentence"), [("demain", "n'est pas une date"), ("2030-01-01", "Ce jour est encore à venir")]
)
def test_a_day_that_cannot_be_is_answered_in_french(site: Installation, since: str, sentence: str):
    assert sentence in change(site, "/thomas/place", status="left", since=since, group="")


def test_a_lost_password_is_answered_with_a_link(site: Installation):
    page = change(site, "/ada/link")

    assert len(LINK.findall(page)) == 1


def test_a_name_and_an_address_are_changed(site: Installation):
    page = change(site, "/ada/account", name="Ada Benali-Roy", email="ada@example.org")

    assert "C'est gardé." in page
    assert "Ada Benali-Roy" in read(site, "ines", "/cohorts/web-2610")


def test_a_trainer_reads_and_is_shown_no_form(site: Installation):
    listed, one = read(site, "ines"), read(site, "ines", f"{PEOPLE}/ada")

    assert "Ada Benali" in listed
    assert [
        page.count('method="post"') - read(site, "ines", "/help/").count('method="post"') for page in (listed, one)
    ] == [0, 0]


def test_a_trainer_is_added_leads_and_is_taken_out_again(site: Installation):
    staff = "/cohorts/web-2610/staff"
    added = unescape(send(site.client("paul"), PEOPLE, staff, name="Zoé Roux", role="trainer"))
    send(site.client("paul"), PEOPLE, f"{staff}/zoe-roux/role", role="lead")
    leads = read(site, "ines")
    last = unescape(send(site.client("paul"), PEOPLE, f"{staff}/paul/dismiss"))

    assert len(LINK.findall(added)) == 1
    assert leads.count("responsable de promo") == 2
    assert "Ma journée" in last
    assert "Paul Meyer" not in read(site, "ines")[read(site, "ines").index("<main") :]


def test_the_last_lead_is_told_to_hand_over_first(site: Installation):
    page = unescape(send(site.client("paul"), PEOPLE, "/cohorts/web-2610/staff/paul/dismiss"))

    assert "Paul Meyer est la seule personne responsable de cette promo." in page


def test_who_comes_back_is_shown_with_their_dates_before_anything_changes(site: Installation):
    change(site, "/thomas/place", status="paused", since="2026-11-09", group="")

    asked = change(site, "/thomas/place", status="active", since="2026-11-09", group="Matin")
    listed = read(site, "paul")
    back = change(site, "/thomas/return", on="2026-11-20", dates="move")

    assert "Thomas Lefèvre-Rousseau revient" in asked
    assert "dates reculeraient de " in asked or "date reculerait de " in asked
    assert listed.index("Hors formation en ce moment") < listed.index("Thomas Lefèvre-Rousseau")
    assert "Le retour est noté, et " in back
    assert "Matin" in back


def test_a_lead_gives_more_time_and_nobody_else_reads_it(site: Installation):
    kept = change(site, "/thomas/more-time", percent="33")
    refused = change(site, "/thomas/more-time", percent="beaucoup")

    assert "C'est noté. Ses dates à venir" in kept
    assert 'value="33"' in kept
    assert "de 0 à 200" in refused
    assert "Temps en plus\N{NO-BREAK SPACE}: 33\N{NO-BREAK SPACE}%" in read(site, "ines", f"{PEOPLE}/thomas")
    assert "Temps en plus" not in read(site, "olga", f"{PEOPLE}/thomas")
    assert "Tu as 33\N{NO-BREAK SPACE}% de temps en plus" in read(site, "thomas", "/people/thomas")
