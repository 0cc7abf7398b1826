"""The contract of `grader.engine.ports.partners.Partners`."""

from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.accounts.credentials import Invitation
from grader.domain.cohorts.cohort import Cohort
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.engine.ports.retention import AgedKind

NORD, SUD = Company("K1", "Atelier Nord", "Lille", "https://nord.example"), Company("K2", "Studio Sud")
YANN = Person("P-YANN", "yann", "Yann", Role.PARTNER)


@pytest.fixture
def companies(school: SqlDatabase) -> SqlDatabase:
    with school.begin() as tx:
        for company in (SUD, NORD):
            tx.partners.put(company)
        tx.people.add(YANN)
        tx.partners.let_in(NORD.id, YANN.id)
        tx.partners.join(NORD.id, "dwwm-2026")
        tx.partners.join(NORD.id, "dwwm-2026")
    return school


def test_it_keeps_companies_by_name_with_their_people_and_cohorts(companies: SqlDatabase) -> None:
    with companies.read() as tx:
        kept = tx.partners.all(), tx.partners.people(NORD.id), tx.partners.of_person(YANN.id)
        joined = tx.partners.cohorts([NORD.id, SUD.id])

    assert kept == ((NORD, SUD), (YANN,), NORD)
    assert joined == {NORD.id: ("dwwm-2026",), SUD.id: ()}


def test_what_is_said_last_stands(companies: SqlDatabase) -> None:
    changed = Company(SUD.id, "Sud", "Pau")
    with companies.begin() as tx:
        tx.partners.put(changed)
        kept = tx.partners.get(SUD.id), tx.partners.get("no-such")

    assert kept == (changed, None)


def test_partners_of_cohorts_are_found_until_they_part(companies: SqlDatabase) -> None:
    with companies.begin() as tx:
        before = tx.partners.of_cohorts(["dwwm-2026", "other"]), tx.partners.of_cohorts(["other"])
        tx.partners.part(NORD.id, "dwwm-2026")
        after = tx.partners.of_cohorts(["dwwm-2026"])

    assert (before, after) == (((NORD,), ()), ())


def test_a_company_goes_with_its_part_in_cohorts(companies: SqlDatabase) -> None:
    with companies.begin() as tx:
        tx.partners.join(SUD.id, "dwwm-2026")
        tx.partners.remove(SUD.id)
        kept = tx.partners.all(), tx.partners.of_cohorts(["dwwm-2026"])

    assert kept == ((NORD,), (NORD,))


def test_a_cohort_that_is_removed_has_no_partner(companies: SqlDatabase) -> None:
    empty = Cohort("empty", "Empty")
    with companies.begin() as tx:
        tx.cohorts.add(empty)
        tx.partners.join(SUD.id, empty.slug)
        tx.removals.cohort(empty.slug)
        kept = tx.partners.cohorts([SUD.id])

    assert kept == {SUD.id: ()}


def test_an_account_is_due_once_nothing_opens_it(companies: SqlDatabase, morning: datetime) -> None:
    later = morning + timedelta(days=1)
    with companies.begin() as tx:
        tx.credentials.add_invitation(Invitation("I1", YANN.id, morning + timedelta(days=14)), "hash")
        tx.aged.note_unused(morning)
        opened = tx.aged.due(AgedKind.PARTNER, later, later)
        tx.aged.erase(AgedKind.INVITATION, ["I1"], morning)
        tx.aged.note_unused(morning)
        due = tx.aged.due(AgedKind.PARTNER, later, later)
        tx.aged.erase(AgedKind.PARTNER, due, morning)
        after = tx.aged.due(AgedKind.PARTNER, later, later), tx.partners.people(NORD.id)

    assert (opened, due, after) == ((), (YANN.id,), ((), ()))
