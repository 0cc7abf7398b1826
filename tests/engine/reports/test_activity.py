"""The activity statement: what it tells of whom, and who reads and takes it."""

from datetime import UTC, date, timedelta

import pytest

from grader.domain.errors import NotFound
from grader.domain.looks import SeenPage
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.domain.reports.activity import ActivityStatement, Period
from grader.engine.looks import own_looks
from grader.engine.ports.audit import AuditQuery
from grader.engine.reports.activity import activity_statement, take_activity_statement
from tests.engine.grading_school import COHORT, HALF, SOLUTION, School

TODAY = date(2026, 11, 23)
THIS_DAY = Period(TODAY, TODAY)


def statement(school: School, by: str = "ada", of: str = "ada", period: Period = THIS_DAY) -> ActivityStatement:
    return activity_statement(
        school.people[by], COHORT.slug, of, period, zone=UTC, database=school.database, now=school.clock
    )


def hand_in(school: School, content: bytes) -> None:
    school.grade_to_the_end(school.hand_in(content, "ada").run.id)


def test_it_tells_what_was_handed_in_and_passed_within_its_days(grading_school: School) -> None:
    grading_school.sandbox.foretell(b"x = 100\n", HALF)
    hand_in(grading_school, b"x = 100\n")
    hand_in(grading_school, SOLUTION)

    told = statement(grading_school)
    before = statement(grading_school, period=Period(TODAY - timedelta(days=9), TODAY - timedelta(days=1)))

    (day,) = told.days
    assert (day.day, day.hand_ins, day.exercises, day.passed) == (TODAY, 2, ("bonjour",), 1)
    assert [(one.exercise, one.day) for one in told.passed] == [("bonjour", TODAY)]
    assert told.titles["bonjour"].fr
    assert (told.own, told.exercises, told.made_on) == (True, 1, TODAY)
    assert (before.days, before.passed, before.support) == ((), (), ())


def test_a_lead_who_reads_it_is_told_to_its_learner(grading_school: School) -> None:
    for by in ("paul", "ada"):
        statement(grading_school, by)

    looks = own_looks(grading_school.people["ada"], database=grading_school.database)
    assert [(one.viewer.handle, one.page) for one in looks] == [("paul", SeenPage.ACTIVITY)]


@pytest.mark.parametrize("by", ["karim", "ines", "olga", "rita"])
def test_nobody_else_reads_it(grading_school: School, by: str) -> None:
    grading_school.people["olga"] = grading_school.add("olga", Role.OPERATOR)
    grading_school.people["rita"] = grading_school.add("rita", Role.LEAD)

    with pytest.raises(NotFound):
        statement(grading_school, by)


@pytest.mark.parametrize("of", ["nobody", "ines"])
def test_nobody_reads_of_who_does_not_learn_there(grading_school: School, of: str) -> None:
    with pytest.raises(NotFound):
        statement(grading_school, "paul", of)


def test_who_takes_it_away_is_written_down(grading_school: School) -> None:
    paul, ada = grading_school.people["paul"], grading_school.people["ada"]

    taken = take_activity_statement(
        paul,
        COHORT.slug,
        "ada",
        THIS_DAY,
        zone=UTC,
        database=grading_school.database,
        now=grading_school.clock,
    )

    with grading_school.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.ACTIVITY_TAKEN), 5)
    assert (entry.object, entry.belongs_to, taken.own) == (ada.id, COHORT.slug, False)
