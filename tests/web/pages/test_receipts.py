"""Receipts on pages: a learner's own to copy, and for anybody one that says what a line is worth."""

from collections.abc import Iterator

import pytest

from grader.domain.receipts import received
from tests.web.installation import Installation, install


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with install(tmp_path_factory.mktemp("receipts")) as site:
        yield site


@pytest.fixture(scope="module")
def line(site: Installation) -> str:
    """Return the receipt of a hand-in of Ada's."""
    submission_id = site.school.latest("ada", "bonjour")
    with site.database.begin() as tx:
        sent = tx.submissions.get(submission_id)
        assert sent is not None
        tx.receipts.add(received(sent))
        (receipt,) = tx.receipts.of_submissions([submission_id])[submission_id]
    return receipt.line


def test_a_learner_copies_the_receipts_of_a_hand_in(site: Installation, line: str):
    ada, submission = site.client("ada"), site.school.latest("ada", "bonjour")

    page = ada.get(f"/submissions/{submission}/receipts").text

    assert line in page
    assert f"/submissions/{submission}/receipts" in ada.get(f"/submissions/{submission}").text


def test_what_came_before_receipts_says_so(site: Installation):
    submission = site.school.latest("ada", "prix-ttc")

    assert "avant que l'école signe" in site.client("ada").get(f"/submissions/{submission}/receipts").text


def test_anybody_checks_a_receipt_and_reads_what_it_says(site: Installation, line: str):
    page = site.app.test_client().get("/receipts/", query_string={"line": line}).text

    assert "Ce reçu est authentique" in page
    assert "bonjour" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("exercise=bonjour", "exercise=<b>bonsoir"), "n&#39;a pas signé cela"),
        ((" key=", " key=0"), "aucune de ses clés"),
        (("grader-receipt-1", "reçu"), "pas un reçu"),
    ],
)
def test_whatever_was_changed_is_told_and_never_shown_as_true(
    site: Installation, line: str, changed: tuple[str, str], said: str
):
    page = site.app.test_client().get("/receipts/", query_string={"line": line.replace(*changed)}).text

    assert said in page
    assert "authentique :" not in page
    assert "<b>" not in page


def test_a_key_is_a_file_that_other_tools_read(site: Installation, line: str):
    key = line.split(" key=")[1].split(maxsplit=1)[0]

    answer = site.app.test_client().get(f"/receipts/keys/{key}.pem")

    assert answer.text.startswith("-----BEGIN PUBLIC KEY-----")
    assert site.app.test_client().get("/receipts/keys/unknown.pem").status_code == 404
