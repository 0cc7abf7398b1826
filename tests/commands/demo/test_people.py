"""The demo's people: two cohorts of them, told of by somebody who is there."""

from grader.commands.demo.asides import ASIDES, LEARNER
from grader.commands.demo.demo_cast import CAST
from grader.commands.demo.people import FIRST_COHORT, NEWCOMERS


def test_there_are_18_and_21_of_them_each_once() -> None:
    handles = [*FIRST_COHORT, *(one.handle for one in NEWCOMERS)]

    assert (len(FIRST_COHORT), len(NEWCOMERS), len(set(handles))) == (18, 21, 39)


def test_what_is_told_is_of_the_first_cohort_and_by_its_staff() -> None:
    by = {aside.by for asides in ASIDES.values() for aside in asides}

    assert set(ASIDES) <= set(FIRST_COHORT)
    assert by <= {LEARNER, *CAST}
