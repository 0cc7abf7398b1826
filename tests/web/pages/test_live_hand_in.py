"""The page of a hand-in that asks for itself again while its run goes on."""

import re

import pytest

from grader.domain.verdicts import Outcome
from grader.engine.ports.grading import Event
from tests.web import results
from tests.web.installation import Installation


def known_by(pages: Installation, handle: str, path: str) -> dict[str, str]:
    """Return what the page that was just shown asks with."""
    found = re.search(r'data-version="([^"]+)"', pages.client(handle).get(path).text)
    assert found is not None
    return {"If-None-Match": f'"{found[1]}"'}


@pytest.mark.parametrize(("handle", "exercise"), [("ada", "covoiturage"), ("karim", "vote-de-la-promo")])
def test_a_page_that_is_just_shown_lacks_nothing(pages: Installation, handle: str, exercise: str):
    path = f"/submissions/{pages.school.latest(handle, exercise)}"

    answer = pages.client(handle).get(f"{path}/live", headers=known_by(pages, handle, path))

    assert (answer.status_code, answer.data) == (304, b"")


def test_a_check_that_lands_is_sent(pages: Installation):
    submission = pages.school.latest("ada", "covoiturage")
    known = known_by(pages, "ada", f"/submissions/{submission}")
    landed = results.landed("asks-three-questions", Outcome.PASSED)
    pages.announcer.announce(f"N{submission[1:]}", Event("check", check=landed))

    answer = pages.client("ada").get(f"/submissions/{submission}/live", headers=known)

    assert "1 sur 5" in answer.text


def test_another_s_version_opens_nothing(pages: Installation):
    path = f"/submissions/{pages.school.latest('ada', 'covoiturage')}"
    known = known_by(pages, "ada", path)

    assert pages.client("karim").get(f"{path}/live", headers=known).status_code == 404
