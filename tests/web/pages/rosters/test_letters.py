"""Links by e-mail: asked for on a page, written in the learner's language."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from grader.adapters.randomness import new_secret
from grader.commands.hosting.letters import send_due
from grader.domain.rosters.letter import Mail
from grader.domain.text import Language
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

PEOPLE, LETTERS = "/cohorts/web-2610/people", "/cohorts/web-2610/slips/letters"


class Box:
    """Takes every letter."""

    def __init__(self) -> None:
        self.letters: list[Mail] = []

    def send(self, mail: Mail) -> None:
        self.letters.append(mail)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def site(tmp_path: Path, box: Box) -> Iterator[Installation]:
    with install(tmp_path, new_secret=new_secret, post=box) as site:
        with site.database.begin() as tx:
            tx.people.set_email("P-ada", "ada@example.org")
            tx.people.set_email("P-lea", "lea@example.org")
            tx.people.set_language("P-lea", Language.EN)
        yield site


def carry(site: Installation) -> int:
    return send_due(site.app.extensions["grader"])


def test_all_who_wait_and_have_an_address_are_written_to(site: Installation, box: Box):
    page = unescape(send(site.client("paul"), PEOPLE, LETTERS))
    carried = carry(site)

    ada, lea = sorted(box.letters, key=lambda mail: mail.to)
    path = next(line for line in ada.text.splitlines() if "/invitations/" in line).removeprefix("http://localhost")
    assert "2 e-mails vont partir." in page
    assert (carried, ada.subject, lea.subject) == (2, "Ton lien pour Web 26-10", "Your link for Web 26-10")
    assert "Ada Benali" in site.app.test_client().get(path).text
    assert "Bienvenue dans Web 26-10, Ada Benali" in ada.text


def test_one_person_is_written_to_and_their_page_says_so(site: Installation, box: Box):
    asked = unescape(send(site.client("paul"), PEOPLE, LETTERS, handle="ada"))
    carry(site)

    assert "Un e-mail avec un lien va partir." in asked
    assert [mail.to for mail in box.letters] == ["ada@example.org"]
    assert "Un e-mail avec un lien est parti." in unescape(site.client("paul").get(f"{PEOPLE}/ada").text)


def test_who_has_no_address_is_told_about(site: Installation, box: Box):
    assert "d'adresse e-mail" in unescape(send(site.client("paul"), PEOPLE, LETTERS, handle="karim"))
    assert carry(site) == len(box.letters) == 0


def test_without_a_mail_server_the_page_says_so_and_offers_nothing(site: Installation):
    ours = site.app.extensions["grader"]
    site.app.extensions["grader"] = replace(ours, post=None)

    page = unescape(site.client("paul").get(PEOPLE).text)

    assert "cette installation n'a pas de serveur de courrier" in page
    assert "par e-mail" not in page.replace("Aucun e-mail", "")
