"""A cohort's life by pages and forms alone: opened, named, given exercises, ordered, dated and moved."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text
from grader.engine.plans.reading import plan_of
from grader.engine.plans.tracks import publish_track
from tests.web.crowd import enroll_crowd
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import NOW

COHORTS, PLAN = "/cohorts", "/cohorts/web-2610/exercises"
BEGIN = Stretch(Module("debut", Text("Débuter", "Begin")), 1, 1, ("bonjour", "pas-encore"))
TRACK = Track("parcours", Text("Un parcours"), (BEGIN,))
OPENING = {"name": "Web, janvier", "slug": "web-2701", "starts": "2027-01-04", "closed": "", "holidays": "yes"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        publish_track(TRACK, database=site.database, now=lambda: NOW)
        yield site


def plain(page: str) -> str:
    """Return a page without entities, and with the blanks that a reader sees."""
    return unescape(page).replace("\N{NO-BREAK SPACE}", " ")


def read(site: Installation, handle: str, path: str) -> str:
    return plain(site.client(handle).get(path).text)


def by(site: Installation, handle: str, path: str, page: str = PLAN, **form: str) -> str:
    return plain(send(site.client(handle), page, path, **form))


def order(site: Installation) -> list[str]:
    return [row.assignment.exercise for row in plan_of(None, "web-2610", database=site.database).rows]


@pytest.mark.parametrize("handle", ["paul", "olga"])
def test_a_cohort_is_opened_on_a_track(site: Installation, handle: str) -> None:
    said = by(site, handle, COHORTS, COHORTS, source="track:parcours", **OPENING)

    assert "Web, janvier est ouverte." in said
    assert "Pas encore publiés, donc pas donnés : pas-encore." in said
    assert ">Débuter</span></h2>" in said
    assert "semaine 1 · du" in said
    assert 'datetime="2027-01-08"' in said
    assert "web-2701" in read(site, handle, COHORTS)


def test_a_cohort_is_opened_as_another_one(site: Installation) -> None:
    said = by(site, "paul", COHORTS, COHORTS, source="cohort:web-2610", **OPENING)

    assert said.count('id="row-') == len(order(site))
    assert 'value="2027-01-04"' in said


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"slug": "web-2610"}, "Il y a déjà une promo web-2610."),
        ({"slug": "Web 27"}, "Un nom court a des minuscules"),
        ({"name": " "}, "Un nom a de 1"),
        ({"starts": "demain"}, "« demain » n'est pas une date."),
        ({"starts": "", "closed": "2027-02-15"}, "Indiquez aussi le premier jour."),
        ({"closed": "Noël"}, "« Noël » n'est pas un jour fermé."),
    ],
)
def test_what_was_typed_comes_back_with_the_reason(site: Installation, form: dict[str, str], told: str) -> None:
    said = by(site, "paul", COHORTS, COHORTS, source="track:parcours", **(OPENING | form))

    assert told in said
    assert 'aria-invalid="true"' in said
    assert 'value="track:parcours" selected' in said


def test_an_exercise_moves_is_taken_off_and_given_again(site: Installation) -> None:
    first, second, *rest = order(site)

    by(site, "paul", f"{PLAN}/{first}/move", to="down")
    moved = order(site)
    by(site, "paul", f"{PLAN}/{first}/remove")
    without = order(site)
    given = by(site, "paul", PLAN, exercise=first, module="Débuter", week="2")

    assert (moved, without) == ([second, first, *rest], [second, *rest])
    assert order(site) == [second, *rest, first]
    assert "C'est donné." in given
    assert "semaine 2" in given


def test_a_long_plan_is_shown_fifty_exercises_a_page(site: Installation) -> None:
    enroll_crowd(site.database, learners=0, exercises=60)
    rows = order(site)

    first, last = read(site, "paul", PLAN), read(site, "paul", f"{PLAN}?exercises=2")

    assert [re.findall('id="row-([^"]+)"', page) for page in (first, last)] == [rows[:50], rows[50:]]
    assert f"Exercices 1 à 50 sur {len(rows)}" in first
    assert f'href="{PLAN}?exercises=2"' in first


def test_a_change_leads_back_to_the_page_of_its_exercise(site: Installation) -> None:
    enroll_crowd(site.database, learners=0, exercises=60)

    kept = by(site, "paul", f"{PLAN}/more-59", week="3")
    crossed = by(site, "paul", f"{PLAN}/{order(site)[49]}/move", to="down")
    gone = by(site, "paul", f"{PLAN}/more-59/remove?exercises=2")

    assert 'id="row-more-59"' in kept
    assert f'id="down-{order(site)[50]}"' in crossed
    assert "Exercices 51 à" in gone


def test_a_row_is_placed_and_dated(site: Installation) -> None:
    kept = by(site, "paul", f"{PLAN}/bonjour", module="Débuter", week="3", starts="2026-12-07", due="2026-12-11")
    refused = by(site, "paul", f"{PLAN}/bonjour", week="3", starts="2026-12-07", due="2026-12-01")
    odd = by(site, "paul", f"{PLAN}/bonjour", week="trois")

    assert 'value="2026-12-11"' in kept
    assert "Débuter</span></h2>" in kept
    assert "à rendre après avoir commencé" in refused
    assert "Un calendrier a les semaines 1 à 104." in odd
    assert 'value="2026-12-11"' in read(site, "paul", PLAN)


def test_another_first_day_is_shown_then_kept(site: Installation) -> None:
    by(site, "paul", f"{PLAN}/bonjour", week="1")
    asked = "starts=2026-11-30&closed=2026-12-01&holidays=yes"

    ahead = read(site, "paul", f"/cohorts/web-2610/plan?{asked}")
    before = read(site, "paul", PLAN)
    said = by(site, "paul", "/cohorts/web-2610/plan", starts="2026-11-30", closed="2026-12-01", holidays="yes")

    assert "avant : pas de date" in ahead
    assert 'name="closed" value="2026-12-01"' in ahead
    assert "commence le" not in before
    assert "Le calendrier est gardé, et 1 exercice a d'autres dates." in said
    assert 'value="2026-12-04"' in said
    assert "2026-12-01</textarea>" in said
    refused = site.client("paul").get("/cohorts/web-2610/plan?starts=x", follow_redirects=True).text
    assert "« x » n'est pas une date." in plain(refused)


def test_a_name_is_changed(site: Installation) -> None:
    assert "Promo d'automne</a>" in by(site, "paul", "/cohorts/web-2610/name", name="Promo d'automne")
    assert "Un nom a de 1" in by(site, "paul", "/cohorts/web-2610/name", name="")


def test_trainers_read_the_plan_and_change_nothing(site: Installation) -> None:
    page = read(site, "ines", PLAN)

    assert PLAN in read(site, "ines", "/cohorts/web-2610")
    assert page.count("<form") == 2  # language and sign-out
    assert "Ouvrir une promo" not in read(site, "ines", COHORTS)
    assert site.client("ada").get(PLAN).status_code == 404
    assert site.client("ada").get(COHORTS).status_code == 404


def test_a_learner_gets_a_later_date_reads_it_and_nobody_elses(site: Installation) -> None:
    page = f"{PLAN}/vote-de-la-promo/extensions"
    given = by(site, "ines", page, page, learner="ada", due="2027-01-15")
    day, others = read(site, "ada", "/"), read(site, "karim", "/")
    own = read(site, "ada", "/exercises/vote-de-la-promo")
    sooner = by(site, "ines", page, page, learner="ada", due="2026-11-01")
    odd = by(site, "ines", page, page, learner="ada", due="x")
    gone = by(site, "ines", f"{page}/ada/withdraw", page)

    assert page in read(site, "ines", PLAN)
    assert "<strong>Ada Benali</strong>" in given
    assert "15 janvier 2027</time>, ta date à toi" in day
    assert "ta date à toi" not in others
    assert "Cette date est la tienne" in own
    assert "n'est pas plus tard que la date" in sooner
    assert "« x » n'est pas une date." in odd
    assert "Personne n'a de date plus tardive" in gone


def test_learners_read_what_is_coming_what_is_over_and_what_came_late(site: Installation) -> None:
    late = f"/submissions/{site.school.latest('ada', 'bonjour')}"
    by(site, "paul", f"{PLAN}/offres-proches", starts="2026-12-07", due="2026-12-11")
    by(site, "paul", f"{PLAN}/bonjour", due="2026-11-02")
    day = read(site, "ada", "/")

    assert "à venir le" in day
    assert "toujours ouvert" in day
    assert "Cet exercice est à venir" in read(site, "ada", "/exercises/offres-proches")
    assert "Rendu après la date, 2 novembre 2026" in " ".join(re.sub("<[^>]*>", "", read(site, "ada", late)).split())


def test_the_board_says_who_passed_after_the_date(site: Installation) -> None:
    before = read(site, "ines", "/cohorts/web-2610")
    by(site, "paul", f"{PLAN}/bonjour", due="2026-11-02")
    after = read(site, "ines", "/cohorts/web-2610")

    assert "Réussi, après sa date" not in before
    assert after.count('<span class="cell-word">Réussi, après sa date</span>') == 5
    assert "après sa date" not in read(site, "ada", "/cohorts/web-2610")
