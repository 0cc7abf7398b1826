"""The page that takes an exercise as an archive, and the one that shows what is found of it."""

import html
import io
import zipfile
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from grader.domain.publishing.proposal import MAIN, ProposalState
from tests.web.samples import NOW
from tests.web.two_cohorts import TwoCohorts, two_cohorts

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoCohorts]:
    """Yield a school with real repositories."""
    with two_cohorts(tmp_path_factory.mktemp("uploads")) as school:
        yield school


def packed(**files: str) -> io.BytesIO:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("_", "."), content)
    archive.seek(0)
    return archive


def send(school: TwoCohorts, archive: io.BytesIO | None, then: str = "publish") -> tuple[TestResponse, str]:
    """Send an archive as Inès, and return the answer with the page that it leads to."""
    client = school.app.test_client()
    school._key("ines", "/publish", client)  # noqa: SLF001 - signs in
    form = {"then": then} | ({"archive": (archive, "bonjour.zip")} if archive else {})
    answer = client.post("/publish", data=form, content_type="multipart/form-data", headers=ENGLISH)
    return answer, client.get(answer.location or "", headers=ENGLISH).text


@pytest.mark.parametrize(("then", "branch"), [("publish", MAIN), ("look", "upload")])
def test_what_was_sent_waits_and_is_shown(school: TwoCohorts, then: str, branch: str) -> None:
    answer, page = send(school, packed(exercise_toml='slug = "bonjour"\n'), then)

    proposal_id = (answer.location or "").rpartition("/")[2]
    with school.database.read() as tx:
        found = tx.proposals.get(proposal_id)
    assert found is not None
    assert (found.branch, found.state, found.person_id) == (branch, ProposalState.QUEUED, "P-ines")
    assert "It waits for its turn" in page
    assert f'hx-get="/publish/{proposal_id}/live"' in page


def test_what_is_no_exercise_is_told_on_the_form(school: TwoCohorts) -> None:
    said = [send(school, archive)[1] for archive in (None, packed(notes_txt="x"), io.BytesIO(b"?"))]

    assert ["Choose an archive first" in said[0], "There is no exercise.toml" in said[1]] == [True, True]
    assert "cannot be read as a .zip" in said[2]


def test_what_was_found_is_shown_as_text_alone(school: TwoCohorts) -> None:
    with school.database.begin() as tx:
        hold = tx.proposals.take(NOW, NOW, "token")
        assert hold is not None
        tx.proposals.note(hold.id, ["<script>alert(1)</script>"], NOW, "token")
        tx.proposals.end(hold.id, ProposalState.REFUSED, "token")

    page = school.ask("ines", f"GET /publish/{hold.id}", {}).text

    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "Rien n'est publié" in html.unescape(page)
