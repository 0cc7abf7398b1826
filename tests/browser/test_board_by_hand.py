"""The board under the hand: one tab stop, arrow keys, news of what moved, and a pause."""

import pytest
from playwright.sync_api import Page, expect

from grader.domain.cohorts.progress import Progress
from grader.domain.verdicts import Status
from tests.browser.conftest import Visits
from tests.browser.places import AXE, BEYOND, RUN_AXE
from tests.web.samples import NOW

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOARD = "/cohorts/web-2610"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


def test_the_matrix_is_one_tab_stop(visits: Visits):
    with visits.by("ines") as page:
        page.goto(BOARD)

        stops = page.locator("#board [tabindex='0']:not(.board-scroll)").count()
        page.locator(".board-scroll").focus()
        first, after = press(page, "Tab"), press(page, "Tab")

    assert (stops, first, after) == (1, "head-bonjour", "Sens des signes")


def test_arrow_keys_walk_the_cells_and_enter_opens(visits: Visits):
    with visits.by("ines") as page:
        page.goto(BOARD)
        page.locator("#board thead a").first.focus()

        walk = [
            press(page, "ArrowDown"),
            press(page, "ArrowRight"),
            press(page, "End"),
            press(page, "Control+End"),
            press(page, "Control+Home", "ArrowDown"),
        ]
        page.keyboard.press("Enter")
        page.wait_for_url("**/submissions/*")

    assert walk == [
        "cell-ada-bonjour",
        "cell-ada-prix-ttc",
        "cell-ada-offres-proches",
        "cell-thomas-offres-proches",
        "cell-ada-bonjour",
    ]


def test_an_update_keeps_the_focus_and_says_what_moved(visits: Visits):
    submission = visits.site.school.latest("moussa", "bonjour")
    moved = Progress("E-moussa", "offres-proches", Status.PASSED, 1, 1, 1, submission)

    with visits.by("ines") as page:
        page.clock.install()
        page.goto(BOARD)
        page.locator("#cell-karim-covoiturage").focus()
        with visits.site.database.begin() as tx:
            tx.board.put(moved)
        page.clock.fast_forward(60_000)
        expect(page.locator("#changes")).to_contain_text("1 changement\N{NO-BREAK SPACE}: Moussa Traoré, Les offres")

        assert focused(page) == "cell-karim-covoiturage"
        assert page.locator("#board [tabindex='0']:not(.board-scroll)").count() == 1


def test_only_the_moved_cells_come_and_find_their_places(visits: Visits):
    with visits.by("ines") as page:
        page.clock.install()
        page.goto(BOARD)
        before = page.locator(
            "#sum-thomas, #foot-numero-de-telephone, #cell-thomas-numero-de-telephone"
        ).all_inner_texts()
        page.locator("#cell-thomas-numero-de-telephone").focus()
        with visits.site.database.begin() as tx:
            tx.board.put(Progress("E-thomas", "numero-de-telephone", Status.PASSED, 1, 1, 9, passed_at=NOW))
        with page.expect_response(lambda answer: "/live" in answer.url and answer.status == 200) as answered:
            page.clock.fast_forward(60_000)
        expect(page.locator("#cell-thomas-numero-de-telephone")).to_contain_text("Réussi")
        after = page.locator(
            "#sum-thomas, #foot-numero-de-telephone, #cell-thomas-numero-de-telephone"
        ).all_inner_texts()

        assert len(answered.value.body()) < 8_000
        assert before[0] != after[0]
        assert focused(page) == "cell-thomas-numero-de-telephone"


def test_a_learners_own_cells_come_and_find_their_places(visits: Visits):
    with visits.by("thomas") as page:
        page.clock.install()
        page.goto(BOARD)
        before = page.locator("#own-sum, #foot-offres-proches").all_inner_texts()
        with visits.site.database.begin() as tx:
            tx.board.put(Progress("E-thomas", "offres-proches", Status.PASSED, 1, 1, 9, passed_at=NOW))
        with page.expect_response(lambda answer: "/live" in answer.url and answer.status == 200) as answered:
            page.clock.fast_forward(60_000)
        expect(page.locator("#own-offres-proches")).to_contain_text("Réussi")
        expect(page.locator("#changes")).to_contain_text("1 changement\N{NO-BREAK SPACE}: Les offres")
        after = page.locator("#own-sum, #foot-offres-proches").all_inner_texts()

        assert 'id="board"' not in answered.value.text()
        assert [one for one, then in zip(after, before, strict=True) if one == then] == []


def test_a_pause_stops_the_updates_and_is_remembered(visits: Visits):
    with visits.by("ines") as page:
        page.goto(BOARD)
        page.locator("#pause").click()
        page.clock.install()
        page.reload()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))

        page.clock.run_for(60_000)

        assert page.locator("#pause").get_attribute("aria-pressed") == "true"
        assert [url for url in asked if url.endswith("/live")] == []


def test_what_stands_behind_a_cell_is_told_to_whoever_comes_to_it(visits: Visits):
    with visits.by("ines") as page:
        page.goto(BOARD)
        page.locator("#cell-jean-luc-prix-ttc").hover()
        pointed = page.locator("#tip").inner_text()
        page.mouse.move(0, 0)  # a pointer that rests on a cell points again whenever the page moves below it
        page.locator("#board thead a").first.focus()
        press(page, "ArrowDown")
        focused_on, described = (
            page.locator("#tip").inner_text(),
            page.locator("#cell-ada-bonjour[aria-describedby=tip]"),
        )
        told = described.count()
        page.keyboard.press("Escape")
        gone = page.locator("#tip").is_hidden()

    assert pointed.startswith("Jean-Luc Petit · Le prix avec la TVA\n\nTrop long · 1 essai, le dernier")
    assert "Premier test à corriger\N{NO-BREAK SPACE}: utilise le prénom reçu" in focused_on
    assert (told, gone) == (1, True)


def test_all_of_a_class_and_what_it_comes_to_stand_on_one_screen(class_of_18: Visits):
    with class_of_18.by("ines") as page:
        page.goto(BOARD)
        ends = page.evaluate("""["tbody tr:last-child", "tfoot tr"]
            .map(row => document.querySelector(`#board ${row}`).getBoundingClientRect())
            .flatMap(row => [row.top, row.bottom])""")

    assert ends[1] <= ends[2] + 1
    assert ends[3] <= 800


def test_on_a_narrow_screen_only_what_asks_for_somebody_has_a_line(class_of_18: Visits):
    with class_of_18.by("ines", width=360) as page:
        page.goto(BOARD)
        of = "#board tbody .matrix-cell:has(> {chip}) > .cell-title"
        named = page.locator(of.format(chip=".chip-failed, .chip-partial, .chip-timeout, .chip-error"))
        signs = page.locator(of.format(chip=".chip-passed, .chip-none"))
        shown = [one.is_visible() for one in (named.first, signs.first)]
        tall = page.locator("#board").bounding_box()
        beyond = page.evaluate(BEYOND)

    assert shown == [True, False]
    assert tall is not None
    assert tall["height"] < 18 * 24 * 30 / 2  # half of what a line a cell would be
    assert beyond == 0


def test_a_paused_board_says_so(visits: Visits):
    with visits.by("ines") as page:
        page.goto(BOARD)
        page.locator("#pause").click()
        paused = page.locator("#stopped").inner_text(), page.locator("#pause").inner_text()
        page.locator("#pause").click()
        lives = page.locator("#stopped").inner_text(), page.locator("#pause").inner_text()

    assert "ce tableau ne bouge plus" in paused[0]
    assert (paused[1], lives) == ("Reprendre la mise à jour", ("", "Arrêter la mise à jour"))


def test_focus_never_hides_under_what_stays_in_view(visits: Visits):
    with visits.by("ines", width=700) as page:
        page.goto(BOARD)
        page.locator("#board thead a").first.focus()
        press(page, "Control+End", "Home", "ArrowRight")

        hidden = page.evaluate(
            """() => {
              const cell = document.activeElement.getBoundingClientRect();
              const name = document.activeElement.closest("tr").querySelector("th").getBoundingClientRect();
              return name.right > cell.left;
            }"""
        )

    assert hidden is False


@pytest.mark.parametrize("width", [360, 1280])
def test_a_large_board_is_turned_by_its_links(crowd: Visits, width: int):
    with crowd.by("ines", width=width) as page:
        page.goto(BOARD)
        page.get_by_role("navigation", name="Pages de personnes").get_by_role("link", name="Page suivante").click()
        page.get_by_label("Le nom contient").fill("eleve 05")
        page.get_by_role("button", name="Afficher").click()
        shown = page.locator("#board tbody th").all_inner_texts()
        page.evaluate(AXE)
        violations = page.evaluate(RUN_AXE)
        beyond = page.evaluate(BEYOND)

    assert shown == [f"Élève {number:03}" for number in range(50, 60)]
    assert (violations, beyond) == ([], 0)


def test_a_turned_board_goes_on_asking_for_the_same_part(crowd: Visits):
    with crowd.by("ines") as page:
        page.clock.install()
        page.goto(f"{BOARD}?learners=2&exercises=2")
        before = page.locator("#board tbody th").first.inner_text()

        with page.expect_response(lambda answer: "/live?exercises=2&learners=2" in answer.url):
            page.clock.fast_forward(60_000)

        assert page.locator("#board tbody th").first.inner_text() == before
