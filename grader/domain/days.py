"""Days at the school: as people write them, and the moments at which they begin and end."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from grader.domain.errors import NotValid

AS_IN_FRANCE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
INSTANT = timedelta(microseconds=1)


def day_of(text: str) -> date:
    """Return the day that somebody wrote: `2027-06-30`, or `30/06/2027` as in France.

    Raises:
        NotValid: `day_shape`.
    """
    french = AS_IN_FRANCE.fullmatch(text.strip())
    try:
        if french is not None:
            return date(int(french[3]), int(french[2]), int(french[1]))
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise NotValid("day_shape", day=text) from error


def start_of(day: date, zone: tzinfo) -> datetime:
    """Return the moment at which a day begins at the school.

    Raises:
        NotValid: `day_shape`: before the first moment that there is.
    """
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError as error:
        raise NotValid("day_shape", day=day.isoformat()) from error


def end_of(day: date, zone: tzinfo) -> datetime:
    """Return the end of a day at the school.

    Raises:
        NotValid: `day_shape`: behind the last day that there is.
    """
    try:
        return start_of(day + timedelta(days=1), zone)
    except OverflowError as error:
        raise NotValid("day_shape", day=day.isoformat()) from error


def first_day(begins: datetime, zone: tzinfo) -> date:
    """Return the day at the school on which something begins."""
    return begins.astimezone(zone).date()


def last_day(ends: datetime, zone: tzinfo) -> date:
    """Return the last day at the school before something ends: what ends at midnight ends the day before."""
    return (ends - INSTANT).astimezone(zone).date()
