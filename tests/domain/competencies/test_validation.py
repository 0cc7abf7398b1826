"""What a validation must say: why, and a day that has been."""

from datetime import date

import pytest

from grader.domain.competencies.validation import checked_comment, checked_decided_on
from grader.domain.errors import NotValid

TODAY = date(2026, 11, 23)


def test_a_reason_and_a_day_are_taken() -> None:
    assert checked_comment("  Vu en atelier. ") == "Vu en atelier."
    assert checked_decided_on(TODAY, TODAY) == TODAY


@pytest.mark.parametrize("comment", ["", " \n", "x" * 2_001, "a\0b"])
def test_no_reason_and_too_long_a_one_are_refused(comment: str) -> None:
    with pytest.raises(NotValid, match="validation_comment"):
        checked_comment(comment)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(1999, 12, 31)])
def test_a_day_that_cannot_be_is_refused(day: date) -> None:
    with pytest.raises(NotValid, match="validation_day"):
        checked_decided_on(day, TODAY)
