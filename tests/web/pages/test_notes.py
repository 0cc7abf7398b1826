"""Private notes on the page of a hand-in: the staff's forms, and nothing of them for the learner."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import page_of, send


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def test_staff_write_change_and_remove_their_own(site: Installation):
    page, ines = page_of(site, "lea", "prix-ttc"), site.client("ines")

    written = send(ines, page, f"{page}/notes", text="Revoir les **paramètres**.")
    changed = send(ines, "/notes/O-lea", "/notes/O-lea", text="En parler mardi.")
    gone = send(ines, page, "/notes/O-lea/remove")

    assert "Revoir les <strong>paramètres</strong>." in written
    assert ("En parler mardi." in changed, "En parler mardi." in gone) == (True, False)
    assert "Vu avec Léa." in gone
    assert "Ta note est supprimée." in gone


def test_the_learners_page_has_nothing_of_them(site: Installation):
    page = site.client("lea").get(page_of(site, "lea", "prix-ttc")).text

    assert "Vu avec Léa." not in page
    assert "Notes privées" not in page


@pytest.mark.parametrize(("exercise", "marks"), [("prix-ttc", ["4"]), ("bonjour", [])])
def test_the_line_to_mend_is_marked_in_the_file(site: Installation, exercise: str, marks: list[str]):
    hand_in = site.school.submissions["ada", exercise][0]

    page = site.client("ines").get(f"/submissions/{hand_in}").text

    files = page[page.index('id="files"') :]
    assert re.findall(r'<mark class="row" data-line="(\d+)">', files) == marks


def test_a_note_for_oneself_is_on_nobody_elses_page(site: Installation):
    page = page_of(site, "lea", "prix-ttc")

    own = send(site.client("ines"), page, f"{page}/notes", text="Juste pour moi.", alone="yes")

    assert "Juste pour moi." in own
    assert "pour vous seulement" in own
    assert "Juste pour moi." not in site.client("paul").get(page).text
