"""Where the group stumbles, as its trainers read it."""

from collections.abc import Iterator
from html import unescape

import pytest

from tests.web.installation import Installation, install
from tests.web.samples import ALIKE

PAGE = "/exercises/bonjour/stumbles"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("stumbles")) as site:
        yield site


def test_a_trainer_reads_what_an_exercise_costs_and_what_stops_people(site: Installation):
    page = unescape(site.client("ines").get(PAGE).text)

    assert "Où Web 26-10 bute" in page
    assert "<td>5 (71\N{NO-BREAK SPACE}%)</td>" in page
    assert "<td>3\N{NO-BREAK SPACE}h</td>" in page
    assert page.index("utilise le prénom reçu") < page.index("Avant tout test")
    assert "Celle d'avant" not in page


def test_it_says_the_same_in_english(site: Installation):
    page = unescape(site.client("ines", "en").get(PAGE).text)

    assert "Where Web 26-10 stumbles" in page
    assert "<td>5 (71%)</td>" in page


def test_before_the_first_hand_in_it_says_what_will_be_there(site: Installation):
    page = unescape(site.client("ines").get("/exercises/offres-proches/stumbles").text)

    assert "Ont essayé" in page  # Chloé has
    assert "réussi du premier coup par tout le monde" in page


def test_a_trainer_finds_it_from_the_board_and_the_exercise(site: Installation):
    ines = site.client("ines")

    assert f'href="{PAGE}?cohort=web-2610"' in ines.get("/cohorts/web-2610").text
    assert f'href="{PAGE}"' in ines.get("/exercises/bonjour").text


@pytest.mark.parametrize("handle", ["ada", "olga", "noor"])
def test_nobody_else_finds_or_opens_it(site: Installation, handle: str):
    someone = site.client(handle)

    assert someone.get(PAGE).status_code == 404
    assert PAGE not in someone.get("/exercises/bonjour").text


def test_a_cohort_of_somebody_else_is_none(site: Installation):
    assert site.client("ines").get(f"{PAGE}?cohort=web-9999").status_code == 404


def test_an_error_of_several_is_told_with_who_met_it(site: Installation):
    listed = unescape(site.client("ines").get(PAGE).text)
    page = unescape(site.client("ines").get(f"{PAGE}/{ALIKE}").text)

    assert f'href="{PAGE}/{ALIKE}?cohort=web-2610"' in listed
    assert "<strong>2 personnes</strong>, 1 y est encore" in listed
    assert "5 autres erreurs n'ont touché qu'une personne chacune." in listed
    assert "Comme Ada Benali le lit" in page
    assert page.index("Ada Benali</a>") < page.index("y est encore</span>") < page.index("Moussa Traoré</a>")


def test_an_error_that_nobody_met_is_none(site: Installation):
    assert site.client("ines").get(f"{PAGE}/0123456789abcdef").status_code == 404
