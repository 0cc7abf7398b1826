"""Statuses of a cohort's people, counted, and the moments after their end, as they may be told."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.masking import ToldCount
from grader.domain.people import Person, Role
from grader.domain.placements.figures import Leaver, PlacementFigures, figures_at
from grader.domain.placements.placement import PlacementMoment
from grader.domain.reports.funders import StatusFigures, told_moments, told_reasons, told_statuses

ACTIVE, LEFT, COMPLETED = EnrollmentStatus.ACTIVE, EnrollmentStatus.LEFT, EnrollmentStatus.COMPLETED
HIRED = EnrollmentStatus.HIRED
JOB, PERSONAL, NOT_SAID = LeavingReason.JOB, LeavingReason.PERSONAL, LeavingReason.NOT_SAID
FIRST, LAST = date(2026, 10, 12), date(2026, 11, 2)


def places(counts: dict[EnrollmentStatus, int], since: date | None = LAST) -> list[Enrollment]:
    """Return so many people of each status."""
    return [
        Enrollment(f"{status}-{number}", "web-2610", Person("P", "p", "P", Role.LEARNER), status, since)
        for status, count in counts.items()
        for number in range(count)
    ]


def leavers(reasons: dict[LeavingReason, int]) -> list[Enrollment]:
    """Return so many people who left for each reason."""
    one = places({LEFT: 1})[0]
    return [replace(one, leaving_reason=reason) for reason, count in reasons.items() for _ in range(count)]


def at_end(of: Collection[Enrollment]) -> list[PlacementFigures]:
    """Return figures of those of them who ended."""
    leavers = [Leaver(one.id, LAST) for one in of if not one.status.hands_in]
    return [figures_at(PlacementMoment.AT_END, leavers, [], LAST)]


def test_each_status_is_counted_with_its_days():
    some = [*places({ACTIVE: 9}, None), *places({LEFT: 5}, FIRST), *places({COMPLETED: 6})]

    figures = {one.status: one for one in told_statuses(some)}

    assert figures[LEFT] == StatusFigures(LEFT, ToldCount(5, 5), (FIRST, FIRST))
    assert figures[ACTIVE] == StatusFigures(ACTIVE, ToldCount(9, 9), None)


def test_a_small_status_is_told_neither_by_its_number_nor_by_its_days():
    figures = {one.status: one for one in told_statuses(places({COMPLETED: 16, LEFT: 2}))}

    assert figures[LEFT] == StatusFigures(LEFT, ToldCount(1, 4), None)
    assert figures[COMPLETED] == StatusFigures(COMPLETED, ToldCount(14, 17), None)


def test_a_status_that_nobody_has_is_told_too():
    assert [(one.status, one.people.exact) for one in told_statuses([])] == [(status, 0) for status in EnrollmentStatus]


@pytest.mark.parametrize(
    ("counts", "is_told"),
    [
        ({COMPLETED: 18}, True),
        ({COMPLETED: 16, LEFT: 2}, True),
        ({ACTIVE: 12, LEFT: 2}, False),
        ({ACTIVE: 2, COMPLETED: 16}, False),
        ({ACTIVE: 9, COMPLETED: 9}, True),
        ({LEFT: 4}, False),
    ],
)
def test_a_moment_is_told_where_its_n_tells_no_small_number(
    counts: dict[EnrollmentStatus, int], *, is_told: bool
) -> None:
    some = places(counts)

    shown, withheld = told_moments(some, at_end(some))

    assert (len(shown), len(withheld)) == (int(is_told), int(not is_told))


def test_who_ended_adds_up_without_telling_who_left():
    some = places({ACTIVE: 12, COMPLETED: 9, HIRED: 5, LEFT: 1})

    figures = {one.status: one.people for one in told_statuses(some)}

    assert figures == {
        ACTIVE: ToldCount(12, 12),
        EnrollmentStatus.PAUSED: ToldCount(0, 0),
        COMPLETED: ToldCount(5, 9),
        HIRED: ToldCount(5, 9),
        LEFT: ToldCount(1, 4),
    }


def test_reasons_are_told_of_many_with_those_that_nobody_had():
    some = [*places({ACTIVE: 9}), *leavers({JOB: 5, NOT_SAID: 6})]

    figures = {one.reason: one.people.exact for one in told_reasons(some)}

    assert figures == dict.fromkeys(LeavingReason, 0) | {JOB: 5, NOT_SAID: 6}


def test_a_reason_of_few_is_masked_with_the_one_that_would_tell_it():
    some = [*places({ACTIVE: 9}), *leavers({JOB: 7, PERSONAL: 2, NOT_SAID: 12})]

    figures = {one.reason: one.people for one in told_reasons(some)}

    assert (figures[PERSONAL], figures[JOB], figures[NOT_SAID].exact) == (ToldCount(1, 4), ToldCount(5, 8), 12)


@pytest.mark.parametrize(
    ("stayed", "reasons", "is_told"),
    [
        (9, {JOB: 4}, False),
        (2, {JOB: 9}, False),
        (9, {JOB: 5}, True),
        (9, {JOB: 4, PERSONAL: 1}, False),
        (9, {}, False),
    ],
)
def test_reasons_are_withheld_where_few_left_or_their_number_is_not_told(
    stayed: int, reasons: dict[LeavingReason, int], *, is_told: bool
) -> None:
    assert bool(told_reasons([*places({ACTIVE: stayed}), *leavers(reasons)])) is is_told
