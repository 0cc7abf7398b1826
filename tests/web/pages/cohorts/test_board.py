"""The board as a page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from grader.adapters.exercise_files.folder import read_folder
from grader.domain.assignments import Assignment
from grader.domain.text import Text
from tests.runners import RUNNERS
from tests.web.crowd import enroll_crowd
from tests.web.installation import EXERCISES, Installation, install
from tests.web.samples import COHORT, NAMES, NOW

BOARD = "/cohorts/web-2610"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Yield the sample school with 100 more learners and 75 more exercises; the last one's title is hostile."""
    with install(tmp_path_factory.mktemp("crowd")) as site:
        enroll_crowd(site.database, learners=100, exercises=74)
        hostile = replace(
            read_folder(EXERCISES / "bonjour", RUNNERS).exercise,
            slug="hostile",
            suite_digest="d",
            title=Text("<b>", "<b>"),
        )
        with site.database.begin() as tx:
            tx.catalog.publish(hostile, NOW)
            tx.cohorts.assign(Assignment(COHORT.slug, "hostile", 999))
        yield site


def test_staff_get_a_table_that_reads_well_aloud(pages: Installation):
    page = pages.client("ines").get(BOARD).text

    assert '<caption id="board-caption">' in page
    assert page.count('scope="row"') == 9
    assert 'class="matrix-name"><a href="/people/karim">Karim Diallo</a></th>' in page
    assert page.count('scope="col"') == 9
    assert page.count('id="cell-') == 48


def test_each_cell_has_a_glyph_and_a_word(pages: Installation):
    page = pages.client("ines").get(BOARD).text

    cell = re.search(r'<a class="cell[^>]* id="cell-ada-bonjour".*?</a>', page, re.DOTALL)

    assert cell is not None
    assert '<i aria-hidden="true">◐</i>' in cell[0]
    assert '<span class="cell-word">Presque (1/4)</span>' in cell[0]


def test_a_learner_reads_no_other_name(pages: Installation):
    page = pages.client("ada").get(BOARD).text

    assert "Karim" not in page
    assert "Samira" not in page
    assert "En chemin" in page


def test_nobody_is_named_for_what_is_not_kept(pages: Installation):
    page = pages.client("ada").get(f"{BOARD}/live").text

    assert "Non retenu" not in page


def test_what_did_not_move_is_not_sent_again(pages: Installation):
    client = pages.client("ines")
    first = client.get(f"{BOARD}/live")

    second = client.get(f"{BOARD}/live", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, second.status_code, second.data) == (200, 304, b"")


def test_strangers_find_no_board(pages: Installation):
    assert [pages.client("noor").get(path).status_code for path in (BOARD, f"{BOARD}/live")] == [404, 404]


def test_those_who_are_not_signed_in_are_led_to_the_form(pages: Installation):
    answer = pages.app.test_client().get(BOARD)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in?next=/cohorts/web-2610")


def test_a_cell_tells_a_script_of_tries_and_of_the_test_that_stops(pages: Installation):
    page = pages.client("ines").get(BOARD).text

    cell = re.search(r'<a class="cell[^>]* id="cell-ada-bonjour"[^>]*>', page)

    assert cell is not None
    last = int((NOW - timedelta(minutes=7)).timestamp())
    assert f' data-tries="3" data-at="{last}" data-stop="utilise le prénom reçu"' in cell[0]


def test_whom_to_show_and_in_which_order_stands_in_the_address(pages: Installation):
    page = pages.client("ines").get(f"{BOARD}?exercise=bonjour&state=open&order=newest&show=everybody").text
    nobody = pages.client("ines").get(f"{BOARD}?name=zzz").text

    assert re.findall(r'href="/people/([^"]+)">', page[page.index("<tbody") :]) == ["ada", "jean-luc"]
    assert 'hx-get="/cohorts/web-2610/live?state=open&amp;exercise=bonjour&amp;order=newest"' in page
    assert '<option value="open" selected>' in page
    assert 'class="matrix-last" aria-sort="descending"' in page
    assert "Personne ici ne correspond." in nobody


def test_what_is_past_its_date_has_a_mark_and_a_word(crowd: Installation):
    with crowd.database.begin() as tx:
        tx.cohorts.assign(Assignment(COHORT.slug, "bonjour", 0, NOW - timedelta(days=3)))

    page = crowd.client("ines").get(f"{BOARD}?exercises=1&name=a").text

    assert '<span class="cell-word">Pas commencé, sa date est passée</span>' in page
    assert re.search(r'<a class="cell chip-passed cell-late" id="cell-karim-bonjour".*?Réussi, après sa date', page)
    assert 'class="cell chip-passed" id="cell-lea-bonjour"' in page


def test_the_wall_names_nobody(pages: Installation):
    page, live = (pages.client("ines").get(f"{BOARD}{path}?view=wall").text for path in ("", "/live"))

    main = page[page.index("<main") : page.index("<footer")]
    assert not [name for name in NAMES.values() if name in main + live]
    assert '5 <span class="count-word">Réussi</span>' in main
    assert 'hx-get="/cohorts/web-2610/live?view=wall"' in main


def test_a_small_board_has_no_pages_to_turn(pages: Installation):
    assert "board-parts" not in pages.client("ines").get(BOARD).text


def test_a_large_board_is_turned_and_stays_where_it_is(crowd: Installation):
    client = crowd.client("ines")
    page = client.get(f"{BOARD}?exercises=1&learners=2&name=e").text

    assert 'href="/cohorts/web-2610?exercises=2&amp;learners=2&amp;name=e"' in page
    assert 'hx-get="/cohorts/web-2610/live?exercises=1&amp;learners=2&amp;name=e"' in page
    assert "Exercices 1 à 40 sur 81" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_title_and_a_name_are_never_markup(crowd: Installation):
    page = crowd.client("ines").get(f"{BOARD}?exercises=3").text

    assert "<b>" not in page
    assert page.count("&lt;b&gt;") > 50
