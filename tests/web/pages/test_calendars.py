"""Dates in a calendar: at a secret address, each person's own, until it is ended."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.web.installation import Installation, install
from tests.web.pages.test_comments import send
from tests.web.pages.test_plans import PLAN, by

PAGE = "/account/calendar"
ADDRESS = re.compile(r"http://localhost(/calendars/[\w-]+\.ics)")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as site:
        yield site


def address_of(site: Installation, handle: str) -> str:
    found = ADDRESS.search(send(site.client(handle), PAGE, PAGE))
    assert found is not None
    return found[1]


def entries(site: Installation, address: str) -> dict[str, date]:
    """Return each entry's day by its name, as somebody reads them who is not signed in."""
    answer = site.app.test_client().get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    return {str(one["summary"]): one.decoded("dtstart") for one in Calendar.from_ical(answer.data).walk("VEVENT")}


def test_a_learner_reads_their_own_dates_and_follows_them(site: Installation) -> None:
    address = address_of(site, "ada")
    by(site, "paul", f"{PLAN}/bonjour", starts="2026-12-07", due="2026-12-11")
    page = f"{PLAN}/bonjour/extensions"
    by(site, "ines", page, page, learner="ada", due="2026-12-18")

    own = entries(site, address)
    staffs = entries(site, address_of(site, "ines"))

    assert own["Début : Bonjour (Web 26-10)".replace(" :", "\N{NO-BREAK SPACE}:")] == date(2026, 12, 7)
    assert own["Dernier jour : Bonjour (Web 26-10)".replace(" :", "\N{NO-BREAK SPACE}:")] == date(2026, 12, 18)
    assert staffs["Dernier jour : Bonjour (Web 26-10)".replace(" :", "\N{NO-BREAK SPACE}:")] == date(2026, 12, 11)


def test_an_address_is_shown_once_and_replaced_or_ended(site: Installation) -> None:
    first = address_of(site, "ada")
    again = site.client("ada").get(PAGE)
    second = address_of(site, "ada")
    strangers = site.app.test_client()
    replaced, current = (strangers.get(one).status_code for one in (first, second))
    send(site.client("ada"), PAGE, f"{PAGE}/end")

    assert ADDRESS.search(again.text) is None
    assert again.headers["Cache-Control"] == "no-store"
    assert (replaced, current, strangers.get(second).status_code) == (404, 200, 404)
    assert strangers.get("/calendars/x.ics").status_code == 404


def test_who_has_no_cohort_has_an_empty_calendar(site: Installation) -> None:
    assert entries(site, address_of(site, "noor")) == {}
