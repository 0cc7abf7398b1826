"""The contract of `grader.engine.ports.accommodations.Accommodations`, and what goes with a learner's code."""

from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.accommodations import Accommodation
from grader.domain.assignments import Extension
from grader.engine.ports.database import Conflict
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows


def test_it_keeps_one_a_learner_and_forgets_it(school: SqlDatabase) -> None:
    with school.begin() as tx:
        for more_time in (33, 50):
            tx.accommodations.put(Accommodation("E-ada", more_time))
        kept = tx.accommodations.of(["E-ada", "E-karim"]), tx.accommodations.of_cohort("dwwm-2026")
        tx.accommodations.put(Accommodation("E-ada", 0))
        gone = tx.accommodations.of_cohort("dwwm-2026")

    assert (kept, gone) == (({"E-ada": 50}, {"E-ada": 50}), {})


@pytest.mark.parametrize("more_time", [-1, 201])
def test_the_table_itself_refuses_what_cannot_be(school: SqlDatabase, more_time: int) -> None:
    with pytest.raises((Conflict, IntegrityError)), school.begin() as tx:
        tx.accommodations.put(Accommodation("E-ada", more_time))


def test_it_goes_with_the_code_and_so_do_the_dates_that_follow_from_it(
    school: SqlDatabase, morning: datetime, address: str
) -> None:
    later = Extension("E-ada", "bonjour", morning, by_right=True)
    with school.begin() as tx:
        tx.accommodations.put(Accommodation("E-ada", 33))
        tx.plans.extend(later)
        known = tx.plans.extended(["E-ada"])
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    assert known == (later,)
    assert [all_rows(address)[table] for table in ("accommodation", "extension")] == [[], []]
