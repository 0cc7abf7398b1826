"""A group in charts, as its trainers look at it and read it: the figures of the sample, counted by hand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from grader.domain.charts.pace import Reached, WeekPace
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.text import Text
from grader.engine.charts.pacing import PlanPace
from grader.wording.stumbles import DASH
from tests.web.installation import Installation, install
from tests.web.samples import NOW
from web.pages.charts.drawing import pace_chart

MONDAY = date(2026, 11, 23)
PAGE = "/cohorts/web-2610/charts"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("charts")) as site:
        yield site


def rows(page: str) -> list[list[str]]:
    """Return the texts of the cells of each row of all tables."""
    every = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in every)
    return [[" ".join(re.sub(r"<[^>]+>", "", unescape(cell)).split()) for cell in row] for row in cells]


def test_each_chart_is_named_by_its_finding(site: Installation):
    page = site.client("ines").get(PAGE).text

    charts = re.findall(r'<svg [^>]*role="img" aria-labelledby="(\w+)"', page)

    assert charts == ["pace", "activity", "stumbles", "competencies"]
    assert re.findall(r'<h2 id="(\w+)"', page) == charts
    assert page.count("Voir les données") == len(charts)


def test_charts_hold_no_style_no_script_and_no_address(site: Installation):
    page = site.client("ines").get(PAGE).text

    for chart in re.findall(r"<svg .*?</svg>", page, re.DOTALL)[-4:]:
        assert not re.search(r"<style|<script|style=|<!--|href|https?://(?!www\.w3\.org/2000/svg)| id=", chart)


def test_figures_are_those_counted_by_hand(site: Installation):
    found = rows(site.client("ines").get(PAGE).text)

    assert ["1 16 novembre 2026", "0", "0", "0", "1"] in found
    assert ["3 30 novembre 2026", "4", DASH, DASH, DASH] in found
    assert ["5 h", "3", "0", "1", "1", "1", "1", "1"] in found
    assert ["8 h", "8", "0", "4", "3", "1", "6", "4"] in found
    assert ["Bonjour · 2 utilise le prénom reçu", "3", "1"] in found
    assert ["CP7 · Développer des composants métier côté serveur", "6", "5 (62 %)"] in found


def test_findings_are_said_in_words(site: Installation):
    page = re.sub(r"<[^>]+>|\N{NO-BREAK SPACE}", " ", unescape(site.client("ines").get(PAGE).text))
    said = " ".join(page.split())

    assert "Semaine 2 : la moitié du groupe n'en a encore réussi aucun." in said
    assert "36 rendus. L'heure la plus active : lundi, de 8 h à 9 h." in said
    assert "3 personnes sur 8 ont d'abord été arrêtées ici : Bonjour , utilise le prénom reçu" in said
    assert "La moins travaillée, par 5 personnes sur 8 : CP7" in said


@pytest.mark.parametrize("weeks", ["1", "12", "99", "-1", "x", ""])
def test_one_looks_back_over_other_weeks(site: Installation, weeks: str):
    page = site.client("ines", "en").get(f"{PAGE}?weeks={weeks}")

    assert page.status_code == 200
    assert ("36 hand-ins." in page.text) == (weeks != "1")


def test_the_staff_find_it_in_the_cohorts_menu(site: Installation):
    assert f'href="{PAGE}"' in site.client("ines").get("/cohorts/web-2610").text
    assert f'href="{PAGE}"' not in site.client("ada").get("/cohorts/web-2610").text


def test_a_title_of_somebody_is_no_tag(site: Installation):
    with site.database.begin() as tx:
        exercise = tx.catalog.current("bonjour")
        assert exercise is not None
        tx.catalog.publish(replace(exercise, title=Text("<b>&amp;\x01")), NOW)

    page = site.client("ines").get(PAGE).text

    assert "&lt;b&gt;&amp;amp;" in page
    assert "<b>&amp;" not in page


def test_before_anything_has_happened_the_page_says_so(site: Installation):
    with site.database.begin() as tx:
        tx.cohorts.add(Cohort("neuve", "Neuve"))
        tx.cohorts.add_staff("neuve", "P-ines")
        noor = tx.people.by_handle("noor")
        assert noor is not None

    empty = site.client("ines").get("/cohorts/neuve/charts").text
    with site.database.begin() as tx:
        tx.cohorts.enroll(Enrollment("E-noor", "neuve", noor, EnrollmentStatus.ACTIVE))
    begun = unescape(site.client("ines").get("/cohorts/neuve/charts").text)

    assert "<svg" not in empty[empty.index("<main") :] + begun[begun.index("<main") :]
    assert "Personne n'apprend dans cette promo" in unescape(empty)
    assert {"Rien n'est encore prévu ni rendu.", "Rien n'a été rendu depuis 4 semaines."} <= headings(begun)


def headings(page: str) -> set[str]:
    return set(re.findall(r"<h2[^>]*>(.*?)</h2>", page))


def drawn(site: Installation, *weeks: WeekPace) -> list[str]:
    """Return what is written in the chart of these weeks, but for its legend."""
    with site.app.test_request_context("/", headers={"Accept-Language": "fr"}):
        chart = pace_chart(PlanPace(weeks, 5, dated=True, due=0), "pace")
    return re.findall(r"<text[^>]*>(\d+)</text>", chart)


def test_numbers_at_an_axis_are_whole_and_each_once(site: Installation):
    week = WeekPace(1, MONDAY, 1, Reached(0, 0, 1))
    long = [replace(week, number=number, due=number) for number in range(1, 61)]

    assert drawn(site, week) == ["0", "1", "1"]
    assert drawn(site, replace(week, reached=None), replace(week, number=2, due=3, reached=None)) == [*"0123", *"12"]
    assert drawn(site, *long)[:6] == ["0", "12", "24", "36", "48", "60"]
    assert drawn(site, *long)[6:] == [str(number) for number in range(1, 61, 5)]
