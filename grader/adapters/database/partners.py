"""Partner companies, their people and their cohorts."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import insert_missing, upsert
from grader.domain.partners import Company
from grader.domain.people import Person

ONE, JOINED, OF_IT = tables.company.c, tables.company_cohort.c, tables.company_person.c
EVERY = select(ONE.id, ONE.name, ONE.town, ONE.website).order_by(ONE.name, ONE.id)
OF_PERSON = EVERY.join(tables.company_person, OF_IT.company_id == ONE.id).where(OF_IT.person_id == bindparam("person"))
PEOPLE = (
    select(tables.person)
    .join(tables.company_person, OF_IT.person_id == tables.person.c.id)
    .where(OF_IT.company_id == bindparam("company"))
    .order_by(tables.person.c.handle)
)


class StoredPartners:
    """`grader.engine.ports.partners.Partners` in the tables `company`, `company_cohort` and `company_person`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, company: Company) -> None:
        upsert(self._connection, tables.company, vars(company))

    def get(self, company_id: str) -> Company | None:
        row = self._connection.execute(EVERY.where(ONE.id == company_id)).mappings().one_or_none()
        return None if row is None else Company(**row)

    def all(self) -> tuple[Company, ...]:
        return tuple(Company(**row) for row in self._connection.execute(EVERY).mappings())

    def remove(self, company_id: str) -> None:
        for table in (tables.company_cohort, tables.portfolio_share):
            self._connection.execute(delete(table).where(table.c.company_id == company_id))
        self._connection.execute(delete(tables.company).where(ONE.id == company_id))

    def join(self, company_id: str, cohort: str) -> None:
        insert_missing(self._connection, tables.company_cohort, {"company_id": company_id, "cohort": cohort})

    def part(self, company_id: str, cohort: str) -> None:
        theirs = JOINED.company_id == company_id, JOINED.cohort == cohort
        self._connection.execute(delete(tables.company_cohort).where(*theirs))

    def cohorts(self, company_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
        found = select(JOINED.company_id, JOINED.cohort).where(JOINED.company_id.in_(company_ids))
        joined: dict[str, tuple[str, ...]] = dict.fromkeys(company_ids, ())
        for company_id, cohort in self._connection.execute(found.order_by(JOINED.cohort)):
            joined[company_id] += (cohort,)
        return joined

    def of_cohorts(self, cohorts: Collection[str]) -> tuple[Company, ...]:
        partners = select(JOINED.company_id).where(JOINED.cohort.in_(cohorts))
        return tuple(Company(**row) for row in self._connection.execute(EVERY.where(ONE.id.in_(partners))).mappings())

    def let_in(self, company_id: str, person_id: str) -> None:
        upsert(self._connection, tables.company_person, {"person_id": person_id, "company_id": company_id})

    def people(self, company_id: str) -> tuple[Person, ...]:
        return tuple(map(person_of, self._connection.execute(PEOPLE, {"company": company_id}).mappings().all()))

    def of_person(self, person_id: str) -> Company | None:
        row = self._connection.execute(OF_PERSON, {"person": person_id}).mappings().one_or_none()
        return None if row is None else Company(**row)
