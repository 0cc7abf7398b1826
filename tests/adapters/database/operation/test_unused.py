"""Accounts that nothing opens any more: noted, kept once they are used again, and gone long after; never the last."""

from datetime import date, datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.accounts.credentials import Session
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.notes import Note
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Submission
from grader.engine.ports.retention import AgedKind

DAY = timedelta(days=1)
OLGA, ODILE = Person("P-OLGA", "olga", "Olga", Role.OPERATOR), Person("P-ODILE", "odile", "Odile", Role.OPERATOR)


@pytest.fixture
def unused(school: SqlDatabase, morning: datetime) -> SqlDatabase:
    """Return the school in which it was noted this morning that nothing opens the accounts of Inès, Paul and Olga."""
    with school.begin() as tx:
        tx.people.add(OLGA)
        noted = tx.aged.note_unused(morning)
    assert noted == ("P-INES", "P-OLGA", "P-PAUL")
    return school


def due(database: SqlDatabase, at: datetime) -> tuple[str, ...]:
    with database.read() as tx:
        return tx.aged.due(AgedKind.STAFF, at, at)


def signed_in(database: SqlDatabase, person: Person, at: datetime) -> None:
    with database.begin() as tx:
        tx.credentials.add_session(Session(f"S-{person.id}", person.id, "Firefox", at, at), f"hash-{person.id}")


def test_it_is_due_by_when_that_was_noted(unused: SqlDatabase, morning: datetime) -> None:
    assert due(unused, morning) == ()
    assert due(unused, morning + DAY) == ("P-INES", "P-PAUL")


def test_it_is_noted_once(unused: SqlDatabase, morning: datetime) -> None:
    with unused.begin() as tx:
        again = tx.aged.note_unused(morning + DAY)
        since = {person.id: at for person, at in tx.aged.unused()}

    assert (again, since) == ((), {"P-INES": morning, "P-PAUL": morning})


def test_who_signs_in_again_keeps_theirs(unused: SqlDatabase, morning: datetime, ines: Person) -> None:
    signed_in(unused, ines, morning + DAY)
    at_once = due(unused, morning + 2 * DAY)
    with unused.begin() as tx:
        tx.aged.note_unused(morning + 2 * DAY)
        left = [person.id for person, _ in tx.aged.unused()]

    assert (at_once, left) == (("P-PAUL",), ["P-PAUL"])


def test_one_operator_who_is_let_in_stays(unused: SqlDatabase, morning: datetime) -> None:
    with unused.begin() as tx:
        tx.people.add(ODILE)
        tx.aged.note_unused(morning)
    nobody_used = due(unused, morning + DAY)
    signed_in(unused, ODILE, morning)
    with unused.begin() as tx:
        tx.aged.note_unused(morning)

    assert "P-OLGA" not in nobody_used
    assert due(unused, morning + DAY) == ("P-INES", "P-OLGA", "P-PAUL")


def test_who_validated_stays_as_long_as_whom_it_is_about(unused: SqlDatabase, morning: datetime, ines: Person) -> None:
    said = Validation(
        "V1", "E-ada", "dwwm-2023", 1, "cp2", Decision.VALIDATED, "Vu.", date(2026, 11, 23), morning, ines
    )
    with unused.begin() as tx:
        tx.competencies.say(said)
    kept = due(unused, morning + DAY)
    with unused.begin() as tx:
        tx.aged.erase(AgedKind.ACCOUNT, ["P-ADA"], morning)

    assert (kept, due(unused, morning + DAY)) == (("P-PAUL",), ("P-INES", "P-PAUL"))


def test_what_is_erased_is_the_name_and_every_part(
    unused: SqlDatabase, submission: Submission, morning: datetime, ines: Person
) -> None:
    with unused.begin() as tx:
        tx.cohorts.add_staff("dwwm-2026", "P-INES")
        for alone in (True, False):
            id_ = f"N{alone}"
            tx.notes.add(Note(id_, submission.id, submission.enrollment_id, ines, "Lui parler.", morning, alone=alone))
        tx.aged.erase(AgedKind.STAFF, ["P-INES"], morning)
        former = tx.people.get("P-INES")
        notes = tx.notes.of_submissions([submission.id])[submission.id]
        staff = tx.cohorts.is_staff("dwwm-2026", "P-INES")

    assert former is not None
    assert (former.name, former.handle, staff) == ("Ancienne personne de l'équipe 1", "ancien-1", False)
    assert [(one.alone, one.author.name) for one in notes] == [(False, former.name)]
    assert due(unused, morning + DAY) == ("P-PAUL",)
