"""Portfolios, with whom they are shared, and how often links were opened, as they are kept."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from grader.domain.portfolios import CompanyShare, Portfolio, PortfolioLink


class Portfolios(Protocol):
    """Portfolios of learners."""

    def put(self, portfolio: Portfolio) -> None:
        """Store a portfolio, or what it is now."""

    def of(self, person_id: str) -> Portfolio | None:
        """Return somebody's portfolio."""

    def get(self, portfolio_id: str) -> Portfolio | None:
        """Return the portfolio of that id."""

    def add_link(self, link: PortfolioLink, secret_hash: str) -> None:
        """Store a link; of its secret the hash alone."""

    def links(self, person_id: str) -> tuple[PortfolioLink, ...]:
        """Return somebody's links, newest first."""

    def link(self, secret_hash: str) -> PortfolioLink | None:
        """Return the link of that secret."""

    def end_link(self, person_id: str, link_id: str) -> None:
        """Forget a link of somebody's: it opens nothing any more."""

    def share(self, share: CompanyShare) -> None:
        """Share somebody's portfolio with a company; what is shared already stays so."""

    def unshare(self, person_id: str, company_id: str) -> None:
        """Share it with a company no longer."""

    def shares(self, person_id: str) -> tuple[CompanyShare, ...]:
        """Return with which companies somebody shares theirs, by name."""

    def shared_with(self, company_id: str) -> Mapping[str, datetime]:
        """Return the ids of the people who share theirs with a company, each with since when."""

    def withdraw(self, person_id: str) -> None:
        """Forget every link and share of somebody's."""

    def count_opening(self, person_id: str, day: date) -> None:
        """Count that a link was opened on a day."""

    def openings(self, person_id: str) -> Mapping[date, int]:
        """Return how often links of somebody's were opened, by day, the last day first."""
