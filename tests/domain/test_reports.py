"""Statuses of a cohort's people, counted."""

from datetime import date

from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from grader.domain.reports import StatusFigures, status_figures


def place(handle: str, status: EnrollmentStatus, since: date | None = None) -> Enrollment:
    return Enrollment(handle, "web-2610", Person(handle, handle, handle, Role.LEARNER), status, since)


def test_each_status_is_counted_with_its_days():
    left, active = EnrollmentStatus.LEFT, EnrollmentStatus.ACTIVE
    first, last = date(2026, 10, 12), date(2026, 11, 2)
    places = [place("ada", left, last), place("karim", left, first), place("lea", left), place("sam", active)]

    figures = {one.status: one for one in status_figures(places)}

    assert figures[left] == StatusFigures(left, 3, (first, last), 1)
    assert figures[active] == StatusFigures(active, 1, None, 1)


def test_a_status_that_nobody_has_is_told_too():
    assert [(one.status, one.people) for one in status_figures([])] == [(status, 0) for status in EnrollmentStatus]
