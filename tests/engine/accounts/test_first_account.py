"""The first account of an installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.randomness import new_id, new_secret
from grader.domain.people import Role
from grader.engine.accounts.first_account import first_link
from tests.engine.accounts.account_school import GOOD, School, open_school


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    with open_school(tmp_path) as school:
        yield school


def link(school: School) -> str | None:
    return first_link("Operator", database=school.database, now=school.clock, new_id=new_id, new_secret=new_secret)


def test_the_first_person_is_let_in_as_often_as_it_is_started(school: School) -> None:
    first, second = link(school), link(school)

    assert first is not None
    assert second is not None
    person = school.invited(second)
    assert (person.handle, person.role, school.invited(first).id) == ("admin", Role.OPERATOR, person.id)


def test_once_somebody_is_in_there_is_no_such_link(school: School) -> None:
    secret = link(school)
    assert secret is not None

    school.accept(secret, GOOD, "Firefox")

    assert link(school) is None


def test_a_school_with_people_gets_none(school: School) -> None:
    school.add_person("ines", "Inès", Role.TRAINER)

    assert link(school) is None


def test_an_operator_who_came_in_without_a_password_is_in(school: School) -> None:
    secret = link(school)
    assert secret is not None
    with school.database.begin() as tx:
        tx.people.note_come_in(school.invited(secret).id)

    assert link(school) is None
