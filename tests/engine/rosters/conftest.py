"""A school of two cohorts: Ada learns with Paul, Karim with Paul and with Lise, and Noor with Lise."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.git.repositories import GitRepositories
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from tests.engine.accounts.account_school import Clock
from tests.fresh_database import fresh_database

WEB, DATA = "web-2610", "data-2611"
ROLES = {
    **dict.fromkeys(("ada", "karim", "noor"), Role.LEARNER),
    **dict.fromkeys(("paul", "lise"), Role.LEAD),
    "ines": Role.TRAINER,
    "olga": Role.OPERATOR,
}
LEARN = {"ada": (WEB,), "karim": (WEB, DATA), "noor": (DATA,)}
TEACH = {"paul": WEB, "ines": WEB, "lise": DATA}


@dataclass
class Classes:
    """What a test of a cohort's people works with."""

    database: SqlDatabase
    repositories: GitRepositories
    clock: Clock

    def person(self, handle: str) -> Person:
        with self.database.read() as tx:
            found = tx.people.by_handle(handle)
        assert found is not None, handle
        return found

    def place(self, handle: str, cohort: str = WEB) -> Enrollment:
        with self.database.read() as tx:
            found = tx.cohorts.enrollment_of(cohort, self.person(handle).id)
        assert found is not None, handle
        return found


@pytest.fixture
def classes(tmp_path: Path) -> Iterator[Classes]:
    database = SqlDatabase(fresh_database(tmp_path / "school.sqlite3"))
    with database.begin() as tx:
        for slug in (WEB, DATA):
            tx.cohorts.add(Cohort(slug, slug.title()))
        for handle, role in ROLES.items():
            person = Person(f"P-{handle}", handle, handle.title(), role)
            tx.people.add(person)
            for slug in LEARN.get(handle, ()):
                tx.cohorts.enroll(Enrollment(f"E-{handle}-{slug}", slug, person, EnrollmentStatus.ACTIVE))
        for handle, slug in TEACH.items():
            tx.cohorts.add_staff(slug, f"P-{handle}")
    yield Classes(database, GitRepositories(tmp_path / "repositories"), Clock())
    database.dispose()
