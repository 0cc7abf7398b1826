"""A learner's own portfolio: composed, looked at before, shared, and withdrawn in one click."""

from functools import partial

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.days import day_of, first_day
from grader.domain.errors import NotValid
from grader.domain.portfolios import LONGEST_LINK, MOST_OF_LINE, PortfolioItem
from grader.engine.portfolios import composing, sharing, showing
from grader.engine.portfolios.composing import PortfolioWords
from grader.wording.projects import level_name
from web.exports.board import COUNTED_AS, TAKEN
from web.exports.papers import portfolio_paper
from web.http.addresses import portfolio_address
from web.http.code import code_lines
from web.http.context import grader, language, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.security import limiter
from web.http.unstored import never_store

NEW_LINK = "new_portfolio_link"
"""The entry of the session that holds the secret of a link which was just made."""

blueprint = Blueprint("portfolio", __name__, url_prefix="/portfolio")
blueprint.after_request(never_store)  # a link that is shown once must not stay in the history


@blueprint.get("")
def show() -> str:
    """Show what they chose, with whom it is shared and who looked; a link that was just made is shown once."""
    return _page()


def _page(typed: PortfolioWords | None = None) -> str:
    """Return the page, with what was typed in place of what is kept."""
    ours = grader()
    page = composing.own_portfolio(viewer(), database=ours.database, now=ours.now)
    secret, today = session.pop(NEW_LINK, None), first_day(ours.now(), ours.settings.zone)
    words = typed or page.portfolio
    return render_template(
        "portfolios/own.html",
        page=page,
        words=words,
        chosen={one.exercise: one for one in words.items},
        shares={one.company.id: one for one in page.shares},
        link=portfolio_address(secret) if secret else None,
        today=today,
        longest=today + LONGEST_LINK,
        most_of_line=MOST_OF_LINE,
    )


@blueprint.post("")
def compose() -> ResponseReturnValue:
    """Keep what they say and choose."""
    ours, form = grader(), request.form
    items = tuple(
        PortfolioItem(exercise, form.get(f"shows-{exercise}", ""), exercise in form.getlist("code"))
        for exercise in form.getlist("exercise")
    )
    words = PortfolioWords(
        form.get("words", ""), form.get("contact", ""), "competencies" in form, "projects" in form, items
    )
    try:
        composing.compose(viewer(), words, database=ours.database, new_id=ours.new_id)
    except NotValid as refused:
        say_refused(refused)
        return _page(words), BAD_REQUEST
    return _back(gettext("Kept."))


@blueprint.get("/preview")
def preview() -> str:
    """Show it as others would read it."""
    ours = grader()
    shown = showing.preview(viewer(), database=ours.database, repositories=ours.repositories)
    return render_template(
        "portfolios/shown.html",
        shown=shown,
        code_lines=code_lines,
        level_name=partial(level_name, language=language()),
        previewed=True,
    )


@blueprint.get("/portfolio.pdf")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def pdf() -> Response:
    """Answer with it as a paper, to give to whom they like."""
    ours = grader()
    shown = showing.preview(viewer(), database=ours.database, repositories=ours.repositories)
    return portfolio_paper(shown, viewer().handle)


@blueprint.post("/links")
def make_link() -> ResponseReturnValue:
    """Make a link that opens it until a day."""
    ours = grader()
    try:
        made = sharing.make_link(
            viewer(),
            day_of(request.form.get("last_day", "")),
            zone=ours.settings.zone,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        say_refused(refused)
        return _page(), BAD_REQUEST
    session[NEW_LINK] = made.secret
    return redirect(url_for(".show", _anchor="new-link"), 303)


@blueprint.post("/links/<link_id>/end")
def end_link(link_id: str) -> ResponseReturnValue:
    """Let a link open nothing any more."""
    sharing.end_link(viewer(), link_id, database=grader().database)
    return _back(gettext("This link opens nothing any more."))


@blueprint.post("/companies/<company_id>")
def share(company_id: str) -> ResponseReturnValue:
    """Let a company read it."""
    ours = grader()
    sharing.share_with(viewer(), company_id, database=ours.database, now=ours.now, new_id=ours.new_id)
    return _back(gettext("It is shared."))


@blueprint.post("/companies/<company_id>/end")
def unshare(company_id: str) -> ResponseReturnValue:
    """Let a company read it no longer."""
    sharing.unshare(viewer(), company_id, database=grader().database)
    return _back(gettext("This company reads it no longer."))


@blueprint.post("/withdraw")
def withdraw() -> ResponseReturnValue:
    """Let nobody else read it."""
    sharing.withdraw(viewer(), database=grader().database)
    return _back(gettext("From now on nobody but you reads it."))


def _back(message: str) -> ResponseReturnValue:
    flash(message, "done")
    return redirect(url_for(".show"), 303)
