"""Portfolios: a learner's own, and those that are shared with one's company."""

from grader.domain.accounts.credentials import Scope
from grader.domain.days import day_of
from grader.engine.portfolios import composing, sharing, showing
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.portfolios import (
    MadePortfolioLink,
    OwnPortfolioShape,
    PortfolioInList,
    ReadPortfolio,
    SharedPortfolios,
    ToCompose,
    ToLink,
)
from web.http.addresses import portfolio_address
from web.http.bearer import caller
from web.http.context import grader

AT = "/portfolio"
OF_LEARNERS = Reading(refusals=("not-found",))


@endpoint(AT, OwnPortfolioShape, reading=OF_LEARNERS)
def read_portfolio() -> OwnPortfolioShape:
    """Read one's own portfolio, with whom it is shared, and who looked; for learners."""
    return _own()


@endpoint(
    AT,
    OwnPortfolioShape,
    scope=Scope.SHARE,
    method="PUT",
    reading=Reading(body=ToCompose, refusals=("not-found", "not-valid")),
)
def compose_portfolio(body: ToCompose) -> OwnPortfolioShape:
    """Replace what stands in one's portfolio."""
    ours = grader()
    composing.compose(caller(), body.value(), database=ours.database, new_id=ours.new_id)
    return _own()


@endpoint(f"{AT}/preview", ReadPortfolio, reading=OF_LEARNERS)
def preview_portfolio() -> ReadPortfolio:
    """Read one's own portfolio as others would."""
    ours = grader()
    return ReadPortfolio.of(showing.preview(caller(), database=ours.database, repositories=ours.repositories))


@endpoint(
    f"{AT}/links",
    MadePortfolioLink,
    scope=Scope.SHARE,
    method="POST",
    created=True,
    reading=Reading(body=ToLink, refusals=("not-found", "not-valid")),
)
def make_portfolio_link(body: ToLink) -> Answered:
    """Make a link by which whoever has it reads one's portfolio, until a day: one agrees to that by making it."""
    ours = grader()
    made = sharing.make_link(
        caller(),
        day_of(body.last_day),
        zone=ours.settings.zone,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    answer = MadePortfolioLink(id=made.link.id, link=portfolio_address(made.secret), ends_at=made.link.ends_at)
    return Answered(answer, 201)


@endpoint(f"{AT}/links/<link_id>", OwnPortfolioShape, scope=Scope.SHARE, method="DELETE", reading=OF_LEARNERS)
def end_portfolio_link(link_id: str) -> OwnPortfolioShape:
    """Let a link open nothing any more."""
    sharing.end_link(caller(), link_id, database=grader().database)
    return _own()


@endpoint(f"{AT}/companies/<company_id>", OwnPortfolioShape, scope=Scope.SHARE, method="PUT", reading=OF_LEARNERS)
def share_portfolio(company_id: str) -> OwnPortfolioShape:
    """Let the people of a partner company read one's portfolio: one agrees to that by asking for it."""
    ours = grader()
    sharing.share_with(caller(), company_id, database=ours.database, now=ours.now, new_id=ours.new_id)
    return _own()


@endpoint(f"{AT}/companies/<company_id>", OwnPortfolioShape, scope=Scope.SHARE, method="DELETE", reading=OF_LEARNERS)
def unshare_portfolio(company_id: str) -> OwnPortfolioShape:
    """Let a company read one's portfolio no longer."""
    sharing.unshare(caller(), company_id, database=grader().database)
    return _own()


@endpoint(f"{AT}/withdraw", OwnPortfolioShape, scope=Scope.SHARE, method="POST", reading=OF_LEARNERS)
def withdraw_portfolio() -> OwnPortfolioShape:
    """Let nobody else read one's portfolio from this moment on."""
    sharing.withdraw(caller(), database=grader().database)
    return _own()


@endpoint("/portfolios", SharedPortfolios, reading=OF_LEARNERS)
def list_portfolios() -> SharedPortfolios:
    """List the portfolios that are shared with one's company; for its people."""
    found = showing.shared_portfolios(caller(), database=grader().database)
    return SharedPortfolios(items=[PortfolioInList.model_validate(one) for one in found])


@endpoint("/portfolios/<portfolio_id>", ReadPortfolio, reading=OF_LEARNERS)
def read_shared_portfolio(portfolio_id: str) -> ReadPortfolio:
    """Read a portfolio that is shared with one's company; its learner is told who looked."""
    ours = grader()
    shown = showing.for_company(
        caller(),
        portfolio_id,
        zone=ours.settings.zone,
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
    )
    return ReadPortfolio.of(shown)


def _own() -> OwnPortfolioShape:
    ours = grader()
    return OwnPortfolioShape.of(composing.own_portfolio(caller(), database=ours.database, now=ours.now))
