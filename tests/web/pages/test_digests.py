"""The digest as a page and as a letter: the same facts in both, each leading to what it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.rosters.letter import LetterFault, Mail
from grader.domain.text import Language
from grader.engine.digests.reading import digest_page
from grader.wording.digests.letter import digest_letter
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.samples import NOW

DIGEST = "/cohorts/web-2610/digest"
PARIS = ZoneInfo("Europe/Paris")


@dataclass
class Postman:
    """A mail server that takes all."""

    taken: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        self.taken.append(mail)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path, post=Postman()) as site:
        with site.database.begin() as tx:
            tx.people.set_email("P-ines", "ines@example.org")
        yield site


def page(site: Installation, week: str = "", language: str = "fr", handle: str = "ines") -> str:
    return unescape(site.client(handle, language).get(f"{DIGEST}?week={week}").text)


def letter(site: Installation) -> Mail:
    with site.database.read() as tx:
        ines = tx.people.by_handle("ines")
    assert ines is not None
    ports = {"database": site.database, "now": lambda: NOW, "zone": PARIS, "public_holidays": public_holidays}
    found = digest_page(ines, "web-2610", "2026-W47", **ports)
    words = {"public_url": "https://ecole.example/", "zone": PARIS, "school_language": Language.FR}
    return digest_letter(found.digest, ines, **words)


def test_a_week_is_told_in_sentences(site: Installation):
    french, english = page(site, "2026-W47"), page(site, "2026-W47", "en")

    assert "Semaine du 16 novembre 2026 au 22 novembre 2026" in french
    assert "6 apprenants sur 8 ont rendu quelque chose." in french
    assert "“Hello”: 10 hand-ins by 6 people, 5 people passed it." in english
    assert "Jean-Luc Petit · À voir" in french
    assert "Encore aucun rendu, alors que la promo travaille" in french
    assert "1 commentaire attend une réponse." in french


def test_every_line_leads_to_a_page_that_its_reader_may_see(site: Installation):
    links = set(re.findall(r'<li><a href="([^"]+)"', page(site, "2026-W47").partition("<section")[2]))

    answers = {link: site.client("ines").get(link).status_code for link in links}

    assert len(links) > 8
    assert set(answers.values()) == {200}, answers


def test_a_week_that_there_is_not_is_refused_in_a_sentence(site: Installation):
    assert "Il n'y a pas de bilan de «\N{NO-BREAK SPACE}2099-W01\N{NO-BREAK SPACE}»" in page(site, "2099-W01")


def test_a_trainer_lets_it_come_and_ends_it(site: Installation):
    asked = send(site.client("ines"), DIGEST, f"{DIGEST}/letters", letters="yes")
    ended = send(site.client("ines"), DIGEST, f"{DIGEST}/letters", letters="no")

    assert "vous arrive le lundi matin, à ines@example.org" in unescape(asked)
    assert "Me l'envoyer par e-mail" in unescape(ended)


def test_who_has_no_address_is_told_what_to_do(site: Installation):
    refused = send(site.client("paul"), DIGEST, f"{DIGEST}/letters", letters="yes")

    assert "Vous n'avez pas encore d'adresse e-mail ici." in unescape(refused)


def test_a_letter_that_did_not_arrive_is_told_on_the_page(site: Installation):
    send(site.client("ines"), DIGEST, f"{DIGEST}/letters", letters="yes")
    with site.database.begin() as tx:
        reader = tx.digests.reader("web-2610", "P-ines")
        assert reader is not None
        tx.digests.put(type(reader)(reader.cohort, reader.person_id, reader.due_at, fault=LetterFault.REFUSED))

    assert "Le dernier e-mail n'est pas arrivé" in page(site)


def test_without_a_mail_server_none_is_offered(tmp_path: Path):
    with install(tmp_path) as site:
        assert "n'a pas de serveur de courrier" in page(site)
        assert site.client("ines").post(f"{DIGEST}/letters").status_code in {400, 404}


def test_the_letter_says_the_same_as_text_and_as_a_page(site: Installation):
    mail, shown = letter(site), page(site, "2026-W47")
    lines = [line.lstrip("*- ") for line in mail.text.splitlines() if line.startswith(("* ", "  - "))]

    assert len(lines) > 12
    assert [line for line in lines if line not in shown or line not in unescape(mail.html)] == []
    assert 'href="https://ecole.example/people/samira"' in mail.html
    assert f"https://ecole.example{DIGEST}?week=2026-W47" in mail.text


def test_what_somebody_is_called_is_no_markup_in_a_letter(site: Installation):
    with site.database.begin() as tx:
        tx.people.rename("P-samira", "<img src=x>")

    mail = letter(site)

    assert "<img src=x>" in mail.text
    assert "<img" not in mail.html


def test_the_letter_asks_nobodys_server_for_anything(site: Installation):
    html = letter(site).html

    assert re.findall(r"<(?:img|link|script|iframe)|url\(|src=", html) == []
