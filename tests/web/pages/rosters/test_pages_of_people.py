"""A long list of a cohort's people, a page at a time."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest

from grader.domain.cohorts.cohort import EnrollmentStatus
from tests.web.crowd import enroll_crowd
from tests.web.installation import Installation, install

PEOPLE = "/cohorts/web-2610/people"
CROWD = 120
LEFT_FROM = 60


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Yield a cohort of 60 more people who learn, and 60 who have left."""
    with install(tmp_path_factory.mktemp("long")) as site:
        enroll_crowd(site.database, learners=CROWD, exercises=0)
        with site.database.begin() as tx:
            for number in range(LEFT_FROM, CROWD):
                place = tx.cohorts.enrollment(f"E-more-{number}")
                assert place is not None
                tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT))
        yield site


def read(site: Installation, query: str = "", handle: str = "paul") -> str:
    return unescape(site.client(handle).get(f"{PEOPLE}{query}").text)


def shown(page: str) -> list[int]:
    return [number for number in range(CROWD) if f"Élève {number:03}</a>" in page]


def test_fifty_of_each_part_are_shown_and_all_are_counted(site: Installation):
    page = read(site)

    assert len(shown(page)) < CROWD
    assert 'En formation <span class="aside">68</span>' in page
    assert 'Hors formation en ce moment <span class="aside">60</span>' in page
    assert "Personnes 1 à 50 sur 68" in page


def test_each_part_has_its_own_page_and_keeps_what_else_is_asked_for(site: Installation):
    page = read(site, "?name=ELEVE&active=2")

    assert shown(page) == [*range(50, LEFT_FROM), *range(LEFT_FROM, 110)]
    assert f'href="{PEOPLE}?name=ELEVE#active"' in page
    assert f'href="{PEOPLE}?name=ELEVE&active=2&apart=2#apart"' in page
    assert shown(read(site, "?name=ELEVE&apart=9")) == [*range(50), *range(110, CROWD)]


def test_somebody_is_found_by_name_wherever_they_stand(site: Installation):
    page = read(site, "?name=élève+07")

    assert shown(page) == [*range(70, 80)]
    assert 'value="élève 07"' in page
    assert "Aucun nom ne contient cela." in page
    assert "Inès" in page  # the staff are few, and shown whoever is looked for


def test_links_are_for_all_who_wait_whatever_is_shown(site: Installation):
    waiting = "68 personnes ne se sont pas encore connectées."

    assert [waiting in read(site, query) for query in ("", "?active=2", "?name=karim")] == [True] * 3


def test_a_short_list_has_neither_pages_nor_a_search(pages: Installation):
    page = read(pages)

    assert [word in page for word in ("board-pages", "find-name")] == [False, False]
