"""The demo's people: two cohorts of them, told of by somebody who is there."""

from datetime import date

from grader.commands.demo.asides import ASIDES, LEARNER
from grader.commands.demo.demo_cast import CAST
from grader.commands.demo.finished_cohort import LEAVING
from grader.commands.demo.people import FIRST_COHORT, NEWCOMERS
from grader.domain.placements.figures import Leaver, figures_at
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment

ARTICLE = (
    *(PlacementKind.PERMANENT, PlacementKind.OWN_COMPANY, PlacementKind.PROFESSIONAL_TRAINING),
    PlacementKind.FIXED_TERM_LONG,
)
"""What a school of the kind told of: six, four, two and two of eighteen."""


def test_there_are_18_and_21_of_them_and_18_who_left_each_once() -> None:
    handles = [*FIRST_COHORT, *(one.handle for one in NEWCOMERS), *LEAVING]

    assert (len(FIRST_COHORT), len(NEWCOMERS), len(LEAVING), len(set(handles))) == (18, 21, 18, 57)


def test_after_six_weeks_14_of_the_18_who_left_are_back_to_activity() -> None:
    said = [Placement(handle, PlacementMoment.SIX_WEEKS, one.six_weeks, one.related) for handle, one in LEAVING.items()]
    ended = date(2026, 9, 18)

    told = figures_at(PlacementMoment.SIX_WEEKS, [Leaver(one, ended) for one in LEAVING], said, date(2026, 11, 30))

    counted = [told.kinds[kind] for kind in ARTICLE]
    assert (counted, told.asked, told.answered, told.positive, told.positive_rate) == ([6, 4, 2, 2], 18, 18, 14, 78)


def test_what_is_told_is_of_the_first_cohort_and_by_its_staff() -> None:
    by = {aside.by for asides in ASIDES.values() for aside in asides}

    assert set(ASIDES) <= set(FIRST_COHORT)
    assert by <= {LEARNER, *CAST}
