"""Both databases for the contract tests: a SQLite file, and a PostgreSQL cluster of our own; and the cast in them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, event

from grader.adapters.database.schema import upgrade
from grader.adapters.database.transactions import Database
from grader.domain.exercise import Check, Exercise, SourceFile
from grader.domain.people import Cohort, Enrollment, EnrollmentStatus, Person, Role
from grader.domain.submission import QueueName, Repository, Run, Submission
from grader.domain.text import Language, Text
from grader.domain.verdict import RunState

DEBIAN = Path("/usr/lib/postgresql")
numbers = count(1)


def program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs: Debian's newest, or the one on PATH."""
    versions = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]), reverse=True)
    found = versions[0] if versions else shutil.which(name)
    if found is None:
        pytest.fail(
            f"PostgreSQL's program {name} is not installed; on Debian: apt-get install postgresql", pytrace=False
        )
    return str(found)


def run_program(name: str, *arguments: str, folder: Path) -> None:
    """Run one of PostgreSQL's programs as the owner of the folder."""
    command = [program(name), *arguments]
    with as_owner(folder, command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        said, _ = process.communicate()
    if process.returncode != 0:
        pytest.fail(f"PostgreSQL's program {name} failed: {said.decode(errors='replace')}", pytrace=False)


def as_owner(folder: Path, command: list[str], *, stdin: int, stdout: int) -> subprocess.Popen[bytes]:
    """Start a command as the owner of the folder, who is never root: the server refuses root."""
    owner, is_root = folder.stat(), os.geteuid() == 0
    return subprocess.Popen(
        command,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        user=owner.st_uid if is_root else None,
        group=owner.st_gid if is_root else None,
        extra_groups=[] if is_root else None,
    )


@contextmanager
def swept_away(folder: Path) -> Iterator[None]:
    """Stop the server and remove the folder when the block ends, and also when this process is killed in it.

    A shell waits for the end of its input, which comes with our own end whatever that is.
    """
    script = 'cat; "$0" -D data -w -m immediate stop; cd /; rm -rf "$1"'
    command = ["sh", "-c", script, program("pg_ctl"), str(folder)]
    with as_owner(folder, command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL):
        yield


def give_to_a_user(folder: Path) -> None:
    """Hand the folder to `postgres`, or else to `nobody`, where the tests run as root."""
    if os.geteuid() != 0:
        return
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[Path]:
    """Yield the folder that holds the socket of a running PostgreSQL; it takes no care of a power cut."""
    program("initdb")
    folder = Path(tempfile.mkdtemp(prefix="grader-postgresql-"))
    give_to_a_user(folder)
    options = f"-F -k {folder} -c listen_addresses='' -c deadlock_timeout=50ms"
    with swept_away(folder):
        run_program("initdb", "-D", "data", "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-locale", folder=folder)
        run_program("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start", folder=folder)
        yield folder


@pytest.fixture(scope="session")
def postgresql_template(postgresql_folder: Path) -> str:
    """Return the name of a migrated database to copy."""
    make_postgresql_database(postgresql_folder, "migrated", template="template1")
    upgrade(postgresql_address(postgresql_folder, "migrated"))
    return "migrated"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    upgrade(f"sqlite:///{file}")
    return file


def postgresql_address(folder: Path, name: str) -> str:
    """Return the address of a database of our own PostgreSQL."""
    return f"postgresql://grader@/{name}?host={folder}"


def make_postgresql_database(folder: Path, name: str, *, template: str) -> None:
    """Copy a database."""
    with psycopg.connect(postgresql_address(folder, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())


def drop_postgresql_database(folder: Path, name: str) -> None:
    """Remove a database, whoever is connected."""
    with psycopg.connect(postgresql_address(folder, "postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def sqlite_address(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the address of a migrated SQLite file."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'grader.sqlite3')}"


@pytest.fixture
def migrated_postgresql(postgresql_folder: Path, postgresql_template: str) -> Iterator[str]:
    """Yield the address of a migrated PostgreSQL database."""
    name = f"test_{next(numbers)}"
    make_postgresql_database(postgresql_folder, name, template=postgresql_template)
    yield postgresql_address(postgresql_folder, name)
    drop_postgresql_database(postgresql_folder, name)


@pytest.fixture
def empty_postgresql(postgresql_folder: Path) -> Iterator[str]:
    """Yield the address of a PostgreSQL database without tables."""
    name = f"test_{next(numbers)}"
    make_postgresql_database(postgresql_folder, name, template="template1")
    yield postgresql_address(postgresql_folder, name)
    drop_postgresql_database(postgresql_folder, name)


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
def database(address: str) -> Iterator[Database]:
    """Yield a database of each kind with nothing in it."""
    database = Database(address)
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
    )


@pytest.fixture
def cast(ada: Person, karim: Person, ines: Person, paul: Person) -> tuple[Person, ...]:
    """Return everybody."""
    return ada, karim, ines, paul


@pytest.fixture
def school(database: Database, cast: tuple[Person, ...], exercise: Exercise, morning: datetime) -> Database:
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
def submission(school: Database, morning: datetime) -> Submission:
    """Return Ada's first submission, stored."""
    submission = Submission("S-1", "R-ada", "E-ada", "bonjour", "c1", "t1", morning, 1)
    with school.begin() as tx:
        tx.submissions.add(submission)
    return submission


@pytest.fixture
def run(school: Database, submission: Submission, morning: datetime) -> Run:
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
