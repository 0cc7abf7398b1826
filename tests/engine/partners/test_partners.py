"""Companies and their people are kept by whoever leads all of a company's cohorts, and by operators."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from grader.domain.accounts.credentials import Session
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotAllowed, NotFound, NotValid, Refused
from grader.domain.operation.audit import Act
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.engine.accounts.accounts import invited
from grader.engine.operation.retention import Periods, announce, retain
from grader.engine.partners import keeping, people, reading
from grader.engine.partners.keeping import CompanyWords
from grader.engine.partners.people import LetIn, PartnerWords
from grader.engine.people.own_data import own_data
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.retention import AgedKind
from tests.engine.grading_school import COHORT, School

DAY = timedelta(days=1)
PERIODS = Periods(output=30 * DAY, security=183 * DAY, keys=30 * DAY, code=92 * DAY, account=1_187 * DAY)
ELSEWHERE = Cohort("web-2703", "Web 27-03")
ATELIER = CompanyWords("Atelier Nord", "Lille", "https://atelier.example")


class NoFiles:
    """Repositories' files, of which none goes with somebody of a company."""

    def erase(self, path: str) -> None:
        """Refuse to be asked."""
        raise AssertionError(path)


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school with an operator, and with a second cohort that Lise leads."""
    for handle, role in (("lise", Role.LEAD), ("olga", Role.OPERATOR)):
        grading_school.people[handle] = grading_school.add(handle, role)
    with grading_school.database.begin() as tx:
        tx.cohorts.add(ELSEWHERE)
        tx.cohorts.add_staff(ELSEWHERE.slug, "P-lise")
    return grading_school


def add(school: School, by: str = "paul", cohort: str = COHORT.slug) -> Company:
    return keeping.add_company(school.people[by], ATELIER, cohort, database=school.database, new_id=school.new_id)


def let_in(school: School, company: Company, by: str = "paul", **words: str) -> LetIn:
    made = {"new_id": school.new_id, "new_secret": school.new_secret, "now": school.clock}
    said = PartnerWords(**{"name": "Yann Le Goff", **words})
    return people.let_in(school.people[by], company.id, said, database=school.database, **made)


def acts(school: School) -> list[Act]:
    with school.database.read() as tx:
        return [entry.act for entry in reversed(tx.audit.find(AuditQuery(), 99))]


def known(school: School, person: Person) -> Person:
    with school.database.read() as tx:
        found = tx.people.get(person.id)
    assert found is not None
    return found


def test_a_lead_adds_a_company_that_goes_along_with_their_cohort(school: School) -> None:
    company = add(school)

    (listed,) = reading.partners_page(school.people["paul"], database=school.database).companies
    assert (listed.company, listed.cohorts) == (company, (COHORT,))
    assert acts(school)[-2:] == [Act.COMPANY_ADDED, Act.COMPANY_JOINED]


def test_somebody_of_it_chooses_a_password_by_their_link(school: School) -> None:
    new = let_in(school, add(school), email="yann@atelier.example")

    whose = invited(new.secret, database=school.database, now=school.clock)
    assert (whose.handle, whose.role, whose.email) == (new.person.handle, Role.PARTNER, "yann@atelier.example")
    assert acts(school)[-3:] == [Act.PERSON_ADDED, Act.PARTNER_LET_IN, Act.PERSON_INVITED]


def test_own_data_of_somebody_of_a_company_names_it(school: School) -> None:
    company = add(school)
    new = let_in(school, company)

    assert own_data(new.person, database=school.database, now=school.clock).company == company


def test_another_lead_reads_of_a_company_no_people(school: School) -> None:
    company = add(school)
    let_in(school, company)

    page = reading.company_page(school.people["lise"], company.id, database=school.database)

    assert (page.people, page.cohorts, page.elsewhere, page.joinable) == ((), (), 1, (ELSEWHERE,))
    assert page.may_change is False


def test_once_it_goes_along_with_anothers_cohort_neither_lead_lets_somebody_in(school: School) -> None:
    company = add(school)
    keeping.join_cohort(school.people["lise"], company.id, ELSEWHERE.slug, database=school.database)

    for lead in ("paul", "lise"):
        with pytest.raises(NotAllowed):
            let_in(school, company, by=lead)

    assert let_in(school, company, by="olga").person.role is Role.PARTNER


def test_a_lead_ends_that_it_goes_along_with_their_cohort(school: School) -> None:
    company = add(school)
    keeping.part_from_cohort(school.people["paul"], company.id, COHORT.slug, database=school.database)

    page = reading.company_page(school.people["paul"], company.id, database=school.database)
    assert (page.cohorts, page.elsewhere, page.may_change) == ((), 0, False)


def test_who_is_let_go_keeps_neither_name_nor_way_in(school: School) -> None:
    company = add(school)
    new = let_in(school, company)
    people.let_go(school.people["paul"], company.id, new.person.handle, database=school.database, now=school.clock)

    former = known(school, new.person)
    assert (former.name, former.handle, former.email) == ("Ancien partenaire 1", "ancien-1", None)
    with pytest.raises(Refused):
        invited(new.secret, database=school.database, now=school.clock)
    with school.database.read() as tx:
        assert tx.partners.people(company.id) == ()


def test_a_company_goes_with_its_peoples_accounts(school: School) -> None:
    company = add(school)
    new = let_in(school, company)
    keeping.remove_company(school.people["paul"], company.id, database=school.database, now=school.clock)

    with school.database.read() as tx:
        assert tx.partners.all() == ()
    assert known(school, new.person).name == "Ancien partenaire 1"


def test_an_account_that_nothing_opens_any_more_is_erased_by_age(school: School) -> None:
    company = add(school)
    invited_only, came = let_in(school, company), let_in(school, company, name="Zita Blum")
    came_at = school.clock()
    with school.database.begin() as tx:
        tx.credentials.add_session(Session("S", came.person.id, "Firefox", came_at, came_at), "hash")
    counts = [forgotten_after(school, days) for days in (60, 31, 200, 31)]

    assert counts == [0, 1, 0, 1]
    assert {known(school, one.person).name for one in (invited_only, came)} == {
        "Ancien partenaire 1",
        "Ancien partenaire 2",
    }


def forgotten_after(school: School, days: int) -> int:
    """Return how many people of companies are erased once so many days more are over; who may go next is announced."""
    school.clock.move(days=days)
    parts = {"database": school.database, "files": NoFiles(), "now": school.clock}
    erased = retain(PERIODS, **parts)[AgedKind.PARTNER]
    announce(PERIODS, database=school.database, now=school.clock)
    return erased


WRONG: dict[str, tuple[Callable[[School, Company], object], Refused]] = {
    "no trainer adds one": (lambda school, _: add(school, "ines"), NotFound("partners")),
    "no lead, to another's cohort": (lambda school, _: add(school, "lise"), NotFound("cohort", slug=COHORT.slug)),
    "nobody, to no cohort": (lambda school, _: add(school, "olga", "nowhere"), NotFound("cohort", slug="nowhere")),
    "no lead changes another's": (lambda school, one: let_in(school, one, "lise"), NotAllowed("company_elsewhere")),
    "no learner": (lambda school, one: let_in(school, one, "ada"), NotFound("company")),
    "no name": (lambda school, one: let_in(school, one, name=" "), NotValid("name_shape")),
    "a handle that is taken": (lambda school, one: let_in(school, one, handle="ada"), NotValid("handle_taken")),
    "an address that is none": (lambda school, one: let_in(school, one, email="x"), NotValid("email_shape")),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_refused_and_changes_nothing(school: School, case: str) -> None:
    company = add(school)
    step, refusal = WRONG[case]

    with pytest.raises(type(refusal)) as refused:
        step(school, company)

    assert refused.value.code == refusal.code
    with school.database.read() as tx:
        assert (tx.partners.all(), tx.partners.people(company.id)) == ((company,), ())
