"""The contract of `grader.engine.ports.notes.Notes`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.notes import Note
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows


@pytest.fixture
def noted(school: SqlDatabase, submission: Submission, ines: Person, paul: Person, morning: datetime) -> list[Note]:
    """Return what Inès and then Paul noted of Ada's first hand-in."""
    second = Note("O-1", submission.id, "E-ada", paul, "Vu avec Ada.", morning + timedelta(hours=1))
    first = Note("O-2", submission.id, "E-ada", ines, "Lui parler **lundi**. é\n", morning)
    with school.begin() as tx:
        tx.notes.add(second)
        tx.notes.add(first)
    return [first, second]


def test_it_returns_notes_oldest_first(school: SqlDatabase, noted: list[Note]) -> None:
    with school.read() as tx:
        found = tx.notes.get("O-1"), tx.notes.get("x"), tx.notes.of_submissions(["S-1", "S-9"])
        written = tx.notes.by_author("P-INES"), tx.notes.by_author("P-KARIM")

    assert found == (noted[1], None, {"S-1": tuple(noted)})
    assert written == ((noted[0],), ())


def test_it_changes_and_forgets(school: SqlDatabase, noted: list[Note], morning: datetime) -> None:
    later = morning + timedelta(days=1)
    with school.begin() as tx:
        tx.notes.change("O-1", "Vu.", later, alone=True)
        tx.notes.remove("O-2")

    with school.read() as tx:
        found = tx.notes.of_submissions(["S-1"])["S-1"]

    assert found == (replace(noted[1], text="Vu.", changed_at=later, alone=True),)


def test_they_go_with_the_code(school: SqlDatabase, noted: list[Note], morning: datetime, address: str) -> None:
    with school.begin() as tx:
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    assert all_rows(address)["note"] == []
