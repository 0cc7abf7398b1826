"""A learner's own portfolio: what they can choose from, what they chose, with whom it is shared, and who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from grader.domain.errors import NotFound
from grader.domain.looks import PageLook, SeenPage
from grader.domain.operation.audit import Act
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.domain.portfolios import (
    CompanyShare,
    Portfolio,
    PortfolioItem,
    PortfolioLink,
    checked_portfolio,
)
from grader.engine.people.tasks import Task, all_tasks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, Now


@dataclass(frozen=True)
class PortfolioWords:
    """What somebody says of themself, and what they choose to show."""

    words: str = ""
    contact: str = ""
    with_competencies: bool = False
    with_projects: bool = False
    items: tuple[PortfolioItem, ...] = ()


@dataclass(frozen=True)
class OwnPortfolio:
    """What a learner's own page shows.

    Attributes:
        portfolio: As it is kept, or an empty one.
        passed: What they passed, which can be shown, in the order it was given.
        links: Those that open it now, newest first.
        companies: Those that are partners of their cohorts, by name.
        shares: With which of these it is shared.
        looks: Who looked, the last day first.
        openings: How often links were opened, by day.
    """

    portfolio: Portfolio
    passed: tuple[Task, ...]
    links: tuple[PortfolioLink, ...]
    companies: tuple[Company, ...]
    shares: tuple[CompanyShare, ...]
    looks: tuple[PageLook, ...]
    openings: Mapping[date, int]

    @property
    def shared(self) -> bool:
        """Tell whether anybody else can read it now."""
        return bool(self.links or self.shares)


def own_portfolio(viewer: Person, *, database: Database, now: Now) -> OwnPortfolio:
    """Return a learner's own portfolio.

    Raises:
        NotFound: `portfolio`: the viewer is no learner.
    """
    check_learner(viewer)
    with database.read() as tx:
        return OwnPortfolio(
            portfolio=tx.portfolios.of(viewer.id) or Portfolio("", viewer.id),
            passed=tuple(passed_tasks(viewer.id, tx).values()),
            links=open_links(viewer.id, tx, now()),
            companies=companies_of(viewer.id, tx),
            shares=shares_of(viewer.id, tx),
            looks=tx.looks.of(viewer.id, SeenPage.PORTFOLIO),
            openings=tx.portfolios.openings(viewer.id),
        )


def compose(viewer: Person, words: PortfolioWords, *, database: Database, new_id: NewId) -> Portfolio:
    """Store what somebody says and chooses, and return it; what they did not pass is left out.

    Raises:
        NotFound: `portfolio`.
        NotValid: See `checked_portfolio`.
    """
    check_learner(viewer)
    with database.begin() as tx:
        kept, passed = tx.portfolios.of(viewer.id), passed_tasks(viewer.id, tx)
        chosen = {one.exercise: one for one in words.items if one.exercise in passed}
        portfolio = checked_portfolio(
            Portfolio(
                kept.id if kept else new_id(),
                viewer.id,
                words.words,
                words.contact,
                words.with_competencies,
                words.with_projects,
                tuple(chosen.values()),
            )
        )
        tx.portfolios.put(portfolio)
        tx.audit.add(Act.PORTFOLIO_COMPOSED, viewer.id)
    return portfolio


def check_learner(viewer: Person) -> None:
    """Go on only for a learner.

    Raises:
        NotFound: `portfolio`.
    """
    if viewer.role is not Role.LEARNER:
        raise NotFound("portfolio")


def passed_tasks(person_id: str, tx: Transaction) -> dict[str, Task]:
    """Return what a learner passed, by exercise; of one that they have in two cohorts the newer cohort's."""
    places = tx.cohorts.enrollments_of_person(person_id)
    given = [task for place in reversed(places) for task in all_tasks_of(place.id, tx)]
    return {task.exercise: task for task in given if task.passed}


def open_links(person_id: str, tx: Transaction, at: datetime) -> tuple[PortfolioLink, ...]:
    """Return the links of somebody's that open it at a moment."""
    return tuple(one for one in tx.portfolios.links(person_id) if at < one.ends_at)


def companies_of(person_id: str, tx: Transaction) -> tuple[Company, ...]:
    """Return the companies that are partners of a learner's cohorts, by name."""
    return tx.partners.of_cohorts([place.cohort for place in tx.cohorts.enrollments_of_person(person_id)])


def shares_of(person_id: str, tx: Transaction) -> tuple[CompanyShare, ...]:
    """Return with which companies somebody shares theirs: who is partner of no cohort of theirs any more is none."""
    partners = {one.id for one in companies_of(person_id, tx)}
    return tuple(one for one in tx.portfolios.shares(person_id) if one.company.id in partners)
