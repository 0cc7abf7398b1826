"""What a cohort is given: new exercises last, dates, an order, and what is taken off again."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.assignments import Assignment
from grader.domain.days import end_of
from grader.domain.errors import NotFound
from grader.domain.operation.audit import Act
from grader.engine.cohorts import assigning
from grader.engine.cohorts.assigning import given_to, put_in_order, unassign
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import COHORT, School, exercise

WEB = COHORT.slug
PARIS = ZoneInfo("Europe/Paris")
FRIDAY = end_of(date(2027, 3, 5), PARIS)
assign = partial(assigning.assign, public_holidays=public_holidays, zone=PARIS)


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school with two more exercises than its cohort was given."""
    with grading_school.database.begin() as tx:
        for slug in ("panier", "trier"):
            tx.catalog.publish(exercise(slug), grading_school.clock())
    return grading_school


def given(school: School) -> list[str]:
    return [one.exercise for one in given_to(WEB, database=school.database)]


def test_new_ones_come_last_and_each_once(school: School) -> None:
    assign(WEB, ["trier", "bonjour", "panier", "trier"], database=school.database)

    assert given(school) == ["bonjour", "prix", "trier", "panier"]


def test_a_date_is_for_those_that_are_named_alone(school: School) -> None:
    assign(WEB, ["bonjour"], due_at=FRIDAY, database=school.database)
    assign(WEB, ["trier", "bonjour"], database=school.database)

    assert given_to(WEB, database=school.database) == (
        Assignment(WEB, "bonjour", 0, FRIDAY),
        Assignment(WEB, "prix", 1),
        Assignment(WEB, "trier", 2),
    )


def test_an_order_puts_some_in_front(school: School) -> None:
    assign(WEB, ["panier", "trier"], database=school.database)

    put_in_order(WEB, ["trier", "prix", "trier"], database=school.database)

    assert given(school) == ["trier", "prix", "bonjour", "panier"]


def test_what_is_taken_off_comes_back_with_what_was_handed_in(school: School) -> None:
    school.hand_in()
    before = school.cell()

    unassign(WEB, "bonjour", database=school.database)
    without = given(school)
    assign(WEB, ["bonjour"], database=school.database)

    assert (without, given(school), school.cell()) == (["prix"], ["prix", "bonjour"], before)


def test_what_there_is_not_changes_nothing(school: School) -> None:
    for refused in (
        lambda: assign(WEB, ["trier", "surprise"], database=school.database),
        lambda: assign("web-9999", ["trier"], database=school.database),
        lambda: unassign(WEB, "trier", database=school.database),
        lambda: put_in_order(WEB, ["prix", "trier"], database=school.database),
        lambda: given_to("web-9999", database=school.database),
    ):
        with pytest.raises(NotFound):
            refused()

    assert given(school) == ["bonjour", "prix"]
    with school.database.read() as tx:
        assert tx.audit.find(AuditQuery(act=Act.EXERCISES_ASSIGNED), 9) == ()
