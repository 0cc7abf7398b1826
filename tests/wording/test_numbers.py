"""Periods as people say them."""

from datetime import timedelta

import pytest

from grader.domain.text import Language
from grader.wording.numbers import period

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        (1, f"1{NBSP}jour", "1 day"),
        (30, f"30{NBSP}jours", "30 days"),
        (92, f"environ 3{NBSP}mois", "about 3 months"),
        (180, f"environ 6{NBSP}mois", "about 6 months"),
        (365, f"environ 1{NBSP}an", "about 1 year"),
        (396, f"environ 1{NBSP}an et 1{NBSP}mois", "about 1 year and 1 month"),
        (1187, f"environ 3{NBSP}ans et 3{NBSP}mois", "about 3 years and 3 months"),
    ],
)
def test_a_period_is_said_in_its_largest_units(days: int, french: str, english: str) -> None:
    told = [period(timedelta(days=days), language) for language in (Language.FR, Language.EN)]

    assert told == [french, english]
