"""What a version costs, in words."""

from datetime import timedelta

import pytest

from grader.domain.text import Language
from grader.wording.stumbles import share, typical_time, typical_tries


@pytest.mark.parametrize(
    ("time", "fr", "en"),
    [
        (None, "\N{EN DASH}", "\N{EN DASH}"),
        (timedelta(0), "tout de suite", "at once"),
        (timedelta(minutes=12), "12\N{NO-BREAK SPACE}min", "12\N{NO-BREAK SPACE}min"),
        (timedelta(hours=3), "3\N{NO-BREAK SPACE}h", "3\N{NO-BREAK SPACE}h"),
        (timedelta(days=3), "3\N{NO-BREAK SPACE}jours", "3 days"),
    ],
)
def test_a_time_is_said_as_one_says_it(time: timedelta | None, fr: str, en: str):
    assert (typical_time(time, Language.FR), typical_time(time, Language.EN)) == (fr, en)


def test_numbers_follow_the_language():
    assert [typical_tries(1.5, one) for one in Language] == ["1,5", "1.5"]
    assert [typical_tries(2, one) for one in Language] == ["2", "2"]
    assert [share(71, one) for one in Language] == ["71\N{NO-BREAK SPACE}%", "71%"]
    assert {typical_tries(None, Language.FR), share(None, Language.FR)} == {"\N{EN DASH}"}
