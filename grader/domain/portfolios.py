"""What a learner puts together to be shown: words, passed exercises, and with whom they share it, until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from grader.domain.errors import NotValid
from grader.domain.naming import checked_name, checked_text
from grader.domain.partners import Company

MOST_ITEMS, MOST_LINKS = 30, 10
MOST_OF_LINE = 200
LONGEST_LINK = timedelta(days=366)


@dataclass(frozen=True)
class PortfolioItem:
    """A passed exercise that is shown.

    Attributes:
        shows: What its learner says that it shows; may be empty.
        with_code: Their code is shown, too.
    """

    exercise: str
    shows: str = ""
    with_code: bool = False


@dataclass(frozen=True)
class Portfolio:
    """What somebody put together; nobody sees it unless it is shared.

    Attributes:
        id: Public id, by which companies read it.
        words: About themself, in Markdown; may be empty.
        contact: How to reach them, as they choose; may be empty.
        with_competencies: Those that a person validated are shown.
        with_projects: Those that a person of the school reviewed are shown.
    """

    id: str
    person_id: str
    words: str = ""
    contact: str = ""
    with_competencies: bool = False
    with_projects: bool = False
    items: tuple[PortfolioItem, ...] = ()


@dataclass(frozen=True)
class PortfolioLink:
    """An address by which whoever has it reads a portfolio, until it ends.

    Attributes:
        agreed_at: When its learner agreed to it, by making it.
    """

    id: str
    person_id: str
    agreed_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class CompanyShare:
    """A company with which somebody shares their portfolio, and since when they agree to that."""

    person_id: str
    company: Company
    agreed_at: datetime


def checked_portfolio(portfolio: Portfolio) -> Portfolio:
    """Return a portfolio as it is kept.

    Raises:
        NotValid: `text_shape`, `text_unseen`, `portfolio_line`, `name_unseen`, `too_many_items`.
    """
    if len(portfolio.items) > MOST_ITEMS:
        raise NotValid("too_many_items", most=MOST_ITEMS)
    return Portfolio(
        id=portfolio.id,
        person_id=portfolio.person_id,
        words=checked_text(portfolio.words) if portfolio.words.strip() else "",
        contact=_line(portfolio.contact),
        with_competencies=portfolio.with_competencies,
        with_projects=portfolio.with_projects,
        items=tuple(PortfolioItem(one.exercise, _line(one.shows), one.with_code) for one in portfolio.items),
    )


def checked_end(day: date, today: date) -> date:
    """Return the last day of a link.

    Raises:
        NotValid: `link_end`: it is past, or more than a year ahead.
    """
    if not today <= day <= today + LONGEST_LINK:
        raise NotValid("link_end")
    return day


def _line(text: str) -> str:
    return checked_name(text, most=MOST_OF_LINE, code="portfolio_line") if text.strip() else ""
