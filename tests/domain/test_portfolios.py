"""What stands in a portfolio, and how long a link opens it, is checked where it comes in."""

from datetime import date

import pytest

from grader.domain.errors import NotValid
from grader.domain.portfolios import Portfolio, PortfolioItem, checked_end, checked_portfolio

TODAY = date(2026, 11, 23)


def test_spaces_around_what_is_said_go() -> None:
    said = Portfolio("F", "P", " Bonjour \r\n", " ada@example.org ", items=(PortfolioItem("bonjour", " Du soin. "),))

    assert checked_portfolio(said) == Portfolio(
        "F", "P", "Bonjour", "ada@example.org", items=(PortfolioItem("bonjour", "Du soin."),)
    )


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Portfolio("F", "P", "x" * 4_001), "text_shape"),
        (Portfolio("F", "P", "\x00"), "text_unseen"),
        (Portfolio("F", "P", contact="x" * 201), "portfolio_line"),
        (Portfolio("F", "P", contact="a\nb"), "name_unseen"),
        (Portfolio("F", "P", items=(PortfolioItem("a", "x" * 201),)), "portfolio_line"),
        (Portfolio("F", "P", items=tuple(PortfolioItem(str(one)) for one in range(31))), "too_many_items"),
    ],
)
def test_what_cannot_stand_there_is_refused(wrong: Portfolio, code: str) -> None:
    with pytest.raises(NotValid) as refused:
        checked_portfolio(wrong)

    assert refused.value.code == code


@pytest.mark.parametrize("day", [TODAY, date(2027, 11, 24)])
def test_a_link_ends_today_at_the_earliest_and_in_a_year_at_the_latest(day: date) -> None:
    assert checked_end(day, TODAY) == day


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2027, 11, 25)])
def test_another_end_is_refused(day: date) -> None:
    with pytest.raises(NotValid) as refused:
        checked_end(day, TODAY)

    assert refused.value.code == "link_end"
