"""The days over which somebody asks for a report, as an address or a form names them."""

from collections.abc import Mapping

from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.domain.reports.activity import LONGEST, Period, checked_period


def asked_period(given: Mapping[str, str], otherwise: Period | None = None) -> Period | None:
    """Return the period that is asked for by `first` and `last`.

    Args:
        otherwise: What a day that is left out is taken from; None where either both are named, or none.

    Raises:
        NotValid: `day_shape`, `report_period`.
    """
    first, last = given.get("first", ""), given.get("last", "")
    if not (first or last):
        return otherwise
    if otherwise is None and not (first and last):
        raise NotValid("report_period", most=LONGEST.days)
    return checked_period(
        day_of(first) if first or otherwise is None else otherwise.first,
        day_of(last) if last or otherwise is None else otherwise.last,
    )
