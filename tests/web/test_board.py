"""The board as a page."""

import re

from tests.web.installation import Installation

BOARD = "/cohorts/web-2610"


def test_staff_get_a_table_that_reads_well_aloud(pages: Installation):
    page = pages.client("ines").get(BOARD).text

    assert '<caption id="board-caption">' in page
    assert page.count('scope="row"') == 9
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
