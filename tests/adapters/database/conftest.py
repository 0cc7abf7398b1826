"""Both databases for the contract tests: a SQLite file, and a PostgreSQL cluster of our own; and the cast in them."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from grader.adapters.database import engines
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.database.upgrading import upgrade
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.exercises.exercise import Check, Exercise, SourceFile
from grader.domain.grading.run import Run
from grader.domain.people import Person, Role
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.text import Language, Text
from grader.domain.tries import TryRule
from grader.domain.verdicts import RunState
from tests.adapters.database.emptied import Emptied
from tests.postgresql import Cluster, cluster

numbers = count(1)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever writes to SQLite wait for the others as long as a slow disk needs: who fails here has met a fault."""
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", timedelta(minutes=1))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """Yield a running PostgreSQL."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Cluster) -> str:
    """Return the name of a migrated database to copy."""
    upgrade(postgresql.create("migrated"))
    return "migrated"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_address(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the address of a migrated SQLite file."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'grader.sqlite3')}"


@pytest.fixture(scope="session")
def emptied_postgresql(postgresql: Cluster, postgresql_template: str) -> Emptied:
    """Return the database that tests hand on."""
    return Emptied(postgresql, postgresql_template)


@pytest.fixture
def migrated_postgresql(emptied_postgresql: Emptied) -> Iterator[str]:
    """Yield the address of a migrated PostgreSQL database."""
    yield emptied_postgresql.take()
    emptied_postgresql.give_back()


@pytest.fixture
def new_postgresql(postgresql: Cluster, postgresql_template: str) -> Iterator[str]:
    """Yield the address of a migrated PostgreSQL database that no test had before, for what PostgreSQL counts of it."""
    name = f"test_{next(numbers)}"
    yield postgresql.create(name, template=postgresql_template)
    postgresql.drop(name)


@pytest.fixture
def empty_postgresql(postgresql: Cluster) -> Iterator[str]:
    """Yield the address of a PostgreSQL database without tables."""
    name = f"test_{next(numbers)}"
    yield postgresql.create(name)
    postgresql.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    """Return each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def address(kind: str, request: pytest.FixtureRequest) -> str:
    """Return the address of a migrated database of each kind."""
    return str(request.getfixturevalue("sqlite_address" if kind == "sqlite" else "migrated_postgresql"))


@pytest.fixture
def empty_address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database of each kind that has no tables yet."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    return str(request.getfixturevalue("empty_postgresql"))


@pytest.fixture
def database(address: str) -> Iterator[SqlDatabase]:
    """Yield a database of each kind with nothing in it."""
    database = SqlDatabase(address)
    yield database
    database.dispose()


@pytest.fixture
def morning() -> datetime:
    """Return the moment at which the tests' day begins."""
    return datetime(2026, 11, 23, 8, 5, 0, 123_456, tzinfo=UTC)


@pytest.fixture
def ada() -> Person:
    """Return a learner who chose her language."""
    return Person("P-ADA", "ada", "Ada", Role.LEARNER, Language.EN)


@pytest.fixture
def karim() -> Person:
    """Return a learner who follows his browser."""
    return Person("P-KARIM", "karim", "Karim", Role.LEARNER)


@pytest.fixture
def ines() -> Person:
    """Return the trainer."""
    return Person("P-INES", "ines", "Inès", Role.TRAINER)


@pytest.fixture
def paul() -> Person:
    """Return the cohort lead."""
    return Person("P-PAUL", "paul", "Paul", Role.LEAD)


@pytest.fixture
def exercise() -> Exercise:
    """Return Inès' exercise."""
    return Exercise(
        slug="bonjour",
        title=Text("Bonjour", "Hello"),
        runner="python",
        hand_in=("bonjour.py",),
        checks=(
            Check("says-hello", "test_bonjour.py::test_it", Text("dit bonjour", "says hello"), hints=(Text("?"),)),
        ),
        suite_digest="d1",
        statement=Text("Dis bonjour.", "Say hello."),
        tests=(SourceFile("test_bonjour.py", b"\x00\xff"),),
        packages=("python3-numpy",),
        tries=TryRule(5, timedelta(minutes=15)),
    )


@pytest.fixture
def cast(ada: Person, karim: Person, ines: Person, paul: Person) -> tuple[Person, ...]:
    """Return everybody."""
    return ada, karim, ines, paul


@pytest.fixture
def school(database: SqlDatabase, cast: tuple[Person, ...], exercise: Exercise, morning: datetime) -> SqlDatabase:
    """Return the database with the cast, their cohort, each learner's repository and Inès' exercise in it."""
    with database.begin() as tx:
        tx.cohorts.add(Cohort("dwwm-2026", "DWWM 2026"))
        for person in cast:
            tx.people.add(person)
            if person.role is Role.LEARNER:
                place = Enrollment(f"E-{person.handle}", "dwwm-2026", person, EnrollmentStatus.ACTIVE)
                tx.cohorts.enroll(place)
                tx.repositories.add(Repository(f"R-{person.handle}", place.id, place.cohort, person.handle))
        tx.catalog.publish(exercise, morning)
    return database


@pytest.fixture
def submission(school: SqlDatabase, morning: datetime) -> Submission:
    """Return Ada's first submission, stored."""
    submission = Submission("S-1", "R-ada", "E-ada", "bonjour", "c1", "t1", morning, 1)
    with school.begin() as tx:
        tx.submissions.add(submission)
    return submission


@pytest.fixture
def run(school: SqlDatabase, submission: Submission, morning: datetime) -> Run:
    """Return the run of Ada's first submission, stored and queued."""
    run = Run("U-1", submission.id, QueueName.LIVE, RunState.QUEUED, "d1", morning)
    with school.begin() as tx:
        tx.runs.add(run)
    return run


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Yield the list of the statements sent to any database from now on, without those that begin a transaction."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement.replace("\n", " "))

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)
