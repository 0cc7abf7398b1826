"""A plan is changed an exercise at a time, and its days as a whole, by leads and operators alone."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from grader.domain.days import end_of, first_day, last_day, start_of
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.domain.plans.plan import Closed, PlanDays
from grader.domain.plans.track import Module
from grader.domain.text import Text
from grader.engine.plans import changing, dating
from grader.engine.plans.changing import PlanEntry
from grader.engine.plans.reading import PlanPage, PlanRow, plan_of
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import COHORT, School, exercise

WEB = COHORT.slug
PARIS = ZoneInfo("Europe/Paris")
DAYS = PlanDays(date(2026, 11, 30), public_holidays=False)
NOWHERE = PlanEntry()
NO_HOLIDAYS = {"public_holidays": lambda _first, _last: frozenset(), "zone": PARIS}


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school whose cohort has a plan from next Monday on, and one more exercise to give."""
    with grading_school.database.begin() as tx:
        tx.catalog.publish(exercise("panier"), grading_school.clock())
    set_days(grading_school, DAYS)
    return grading_school


def set_days(school: School, days: PlanDays, **how: bool) -> dating.DatesAhead:
    ports = {"database": school.database, "now": school.clock} | NO_HOLIDAYS
    return dating.set_days(school.people["paul"], WEB, days, **({"by_hand_too": False} | how), **ports)


def change(school: School, slug: str, entry: PlanEntry, by: str = "paul") -> None:
    changing.change(school.people[by], WEB, slug, entry, database=school.database, **NO_HOLIDAYS)


def add(school: School, slug: str, entry: PlanEntry = NOWHERE) -> None:
    changing.put(school.people["paul"], WEB, slug, entry, database=school.database, **NO_HOLIDAYS)


def page(school: School, by: str = "paul") -> PlanPage:
    return plan_of(school.people[by], WEB, database=school.database)


def row(school: School, slug: str) -> PlanRow:
    return next(one for one in page(school).rows if one.assignment.exercise == slug)


def dates(school: School, slug: str) -> tuple[date | None, date | None]:
    given = row(school, slug).assignment
    return (
        given.starts_at and first_day(given.starts_at, PARIS),
        given.due_at and last_day(given.due_at, PARIS),
    )


def order(school: School) -> list[str]:
    return [one.assignment.exercise for one in page(school).rows]


def test_a_week_brings_its_dates_and_another_week_others(school: School) -> None:
    change(school, "bonjour", PlanEntry("Premiers pas", 1))
    first = dates(school, "bonjour")
    change(school, "bonjour", PlanEntry("premiers-pas", 2, *first))

    assert first == (date(2026, 11, 30), date(2026, 12, 4))
    assert dates(school, "bonjour") == (date(2026, 12, 7), date(2026, 12, 11))
    assert row(school, "bonjour").module == Module("premiers-pas", Text("Premiers pas"))
    assert page(school).plan.modules == (row(school, "bonjour").module,)


def test_dates_by_hand_stand_and_are_taken_away(school: School) -> None:
    change(school, "bonjour", PlanEntry(week=1))
    change(school, "bonjour", PlanEntry(week=1, due_on=date(2026, 12, 2)))
    by_hand = dates(school, "bonjour")
    change(school, "bonjour", PlanEntry(week=1))

    assert by_hand == (None, date(2026, 12, 2))
    assert dates(school, "bonjour") == (None, None)


def test_a_new_one_comes_behind_those_of_its_module(school: School) -> None:
    change(school, "bonjour", PlanEntry("Débuter", 1))
    add(school, "panier", PlanEntry("Débuter", 1))

    assert order(school) == ["bonjour", "panier", "prix"]
    assert [one.opens_module for one in page(school).rows] == [True, False, True]
    assert dates(school, "panier") == dates(school, "bonjour")
    assert page(school).others == ()


def test_an_exercise_moves_up_and_down_and_no_further(school: School) -> None:
    add(school, "panier")
    move = partial(changing.move, school.people["paul"], WEB, database=school.database)

    move("panier", down=False)
    up = order(school)
    for _ in range(3):
        move("bonjour", down=True)
    down = order(school)
    changing.put_in_order(school.people["paul"], WEB, ["prix"], database=school.database)

    assert (up, down, order(school)) == (
        ["bonjour", "panier", "prix"],
        ["panier", "prix", "bonjour"],
        ["prix", "panier", "bonjour"],
    )


def test_an_exercise_is_taken_off_and_may_come_back(school: School) -> None:
    changing.take_off(school.people["paul"], WEB, "bonjour", database=school.database)
    without = order(school)
    add(school, "bonjour")

    assert (without, order(school)) == (["prix"], ["prix", "bonjour"])


def test_a_new_first_day_is_shown_before_it_moves_anything(school: School) -> None:
    change(school, "bonjour", PlanEntry(week=1))
    later = replace(DAYS, starts_on=date(2026, 12, 7), closed=(Closed(date(2026, 12, 11), date(2026, 12, 11)),))
    ports = {"database": school.database, "now": school.clock} | NO_HOLIDAYS

    ahead = dating.dates_ahead(school.people["paul"], WEB, later, by_hand_too=False, **ports)
    untouched = dates(school, "bonjour")
    set_days(school, later)

    assert [one.after.exercise for one in ahead.moving] == ["bonjour"]
    assert untouched == (date(2026, 11, 30), date(2026, 12, 4))
    assert dates(school, "bonjour") == (date(2026, 12, 7), date(2026, 12, 10))
    assert page(school).plan.days == later
    assert ahead.moving[0].after == row(school, "bonjour").assignment


def test_all_dates_are_set_from_the_weeks_in_one_step(school: School) -> None:
    change(school, "bonjour", PlanEntry(week=1))
    change(school, "bonjour", PlanEntry(week=1, due_on=date(2026, 12, 2)))

    set_days(school, DAYS, by_hand_too=True)

    assert dates(school, "bonjour") == (date(2026, 11, 30), date(2026, 12, 4))


def test_a_date_that_is_past_never_moves(school: School) -> None:
    change(school, "bonjour", PlanEntry(week=1))
    school.clock.moment = end_of(date(2026, 12, 4), PARIS) + timedelta(hours=1)

    ahead = set_days(school, replace(DAYS, starts_on=date(2026, 12, 14)))

    assert ahead.moving == ()
    assert dates(school, "bonjour") == (date(2026, 11, 30), date(2026, 12, 4))


@pytest.mark.parametrize(
    "entry",
    [PlanEntry(week=0), PlanEntry(week=105), PlanEntry(starts_on=date(2026, 12, 2), due_on=date(2026, 12, 1))],
)
def test_what_cannot_be_is_refused(school: School, entry: PlanEntry) -> None:
    with pytest.raises((NotAllowed, NotValid)):
        change(school, "bonjour", entry)

    assert dates(school, "bonjour") == (None, None)


def test_what_is_not_published_is_not_given_nor_what_it_has_not_changed(school: School) -> None:
    with pytest.raises(NotFound):
        add(school, "unknown")
    with pytest.raises(NotFound):
        change(school, "panier", PlanEntry())


def test_a_cohort_gets_another_name(school: School) -> None:
    changing.rename(school.people["paul"], WEB, " Promo d'automne ", database=school.database)

    with school.database.read() as tx:
        assert page(school).cohort.name == "Promo d'automne"
        assert len(tx.audit.find(AuditQuery(act=Act.COHORT_RENAMED), 9)) == 1


def test_operators_plan_and_trainers_read(school: School) -> None:
    school.people |= {"olga": school.add("olga", Role.OPERATOR), "lise": school.add("lise", Role.LEAD)}
    change(school, "bonjour", PlanEntry(week=1), by="olga")

    assert (page(school, "olga").may_change, page(school, "ines").may_change) == (True, False)
    for handle in ("ines", "ada", "lise"):
        with pytest.raises(NotFound):
            change(school, "bonjour", PlanEntry(week=2), by=handle)
    for handle in ("ada", "lise"):
        with pytest.raises(NotFound):
            page(school, handle)
    assert dates(school, "bonjour")[0] == first_day(start_of(DAYS.starts_on, PARIS), PARIS)
