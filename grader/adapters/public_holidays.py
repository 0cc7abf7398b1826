"""The public holidays of France."""

from datetime import date
from functools import cache

COUNTRY = "FR"


@cache
def public_holidays(first_year: int, last_year: int) -> frozenset[date]:
    """Return the public holidays of mainland France in the years from one to another, both included."""
    import holidays  # noqa: PLC0415 - 14 MB of countries that few commands ask for

    return frozenset(holidays.country_holidays(COUNTRY, years=range(first_year, last_year + 1)))
