"""`grader report`: reports of a cohort as files, whole and for their owner alone."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.operation.audit import Act
from grader.engine.ports.audit import AuditQuery
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database

USAGE, COHORT = 2, "web-2610"


@pytest.fixture
def school(grader: Grader, data: Path) -> Grader:
    """Return the command line of a school with one learner."""
    fresh_database(data / "grader.sqlite3")
    assert grader("cohort", "open", COHORT, "Web 26-10").status == 0
    assert grader("user", "add", "ada", "Ada Benali", "--cohort", COHORT).status == 0
    return grader


@pytest.mark.slow
def test_the_report_for_funders_is_a_workbook_for_its_owner_alone(school: Grader, tmp_path: Path) -> None:
    file = tmp_path / "funders.xlsx"
    file.write_bytes(b"an older one")

    ended = school("report", "funders", COHORT, file)

    with ZipFile(file) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert (ended.status, ended.shown.split()[0]) == (0, str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Report for funders" in words
    assert "Ada" not in words
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.slow
def test_the_folder_for_qualiopi_covers_the_days_that_are_asked_for(school: Grader, tmp_path: Path) -> None:
    file = tmp_path / "qualiopi.zip"

    ended = school("report", "qualiopi", COHORT, file, "--first", "2026-01-01", "--last", "2026-03-31")

    with ZipFile(BytesIO(file.read_bytes())) as folder:
        index, sums = folder.read("index.html").decode(), folder.read("SHA256SUMS").decode()
        paper = folder.read("index.pdf")
    assert ended.status == 0
    assert "Period: 1 January 2026 to 31 March 2026" in index
    assert "02/report.pdf" in sums
    assert paper.startswith(b"%PDF-")


@pytest.mark.slow
def test_an_activity_statement_is_a_paper_and_who_took_it_is_kept(school: Grader, tmp_path: Path, data: Path) -> None:
    file = tmp_path / "ada.pdf"

    ended = school("report", "activity", COHORT, "ada", file, "--first", "2026-03-01", "--last", "2026-03-31")

    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    with database.read() as tx:
        entries = tx.audit.find(AuditQuery(act=Act.ACTIVITY_TAKEN), 5)
    database.dispose()
    assert ended.status == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert [(one.actor.way, one.belongs_to) for one in entries] == [("cli", COHORT)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("funders", COHORT, "report.doc"), "report.doc does not say what to write: its name ends in .pdf, .xlsx."),
        (("qualiopi", COHORT, "folder.pdf"), "folder.pdf does not say what to write: its name ends in .zip."),
        (("funders", COHORT, "nowhere/report.pdf"), "There is no folder nowhere to write into."),
        (("funders", COHORT, f"{'r' * 300}.xlsx"), " cannot be written: File name too long."),
        (("funders", "web-0000", "report.xlsx"), "There is no cohort “web-0000”"),
        (("activity", COHORT, "zoe", "zoe.xlsx"), "zoe"),
        (("qualiopi", COHORT, "q.zip", "--first", "2026-03-01"), "These days cannot be a period"),
        (("qualiopi", COHORT, "q.zip", "--first", "march", "--last", "2026-03-31"), "“march” is no day."),
        (("activity", COHORT, "ada", "a.xlsx", "--first", "2026-03-31", "--last", "2026-03-01"), "cannot be a period"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    school: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)

    ended = school("report", *arguments)

    assert (ended.status, ended.shown, ended.errors.count("\n")) == (USAGE, "", 1)
    assert sentence in ended.errors
    assert list(tmp_path.iterdir()) == []
