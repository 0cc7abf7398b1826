"""The contract of `grader.engine.ports.looks.Looks`."""

from datetime import date, datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.database.upgrading import upgrade
from grader.domain.looks import PageLook, SeenPage
from grader.domain.people import Person
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import insert_rows

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def looked(school: SqlDatabase, ines: Person, paul: Person) -> SqlDatabase:
    with school.begin() as tx:
        for look in (
            PageLook(ines, SeenPage.PROGRESS, MONDAY),
            PageLook(ines, SeenPage.PROGRESS, MONDAY, "again"),
            PageLook(ines, SeenPage.REPORT, TUESDAY),
            PageLook(paul, SeenPage.PROGRESS, MONDAY),
        ):
            tx.looks.add("P-ADA", look)
        tx.looks.add("P-KARIM", PageLook(paul, SeenPage.MEMBER, MONDAY))
    return school


def test_twice_a_day_is_once_and_the_last_day_comes_first(looked: SqlDatabase, ines: Person, paul: Person) -> None:
    with looked.read() as tx:
        found, of_progress = tx.looks.of("P-ADA"), tx.looks.of("P-ADA", SeenPage.PROGRESS)

    monday = PageLook(ines, SeenPage.PROGRESS, MONDAY), PageLook(paul, SeenPage.PROGRESS, MONDAY)
    assert found == (PageLook(ines, SeenPage.REPORT, TUESDAY), *monday)
    assert of_progress == monday


def test_it_tells_what_is_remembered_and_of_whom(looked: SqlDatabase, ines: Person, paul: Person) -> None:
    with looked.read() as tx:
        known = tx.looks.has("P-ADA", PageLook(ines, SeenPage.PROGRESS, MONDAY))
        others = [
            tx.looks.has("P-ADA", PageLook(ines, SeenPage.PROGRESS, TUESDAY)),
            tx.looks.has("P-ADA", PageLook(ines, SeenPage.TRIES, MONDAY)),
            tx.looks.has("P-KARIM", PageLook(ines, SeenPage.PROGRESS, MONDAY)),
        ]
        by_paul = [(person, one.page) for person, one in tx.looks.by(paul.id)]

    assert (known, others) == (True, [False] * 3)
    assert by_paul == [("P-KARIM", SeenPage.MEMBER), ("P-ADA", SeenPage.PROGRESS)]


def test_a_look_goes_by_its_age(looked: SqlDatabase, morning: datetime) -> None:
    with looked.begin() as tx:
        due = tx.aged.due(AgedKind.LOOK, morning + timedelta(days=1), morning)
        tx.aged.erase(AgedKind.LOOK, due, morning)
        left = tx.looks.of("P-ADA"), tx.looks.of("P-KARIM")

    assert len(due) == 3
    assert ([one.day for one in left[0]], left[1]) == ([TUESDAY], ())


def test_nobody_keeps_who_looked_at_whom_nothing_lets_in(looked: SqlDatabase, morning: datetime) -> None:
    with looked.begin() as tx:
        tx.aged.erase(AgedKind.SIGN_IN, ["P-ADA"], morning)
        left = tx.looks.of("P-ADA"), tx.looks.of("P-KARIM")

    assert (left[0], len(left[1])) == ((), 1)


def test_looks_at_portfolios_of_before_come_along(empty_address: str) -> None:
    upgrade(empty_address, "0044")
    person = {"id": "P-ADA", "handle": "ada", "name": "Ada", "role": "learner", "ascii_terminal": False}
    yann = person | {"id": "P-YANN", "handle": "yann", "name": "Yann", "role": "partner"}
    insert_rows(empty_address, person=person)
    insert_rows(empty_address, person=yann)
    insert_rows(
        empty_address,
        portfolio_look={"person_id": "P-ADA", "viewer_id": "P-YANN", "day": "2026-11-23", "company": "Nord"},
    )
    upgrade(empty_address)
    database = SqlDatabase(empty_address)

    with database.begin() as tx:
        (look,) = tx.looks.of("P-ADA")
        tx.looks.add("P-ADA", look)
        found = tx.looks.of("P-ADA")
    database.dispose()

    assert (look.viewer.handle, look.page, look.day, look.company) == ("yann", SeenPage.PORTFOLIO, MONDAY, "Nord")
    assert found == (look,)
