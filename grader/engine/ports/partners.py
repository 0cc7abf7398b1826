"""Partner companies, their people and their cohorts, as they are kept."""

from collections.abc import Collection
from typing import Protocol

from grader.domain.partners import Company
from grader.domain.people import Person


class Partners(Protocol):
    """Partner companies."""

    def put(self, company: Company) -> None:
        """Store a company, or what is said of it now."""

    def get(self, company_id: str) -> Company | None:
        """Return the company of that id."""

    def all(self) -> tuple[Company, ...]:
        """Return all companies, by name."""

    def remove(self, company_id: str) -> None:
        """Remove a company that has no people any more, with its part in cohorts and what is shared with it."""

    def join(self, company_id: str, cohort: str) -> None:
        """Make it partner of a cohort; doing it twice changes nothing."""

    def part(self, company_id: str, cohort: str) -> None:
        """End that it is partner of a cohort."""

    def cohorts(self, company_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the slugs of the cohorts that these are partners of, by company, in one query."""

    def of_cohorts(self, cohorts: Collection[str]) -> tuple[Company, ...]:
        """Return the companies that are partners of one of these cohorts at least, by name."""

    def let_in(self, company_id: str, person_id: str) -> None:
        """Make somebody one of its people."""

    def people(self, company_id: str) -> tuple[Person, ...]:
        """Return the people of a company, by handle."""

    def of_person(self, person_id: str) -> Company | None:
        """Return the company that somebody is of."""
