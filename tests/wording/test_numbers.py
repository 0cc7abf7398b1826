"""Periods and sizes as people say them."""

from datetime import timedelta

import pytest

from grader.domain.text import Language
from grader.wording.numbers import period, size

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


@pytest.mark.parametrize(
    ("many", "french", "english"),
    [
        (0, f"0{NBSP}ko", "0 kB"),
        (1, f"1{NBSP}ko", "1 kB"),
        (13_605, f"14{NBSP}ko", "14 kB"),
        (999_001, f"1000{NBSP}ko", "1000 kB"),
        (1_000_000, f"1,0{NBSP}Mo", "1.0 MB"),
        (4_250_000_000, f"4,2{NBSP}Go", "4.2 GB"),
    ],
)
def test_the_size_of_a_file_is_said_in_a_unit_that_fits(many: int, french: str, english: str) -> None:
    assert [size(many, Language.FR), size(many, Language.EN).replace(NBSP, " ")] == [french, english]
