"""A provider by which nobody comes in is seen by operators, until somebody comes in by it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identity_providers.stand_in import StandIn, answer, serving
from tests.web.pages.test_identities import ADA, Two
from tests.web.site import Clock, open_site


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    clock = Clock()
    with serving(clock) as ecole, open_site(tmp_path, ecole.provider(), clock=clock) as site:
        ecole.claims |= ADA
        two = Two(site, ecole, None)  # type: ignore[arg-type] # of two providers, one is enough here
        two.set_email("ada", "ada@example.org")
        yield two


def told(two: Two) -> str:
    return two.site.browser("olga").get("/operator").text


def breaks(ecole: StandIn) -> None:
    ecole.responds["/token"] = lambda request: answer(request, {"error": "invalid_client"}, 401)


def test_it_is_told_with_why_until_somebody_comes_in_by_it(two: Two) -> None:
    assert "Signing in by ecole fails" not in told(two)
    breaks(two.ecole)
    two.come(two.site.browser())
    page = told(two)
    assert "Signing in by ecole fails, and nobody has come in by it since: it refuses us" in page
    assert "grader doctor" in page

    del two.ecole.responds["/token"]
    two.come(two.site.browser())

    assert "Signing in by ecole fails" not in told(two)


def test_what_is_a_persons_own_is_no_fault_of_the_provider(two: Two) -> None:
    two.ecole.claims["email_verified"] = False

    two.come(two.site.browser())

    assert "Signing in by ecole fails" not in told(two)


def test_a_day_later_it_is_told_no_more(two: Two) -> None:
    breaks(two.ecole)
    two.come(two.site.browser())

    two.site.clock.move(hours=25)

    assert "Signing in by ecole fails" not in told(two)


def test_many_in_a_minute_are_counted_once(two: Two) -> None:
    breaks(two.ecole)
    for _ in range(3):
        two.come(two.site.browser())
    two.site.clock.move(minutes=2)
    two.come(two.site.browser())

    with two.site.grader.database.read() as tx:
        (trouble,) = tx.identities.troubles()
    assert (trouble.provider, trouble.times) == ("ecole", 2)
