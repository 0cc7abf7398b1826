"""Papers to take away, up to the press: who is on them, in whose language, and what is said where there is none."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from grader.domain.errors import PaperFault
from tests.fakes.press import FakePress
from tests.web.installation import Installation, install
from web.exports import papers

BOARD, REPORT = "/cohorts/web-2610/board.pdf", "/people/lea/report.pdf"


@pytest.fixture
def press() -> FakePress:
    return FakePress()


@pytest.fixture
def site(tmp_path: Path, press: FakePress) -> Iterator[Installation]:
    with install(tmp_path, press=press) as site:
        yield site


def paper(site: Installation, path: str, handle: str = "ines", language: str = "fr") -> str:
    answer = site.client(handle, language).get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return unescape(answer.text)


def test_a_board_is_taken_as_it_was_chosen(site: Installation):
    chosen, english = paper(site, f"{BOARD}?name=samira"), paper(site, BOARD, language="en")

    assert ("Samira Haddad (0/6)" in chosen, "Ada Benali" in chosen) == (True, False)
    assert '<html lang="fr">' in chosen
    assert '<html lang="en">' in english
    assert "Karim Diallo (2/6)</th><td>Passed" in english


def test_a_board_of_many_exercises_takes_several_sheets(site: Installation, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(papers, "COLUMNS", 4)

    page = paper(site, BOARD)

    assert "Exercices 1 à 4 sur 6" in page
    assert "Exercices 5 à 6 sur 6" in page
    assert page.count("Samira Haddad") == 2


def test_a_board_that_is_too_large_says_what_to_do(site: Installation, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(papers, "MOST_CELLS", 40)

    refused = site.client("ines").get(BOARD)

    assert refused.status_code == 400
    assert "48 cases, alors que 40 tiennent sur le papier" in unescape(refused.text)


def test_a_learner_takes_their_report_and_reads_nothing_of_the_staff_s_there(site: Installation):
    own, theirs = paper(site, REPORT, "lea"), paper(site, REPORT)

    assert "Bilan d'apprentissage" in own
    assert '<th scope="row">Bonjour</th><td>Réussi</td><td><time' in own
    assert own == theirs


def test_a_digest_is_a_paper_of_its_week(site: Installation):
    answer = site.client("ines").get("/cohorts/web-2610/digest/week.pdf?week=2026-W47")

    assert "Semaine du 16 novembre 2026 au 22 novembre 2026" in unescape(answer.text)
    assert answer.headers["Content-Disposition"] == "attachment; filename=web-2610-2026-W47.pdf"


@pytest.mark.parametrize(
    ("fault", "said", "logged"),
    [
        (PaperFault.LIBRARY, "Il manque une bibliothèque de notre côté", 1),
        (PaperFault.BUSY, "Réessayez dans une minute", 0),
        (PaperFault.SLOW, "Choisissez moins d'apprenants", 1),
        (PaperFault.BROKE, "Imprimez la page elle-même", 1),
    ],
)
def test_where_there_is_none_a_sentence_says_why(
    site: Installation, press: FakePress, fault: PaperFault, said: str, logged: int
):
    press.fault = fault

    with capture_logs() as lines:
        answer = site.client("ines").get(BOARD)

    assert (answer.status_code, said in unescape(answer.text)) == (503, True)
    assert [line["fault"] for line in lines if line["event"] == "paper_not_made"] == [fault.value] * logged
