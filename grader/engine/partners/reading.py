"""The partner companies as those read them who keep them."""

from dataclasses import dataclass

from grader.domain.cohorts.cohort import Cohort
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.engine.partners.rights import check_keeper, keeps_company, read_company
from grader.engine.people.access import led_cohorts
from grader.engine.ports.database import Database, Transaction


@dataclass(frozen=True)
class ListedCompany:
    """A company in the list, with those cohorts of the viewer that it is partner of."""

    company: Company
    cohorts: tuple[Cohort, ...]


@dataclass(frozen=True)
class PartnersPage:
    """What the list shows.

    Attributes:
        cohorts: Those that a new company can go along with: the viewer's own, or all of an operator's.
    """

    companies: tuple[ListedCompany, ...]
    cohorts: tuple[Cohort, ...]


@dataclass(frozen=True)
class CompanyPage:
    """What the page of a company shows.

    Attributes:
        cohorts: Those of the viewer that it is partner of.
        elsewhere: Of how many others it is partner.
        joinable: Those of the viewer that it is not partner of yet.
        people: By handle; nobody where the viewer may not keep it.
        may_change: The viewer may change it, and let its people in.
    """

    company: Company
    cohorts: tuple[Cohort, ...]
    elsewhere: int
    joinable: tuple[Cohort, ...]
    people: tuple[Person, ...]
    may_change: bool


def partners_page(viewer: Person, *, database: Database) -> PartnersPage:
    """Return the companies, in a fixed number of queries.

    Raises:
        NotFound: `partners`: they keep none.
    """
    check_keeper(viewer)
    with database.read() as tx:
        ours, companies = _own_cohorts(viewer, tx), tx.partners.all()
        joined = tx.partners.cohorts([one.id for one in companies])
    listed = (ListedCompany(one, tuple(co for co in ours if co.slug in joined[one.id])) for one in companies)
    return PartnersPage(tuple(listed), ours)


def company_page(viewer: Person, company_id: str, *, database: Database) -> CompanyPage:
    """Return one company.

    Raises:
        NotFound: `company`.
    """
    with database.read() as tx:
        company = read_company(viewer, company_id, tx)
        may_change = keeps_company(viewer, company_id, tx)
        ours, joined = _own_cohorts(viewer, tx), tx.partners.cohorts([company_id])[company_id]
        people = tx.partners.people(company_id) if may_change else ()
    shown = tuple(one for one in ours if one.slug in joined)
    return CompanyPage(
        company=company,
        cohorts=shown,
        elsewhere=len(joined) - len(shown),
        joinable=tuple(one for one in ours if one.slug not in joined),
        people=people,
        may_change=may_change,
    )


def _own_cohorts(viewer: Person, tx: Transaction) -> tuple[Cohort, ...]:
    return tx.cohorts.all() if viewer.role is Role.OPERATOR else led_cohorts(viewer, tx)
