"""Shared code, as a cohort's trainers ask for it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.domain.test_similarity import LONG, RENAMED
from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send

PAGE = "/cohorts/web-2610/exercises/prix-ttc/similarity"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        for handle, text in (("ada", LONG), ("karim", RENAMED)):
            write_over(site, handle, text)
        yield site


def write_over(site: Installation, handle: str, text: str) -> None:
    """Let a learner's newest hand-in of an exercise have been this."""
    with site.database.read() as tx:
        submission = tx.submissions.get(site.school.latest(handle, "prix-ttc"))
        assert submission is not None
        exercise = tx.catalog.current("prix-ttc")
    assert exercise is not None
    site.repositories.hold(submission.tree, {exercise.hand_in[0]: text.encode()})


def test_before_it_is_asked_for_it_says_what_it_cannot_tell(site: Installation):
    page = unescape(site.client("ines").get(PAGE).text)

    assert "Du code en commun ne prouve rien" in page
    assert "lignes en commun" not in page


def test_a_pair_is_shown_side_by_side_with_its_lines_marked(site: Installation):
    answer = unescape(send(site.client("ines"), PAGE, PAGE))

    assert "Ada Benali, Karim Diallo" in answer
    assert "11 lignes en commun" in answer
    assert len(re.findall(r'<mark class="row"', answer)) == 22


def test_nothing_of_it_is_on_a_persons_page(site: Installation):
    ines = site.client("ines")

    send(ines, PAGE, PAGE)

    assert "en commun" not in ines.get("/people/ada").text
    assert "lignes en commun" not in ines.get(PAGE).text
