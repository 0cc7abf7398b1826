"""A learner's pages without a pointer: Tab reaches all that can be used, in reading order, and shows where one is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visits
from tests.browser.places import OF_LEARNERS, UNFOLD, address

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEYBOARD = (Path(__file__).parents[2] / "docs" / "keyboard.md").read_text("utf-8")
MOST_STOPS = 200

NUMBER = """() => [...document.querySelectorAll(
        "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter(one => !one.disabled && one.checkVisibility())
    .map((one, place) => one.dataset.stop = place).length"""
STOP = """() => {
    const here = document.activeElement, look = getComputedStyle(here);
    return {
        place: here.dataset.stop === undefined ? null : Number(here.dataset.stop),
        name: here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "",
        seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    }}"""

WALKS = {
    "day of a learner": ["Aller au contenu", "Ma journée", "Bonjour", "Voir quoi corriger", "Mes progrès", "Commande"],
    "first day": ["Bonjour", "Commandes qui disent", "Mon compte et mes jetons", "Commandes pour cloner", "Quand Git"],
    "exercise": [
        "Commandes pour rendre",
        "Mon Git n'est pas encore prêt",
        "Sur un autre ordinateur",
        "Quand Git dit non",
        "3 ·",
    ],
    "almost": ["Bonjour", "Vois ce que tu as changé", "2/4", "Piste 1", "2 tests pas encore lancés", "3 ·"],
    "passed": ["Bonjour", "Que veut dire"],
    "commented": [
        "prix.py",
        "2 commentaires",
        "Répondre",
        "Rouvrir",
        "Commenter une ligne",
        "Modifier mon",
        "Commenter tout",
    ],
    "help asked for by a learner": ["Bonjour, 3e essai", "Retirer ma demande"],
    "comments for a learner": ["Le prix avec la TVA : une valeur par défaut, 2e essai"],
    "change a comment": ["Ton commentaire", "Enregistrer", "Revenir"],
    "progress": ["CP7", "Bonjour", "Réussi", "Tous les essais"],
    "all tries": ["Bonjour, 3e essai", "Le prix avec la TVA : une valeur par défaut, 2e essai"],
    "my data": ["Télécharger mes données", "Comment ouvrir", "Créer ou révoquer", "Déconnecter un navigateur"],
    "account": [
        "Nom de l'ordinateur",
        "Pour un programme",
        "Créer un jeton",
        "Mes clés SSH",
        "Langue",
        "Mot de passe actuel",
    ],
    "help with Git": ["Colle ce que dit Git", "Chercher", "Please tell me who you are"],
    "help in the editor": ["Lignes à copier dans VS Code", "Copier", "Aide"],
}
"""Names that a walk meets in this order, among others; where docs/keyboard.md tells it."""


def walk(page: Page) -> list[dict[str, object]]:
    """Press Tab from the top of the page to its end, and return each stop."""
    stops: list[dict[str, object]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["place"] is None or (stops and stop["place"] == stops[0]["place"]):
            return stops
        stops.append(stop)
    return stops


@pytest.mark.parametrize("name", WALKS)
def test_tab_reaches_everything_in_the_order_in_which_it_is_read(visits: Visits, name: str):
    place = OF_LEARNERS[name]

    with visits.by(place[0]) as page:
        page.goto(address(place, visits.site.school))
        page.evaluate(UNFOLD)
        number = page.evaluate(NUMBER)
        stops = walk(page)

    assert [stop["place"] for stop in stops] == list(range(number))
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize(("name", "met"), WALKS.items(), ids=WALKS)
def test_a_walk_meets_what_the_guide_says(visits: Visits, name: str, met: list[str]):
    place = OF_LEARNERS[name]

    with visits.by(place[0]) as page:
        page.goto(address(place, visits.site.school))
        page.evaluate(NUMBER)
        names = iter([str(stop["name"]) for stop in walk(page)])

    missed = [one for one in met if not any(one in " ".join(name.split()) for name in names)]
    assert missed == []


def test_the_guide_tells_of_each_page():
    told = set(re.findall(r"^\| [^|]*`([^`]+)` \|", KEYBOARD, re.MULTILINE))

    assert {"/", "/exercises/<slug>", "/submissions/<id>", "/people/<handle>", "/people/<handle>/tries"} <= told
    assert {"/account", "/account/data", "/help/git", "/comments", "/help-requests"} <= told


def test_the_first_stop_jumps_behind_the_menu(visits: Visits):
    with visits.by("ada") as page:
        page.goto("/")
        page.keyboard.press("Tab")
        expect(page.get_by_text("Aller au contenu")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_enter_unfolds_a_hint_and_opens_what_is_next(visits: Visits):
    hand_in = visits.site.school.latest("ada", "bonjour")

    with visits.by("ada") as page:
        page.goto(f"/submissions/{hand_in}")
        hint = page.locator("#check-uses-name .hint").first
        hint.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(hint.locator("p")).to_be_visible()
        page.keyboard.press("Space")
        expect(hint.locator("p")).to_be_hidden()


def test_what_git_says_is_looked_for_by_keys_alone(visits: Visits):
    with visits.by("ada") as page:
        page.goto("/help/git")
        page.get_by_label("Colle ce que dit Git").focus()
        page.keyboard.type("fetch first")
        page.keyboard.press("Enter")

        expect(page.get_by_text("Tu as poussé depuis un autre ordinateur.")).to_be_visible()
