"""Who was erased is looked for in every file of the installation, in the next backup, and in what commands write."""

import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from grader.adapters.clock import utc_now
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.git.repositories import GitRepositories
from grader.domain.counselling import Appointment, AppointmentState, Obstacle, ObstacleKind
from grader.domain.exercises.exercise import SourceFile
from grader.domain.portfolios import Portfolio, PortfolioLink
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Project
from grader.domain.text import Text
from grader.settings import Settings
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database

pytestmark = pytest.mark.slow
COHORT, HANDLE, NAME, WORDS = "web-2610", "zelie-marque", "Zélie Marque", "les mots de Z."
TRACES = tuple(text.encode() for text in (HANDLE, NAME, WORDS))


@pytest.fixture
def school(grader: Grader, data: Path) -> Grader:
    """Return the command line of a school where one learner has code, a project, a portfolio and a follow-up."""
    fresh_database(data / "grader.sqlite3")
    assert grader("cohort", "open", COHORT, "Web 26-10").status == 0
    assert grader("user", "add", HANDLE, NAME, "--cohort", COHORT).status == 0
    repositories, path = GitRepositories(data / "repositories"), f"{COHORT}/{HANDLE}.git"
    main = repositories.main(path)
    assert main is not None
    repositories.add(path, main[0], [SourceFile("bonjour/bonjour.py", f"# {WORDS}\n".encode())], WORDS)
    database = SqlDatabase(Settings(data=data).database_address)
    _write(database)
    database.dispose()
    return grader


def _write(database: SqlDatabase) -> None:
    at = utc_now()
    with database.begin() as tx:
        person = tx.people.by_handle(HANDLE)
        assert person is not None
        (place,) = tx.cohorts.enrollments_of_person(person.id)
        tx.portfolios.put(Portfolio("F1", person.id, WORDS, WORDS))
        tx.portfolios.add_link(PortfolioLink("L1", person.id, at, at), "hash")
        tx.counselling.agree(person.id, at)
        planned = AppointmentState.PLANNED
        tx.counselling.put_appointment(Appointment("D1", place.id, at.date(), "Maud", planned, WORDS))
        tx.counselling.add_obstacle(Obstacle("X1", place.id, ObstacleKind.MONEY, WORDS, at.date()))
        tx.projects.put(Project("J1", COHORT, "site", Text("Un site"), Text("Fais-le.")))
        address = f"https://{HANDLE}.example.org/"
        tx.projects.add_hand_in(ProjectHandIn("K1", "J1", place.id, 1, at, address=address))


def erase(school: Grader) -> None:
    assert school("cohort", "remove-person", COHORT, HANDLE, "--erase", HANDLE).status == 0


def traces_on_disk(folder: Path) -> set[str]:
    """Return the files below a folder in whose name or content the learner can be read, Git's objects opened.

    What SQLite has in its log is written to its file before, as it does by itself every thousand pages.
    """
    with closing(sqlite3.connect(folder / "grader.sqlite3")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)) for path in files if is_traced(str(path), path.read_bytes())}


def is_traced(name: str, content: bytes) -> bool:
    texts = [content, name.encode()]
    if content[:1] == b"\x78":
        texts.append(zlib.decompress(content))
    return any(trace in text for trace in TRACES for text in texts)


def members(backup: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(backup) as archive:
        for member in archive:
            file = archive.extractfile(member)
            yield member.name, file.read() if file else b""


def traces_in_backup(school: Grader, file: Path) -> list[str]:
    assert school("backup", file).status == 0
    return [name for name, content in members(file) if is_traced(name, content)]


def test_nothing_of_who_was_erased_is_left_on_the_disk(school: Grader, data: Path) -> None:
    before = traces_on_disk(data)
    erase(school)

    assert any(name.startswith(f"repositories/{COHORT}/{HANDLE}.git/objects") for name in before)
    assert "grader.sqlite3" in before
    assert traces_on_disk(data) == set()


def test_nothing_of_who_was_erased_is_in_the_next_backup(school: Grader, data: Path, tmp_path: Path) -> None:
    before = traces_in_backup(school, tmp_path / "before.tar.gz")
    erase(school)

    assert {"database", "repositories"} <= {name.split("/")[0] for name in before}
    assert traces_in_backup(school, tmp_path / "after.tar.gz") == []


def traces_in_reports(school: Grader, handle: str, folder: Path) -> set[str]:
    """Return the reports in which the learner can be read, of those that are written of this handle."""
    wanted = {"funders.xlsx": (), "qualiopi.zip": (), "activity.xlsx": (handle,)}
    folder.mkdir()
    for name, arguments in wanted.items():
        assert school("report", name.partition(".")[0], COHORT, *arguments, folder / name).status == 0
    return {name for name in wanted if any(is_traced(*part) for part in parts(folder / name))}


def parts(file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a ZIP, and those in each workbook among them."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(archive.open(name)) as book:
                    yield from ((one, book.read(one)) for one in book.namelist())


def test_nothing_of_who_was_erased_is_in_a_report_that_is_written_afterwards(school: Grader, tmp_path: Path) -> None:
    before = traces_in_reports(school, HANDLE, tmp_path / "before")
    erase(school)

    assert before == {"activity.xlsx"}
    assert traces_in_reports(school, "ancien-1", tmp_path / "after") == set()


def test_nothing_of_who_was_erased_is_in_the_lists_of_their_cohort(school: Grader) -> None:
    before = school("cohort", "people", COHORT).shown
    erase(school)
    after = school("cohort", "people", COHORT).shown

    assert (HANDLE in before, HANDLE in after) == (True, False)
    assert "Ancien apprenant 1" in after
