"""The page of what will be erased: announced to operators and leads, who may stop it with a button."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from grader.domain.operation.audit import SYSTEM, Act, Actor, Way
from grader.domain.people import Person, Role
from grader.engine.operation.acting import act_as
from grader.engine.operation.retention import Periods, announce
from tests.engine.grading_school import COHORT, open_grading_school
from tests.web.pages.operation.test_operator import FakeVitals, Operated

DAY = timedelta(days=1)
PERIODS = Periods(output=30 * DAY, security=183 * DAY, keys=30 * DAY, code=92 * DAY, account=1_187 * DAY)


@pytest.fixture
def operated(tmp_path: Path) -> Iterator[Operated]:
    """Yield a school whose cohort was over a hundred days ago, as was announced just now."""
    with open_grading_school(tmp_path) as school:
        with school.database.begin() as tx:
            tx.cohorts.set_end(COHORT.slug, school.clock() - 100 * DAY)
        announce(PERIODS, database=school.database, now=school.clock)
        yield Operated(school, FakeVitals(), tmp_path)
    act_as(SYSTEM)


@pytest.mark.parametrize("handle", ["olga", "paul"])
def test_an_erasure_is_announced_with_its_day(operated: Operated, handle: str) -> None:
    browser = operated.browser(handle)

    page = browser.get("/erasures").text

    assert 'href="/erasures"' in browser.get("/cohorts").text
    assert COHORT.name in page
    assert f'datetime="{(operated.school.clock() + 7 * DAY).date()}' in page


@pytest.mark.parametrize("handle", ["olga", "paul"])
def test_a_button_stops_it_and_another_lets_it_go_on(operated: Operated, handle: str) -> None:
    browser = operated.browser(handle)

    stopped = browser.post(f"/erasures/{COHORT.slug}/stop", page="/erasures")
    page = browser.get("/erasures").text
    resumed = browser.post(f"/erasures/{COHORT.slug}/resume", page="/erasures")

    by = (Actor(Way.WEB, f"P-{handle}"), COHORT.slug)
    assert (stopped.status_code, resumed.status_code) == (303, 303)
    assert f"Nothing of {COHORT.slug} is erased" in page
    assert "Let it go on" in page
    assert (operated.acts(Act.ERASURE_STOPPED), operated.acts(Act.ERASURE_RESUMED)) == ([by], [by])


def test_operators_read_whose_account_nobody_uses_and_leads_do_not(operated: Operated) -> None:
    school = operated.school
    with school.database.begin() as tx:
        tx.people.add(Person("P-old", "vieux", "Vera Old", Role.TRAINER))
        tx.aged.note_unused(school.clock() - 1_160 * DAY)

    olgas, pauls = (operated.browser(handle).get("/erasures").text for handle in ("olga", "paul"))

    assert "Vera Old" in olgas
    assert f'datetime="{(school.clock() + 27 * DAY).date()}' in olgas
    assert ("Accounts that nobody uses" in pauls, "Vera Old" in pauls) == (False, False)


@pytest.mark.parametrize("handle", ["ada", "ines"])
def test_nobody_else_knows_of_it(operated: Operated, handle: str) -> None:
    browser = operated.browser(handle)

    assert browser.get("/erasures").status_code == 404
    assert browser.post(f"/erasures/{COHORT.slug}/stop", page="/").status_code == 404
    assert operated.acts(Act.ERASURE_STOPPED) == []
