"""Days and moments as each language writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from grader.domain.text import Language
from grader.wording import days

FIRST, LATER = datetime(2026, 12, 1, 8, 5, tzinfo=UTC), datetime(2026, 12, 11, 8, 5, tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("moment", "language", "said"),
    [
        (FIRST, Language.FR, ("1er décembre 2026", "mardi 1er décembre", "mardi 1er décembre, 8 h 05")),
        (LATER, Language.FR, ("11 décembre 2026", "vendredi 11 décembre", "vendredi 11 décembre, 8 h 05")),
        (FIRST, Language.EN, ("1 December 2026", "Tuesday 1 December", "Tuesday 1 December, 08:05")),
    ],
)
def test_the_first_of_a_month_is_premier_in_french(moment: datetime, language: Language, said: tuple[str, ...]):
    told = (
        days.day_alone(moment.date(), language),
        days.weekday(moment, UTC, language),
        days.weekday_and_time(moment, UTC, language),
    )

    assert tuple(map(plain, told)) == said


def test_the_day_is_that_of_the_schools_clock():
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)

    assert days.weekday(late, ZoneInfo("Europe/Paris"), Language.FR) == "mardi 1er décembre"
    assert days.day_alone(date(2027, 1, 1), Language.FR) == "1er janvier 2027"
