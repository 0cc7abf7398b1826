"""With whom a learner shares their portfolio: by links that end, with companies, and with nobody again at once."""

from dataclasses import dataclass
from datetime import date, tzinfo

from grader.domain.days import end_of, first_day
from grader.domain.errors import NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.portfolios import MOST_LINKS, CompanyShare, Portfolio, PortfolioLink, checked_end
from grader.engine.accounts.sessions import hash_of
from grader.engine.portfolios.composing import check_learner, companies_of, open_links
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now


@dataclass(frozen=True)
class NewPortfolioLink:
    """A link that was just made; nobody can show its secret again."""

    link: PortfolioLink
    secret: str


def make_link(
    viewer: Person,
    last_day: date,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> NewPortfolioLink:
    """Return a new link to one's portfolio, which opens it until the end of a day.

    Raises:
        NotFound: `portfolio`.
        NotValid: `link_end`; `too_many_links`.
    """
    check_learner(viewer)
    at = now()
    ends_at = end_of(checked_end(last_day, first_day(at, zone)), zone)
    made = NewPortfolioLink(PortfolioLink(new_id(), viewer.id, at, ends_at), new_secret())
    with database.begin() as tx:
        _kept(viewer, tx, new_id)
        if len(open_links(viewer.id, tx, at)) >= MOST_LINKS:
            raise NotValid("too_many_links", most=MOST_LINKS)
        tx.portfolios.add_link(made.link, hash_of(made.secret))
        tx.audit.add(Act.PORTFOLIO_SHARED, viewer.id, belongs_to=made.link.id)
    return made


def end_link(viewer: Person, link_id: str, *, database: Database) -> None:
    """Let a link open nothing any more; one that is not theirs, or is gone, stays as it is.

    Raises:
        NotFound: `portfolio`.
    """
    check_learner(viewer)
    with database.begin() as tx:
        tx.portfolios.end_link(viewer.id, link_id)
        tx.audit.add(Act.PORTFOLIO_WITHDRAWN, viewer.id, belongs_to=link_id)


def share_with(viewer: Person, company_id: str, *, database: Database, now: Now, new_id: NewId) -> None:
    """Let the people of a company read one's portfolio.

    Raises:
        NotFound: `portfolio`; `company`: it is partner of no cohort of theirs.
    """
    check_learner(viewer)
    with database.begin() as tx:
        company = next((one for one in companies_of(viewer.id, tx) if one.id == company_id), None)
        if company is None:
            raise NotFound("company", id=company_id)
        _kept(viewer, tx, new_id)
        tx.portfolios.share(CompanyShare(viewer.id, company, now()))
        tx.audit.add(Act.PORTFOLIO_SHARED, viewer.id, belongs_to=company_id)


def unshare(viewer: Person, company_id: str, *, database: Database) -> None:
    """Let a company read one's portfolio no longer.

    Raises:
        NotFound: `portfolio`.
    """
    check_learner(viewer)
    with database.begin() as tx:
        tx.portfolios.unshare(viewer.id, company_id)
        tx.audit.add(Act.PORTFOLIO_WITHDRAWN, viewer.id, belongs_to=company_id)


def withdraw(viewer: Person, *, database: Database) -> None:
    """Let nobody else read one's portfolio from this moment on: no link, no company.

    Raises:
        NotFound: `portfolio`.
    """
    check_learner(viewer)
    with database.begin() as tx:
        tx.portfolios.withdraw(viewer.id)
        tx.audit.add(Act.PORTFOLIO_WITHDRAWN, viewer.id)


def _kept(viewer: Person, tx: Transaction, new_id: NewId) -> None:
    """Store an empty portfolio where there is none: what is shared has an id."""
    if tx.portfolios.of(viewer.id) is None:
        tx.portfolios.put(Portfolio(new_id(), viewer.id))
