"""Partner companies and their people, for leads and operators."""

from grader.domain.accounts.credentials import Scope
from grader.engine.partners import keeping, people, reading
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.basic import Person
from web.api.shapes.partners import (
    Companies,
    Company,
    CompanyInList,
    CompanyWayIn,
    NamedCompany,
    ToAddCompany,
    ToLetPartnerIn,
    ToSayOfCompany,
)
from web.http.bearer import caller
from web.http.context import grader

AT = "/partners"
ONE = f"{AT}/<company_id>"
CREATED = 201


@endpoint(AT, Companies, reading=Reading(refusals=("not-found",)))
def list_companies() -> Companies:
    """List the partner companies; for leads and operators."""
    page = reading.partners_page(caller(), database=grader().database)
    return Companies(items=[CompanyInList.of(one) for one in page.companies])


@endpoint(
    AT,
    Company,
    scope=Scope.PEOPLE,
    method="POST",
    created=True,
    reading=Reading(body=ToAddCompany, refusals=("not-found",)),
)
def add_company(body: ToAddCompany) -> Answered:
    """Add a company that is partner of a cohort."""
    ours = grader()
    made = keeping.add_company(caller(), body.words(), body.cohort, database=ours.database, new_id=ours.new_id)
    return Answered(_read(made.id), CREATED)


@endpoint(ONE, Company, reading=Reading(refusals=("not-found",)))
def read_company(company_id: str) -> Company:
    """Read a company, with its people for those who may change it."""
    return _read(company_id)


@endpoint(ONE, Company, scope=Scope.PEOPLE, method="PUT", reading=Reading(body=ToSayOfCompany, refusals=OF_SOMEBODY))
def change_company(company_id: str, body: ToSayOfCompany) -> Company:
    """Replace what is said of a company; for operators, and leads of all its cohorts."""
    keeping.change_company(caller(), company_id, body.words(), database=grader().database)
    return _read(company_id)


@endpoint(ONE, NamedCompany, scope=Scope.PEOPLE, method="DELETE", reading=Reading(refusals=OF_SOMEBODY))
def remove_company(company_id: str) -> NamedCompany:
    """Remove a company with its people's accounts, and read what it was."""
    ours = grader()
    gone = keeping.remove_company(caller(), company_id, database=ours.database, now=ours.now)
    return NamedCompany.model_validate(gone)


@endpoint(
    f"{ONE}/cohorts/<cohort>", Company, scope=Scope.PEOPLE, method="PUT", reading=Reading(refusals=("not-found",))
)
def join_cohort(company_id: str, cohort: str) -> Company:
    """Make a company partner of a cohort; for those who lead the cohort, and operators."""
    keeping.join_cohort(caller(), company_id, cohort, database=grader().database)
    return _read(company_id)


@endpoint(
    f"{ONE}/cohorts/<cohort>", Company, scope=Scope.PEOPLE, method="DELETE", reading=Reading(refusals=("not-found",))
)
def part_from_cohort(company_id: str, cohort: str) -> Company:
    """End that a company is partner of a cohort."""
    keeping.part_from_cohort(caller(), company_id, cohort, database=grader().database)
    return _read(company_id)


@endpoint(
    f"{ONE}/people",
    CompanyWayIn,
    scope=Scope.PEOPLE,
    method="POST",
    created=True,
    reading=Reading(body=ToLetPartnerIn, refusals=OF_SOMEBODY),
)
def let_partner_in(company_id: str, body: ToLetPartnerIn) -> Answered:
    """Give somebody of a company an account, and read the link that opens it."""
    ours = grader()
    new = people.let_in(
        caller(),
        company_id,
        body.words(),
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return Answered(CompanyWayIn.of(new), CREATED)


@endpoint(
    f"{ONE}/people/<handle>/link",
    CompanyWayIn,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(refusals=OF_SOMEBODY),
)
def make_partner_link(company_id: str, handle: str) -> CompanyWayIn:
    """Make a link by which somebody of a company chooses a password; good once, for 14 days."""
    ours = grader()
    again = people.let_in_again(
        caller(),
        company_id,
        handle,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return CompanyWayIn.of(again)


@endpoint(f"{ONE}/people/<handle>", Person, scope=Scope.PEOPLE, method="DELETE", reading=Reading(refusals=OF_SOMEBODY))
def let_partner_go(company_id: str, handle: str) -> Person:
    """Erase the account of somebody of a company."""
    ours = grader()
    gone = people.let_go(caller(), company_id, handle, database=ours.database, now=ours.now)
    return Person.model_validate(gone)


def _read(company_id: str) -> Company:
    return Company.of(reading.company_page(caller(), company_id, database=grader().database))
