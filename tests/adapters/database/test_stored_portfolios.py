"""The contract of `grader.engine.ports.portfolios.Portfolios`."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.domain.portfolios import CompanyShare, Portfolio, PortfolioItem, PortfolioLink
from grader.engine.ports.retention import AgedKind

NORD = Company("K1", "Atelier Nord")
YANN = Person("P-YANN", "yann", "Yann", Role.PARTNER)
KEPT = Portfolio("F1", "P-ADA", "Bonjour.", "ada@example.org", items=(PortfolioItem("b", "Soin"), PortfolioItem("a")))
TODAY = date(2026, 11, 23)


@pytest.fixture
def shared(school: SqlDatabase, morning: datetime) -> SqlDatabase:
    with school.begin() as tx:
        tx.partners.put(NORD)
        tx.people.add(YANN)
        tx.partners.let_in(NORD.id, YANN.id)
        tx.portfolios.put(KEPT)
        tx.portfolios.add_link(PortfolioLink("L1", "P-ADA", morning, morning + timedelta(days=1)), "hash")
        tx.portfolios.share(CompanyShare("P-ADA", NORD, morning))
        tx.portfolios.share(CompanyShare("P-ADA", NORD, morning + timedelta(days=1)))
    return school


def test_what_was_said_last_stands_in_its_order(shared: SqlDatabase) -> None:
    changed = replace(
        KEPT, words="", with_competencies=True, with_projects=True, items=(PortfolioItem("a", with_code=True),)
    )
    with shared.begin() as tx:
        before = tx.portfolios.of("P-ADA"), tx.portfolios.get("F1"), tx.portfolios.get("no-such")
        tx.portfolios.put(changed)
        after = tx.portfolios.of("P-ADA")

    assert (before, after) == ((KEPT, KEPT, None), changed)


def test_a_link_is_found_by_its_hash_until_its_learner_ends_it(shared: SqlDatabase, morning: datetime) -> None:
    link = PortfolioLink("L1", "P-ADA", morning, morning + timedelta(days=1))
    with shared.begin() as tx:
        before = tx.portfolios.link("hash"), tx.portfolios.link("other"), tx.portfolios.links("P-ADA")
        tx.portfolios.end_link("P-KARIM", "L1")
        tx.portfolios.end_link("P-ADA", "L2")
        still = tx.portfolios.link("hash")
        tx.portfolios.end_link("P-ADA", "L1")
        after = tx.portfolios.link("hash")

    assert (before, still, after) == ((link, None, (link,)), link, None)


def test_since_when_it_is_shared_stays(shared: SqlDatabase, morning: datetime) -> None:
    with shared.begin() as tx:
        kept = tx.portfolios.shares("P-ADA"), tx.portfolios.shared_with(NORD.id)
        tx.portfolios.unshare("P-ADA", NORD.id)
        after = tx.portfolios.shares("P-ADA")

    assert kept == ((CompanyShare("P-ADA", NORD, morning),), {"P-ADA": morning})
    assert after == ()


def test_all_is_withdrawn(shared: SqlDatabase) -> None:
    with shared.begin() as tx:
        tx.portfolios.withdraw("P-ADA")
        kept = tx.portfolios.links("P-ADA"), tx.portfolios.shares("P-ADA"), tx.portfolios.of("P-ADA")

    assert kept == ((), (), KEPT)


def test_openings_are_told_by_day(shared: SqlDatabase) -> None:
    later = TODAY + timedelta(days=1)
    with shared.begin() as tx:
        for day in (TODAY, TODAY, later):
            tx.portfolios.count_opening("P-ADA", day)
        openings = tx.portfolios.openings("P-ADA")

    assert list(openings.items()) == [(later, 1), (TODAY, 2)]


def test_nothing_is_shared_with_a_company_that_went(shared: SqlDatabase, morning: datetime) -> None:
    with shared.begin() as tx:
        tx.aged.erase(AgedKind.PARTNER, [YANN.id], morning)
        tx.partners.remove(NORD.id)
        kept = tx.portfolios.shares("P-ADA")

    assert kept == ()
