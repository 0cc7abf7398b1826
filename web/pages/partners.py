"""Partner companies, for those who keep them: the list, a company, its cohorts and the people whom it lets in."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotValid
from grader.engine.partners import keeping, people, reading
from grader.engine.partners.keeping import CompanyWords
from grader.engine.partners.people import PartnerWords
from web.http.addresses import invitation_address
from web.http.context import grader, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.unstored import never_store
from web.pages.rosters.people import NEW_LINK, keep_link

blueprint = Blueprint("partners", __name__, url_prefix="/partners")
blueprint.after_request(never_store)  # a link that is shown once must not stay in the history


@blueprint.get("")
def list_companies() -> str:
    """List the companies, with the form that adds one."""
    return _listed()


@blueprint.post("")
def add() -> ResponseReturnValue:
    """Add a company that goes along with a cohort."""
    ours = grader()
    try:
        company = keeping.add_company(
            viewer(), _words(), request.form.get("cohort", ""), database=ours.database, new_id=ours.new_id
        )
    except NotValid as refused:
        say_refused(refused)
        return _listed(), BAD_REQUEST
    flash(gettext("%(name)s is a partner.", name=company.name), "done")
    return _to(company.id)


@blueprint.get("/<company_id>")
def show(company_id: str) -> str:
    """Show one company; a link that was just made is shown once."""
    return _shown(company_id)


def _listed() -> str:
    return render_template("partners/partners.html", page=reading.partners_page(viewer(), database=grader().database))


def _shown(company_id: str) -> str:
    page = reading.company_page(viewer(), company_id, database=grader().database)
    link = session.pop(NEW_LINK, {})
    whose = next((one for one in page.people if one.handle == link.get("handle")), None)
    address = invitation_address(link["secret"]) if whose else None
    return render_template("partners/company.html", page=page, whose=whose, link=address)


@blueprint.post("/<company_id>")
def change(company_id: str) -> ResponseReturnValue:
    """Store what is said of it."""
    try:
        keeping.change_company(viewer(), company_id, _words(), database=grader().database)
    except NotValid as refused:
        say_refused(refused)
        return _shown(company_id), BAD_REQUEST
    flash(gettext("Kept."), "done")
    return _to(company_id)


@blueprint.post("/<company_id>/remove")
def remove(company_id: str) -> ResponseReturnValue:
    """Remove it, with its people's accounts."""
    ours = grader()
    company = keeping.remove_company(viewer(), company_id, database=ours.database, now=ours.now)
    flash(gettext("%(name)s is no partner any more.", name=company.name), "done")
    return redirect(url_for(".list_companies"), 303)


@blueprint.post("/<company_id>/cohorts")
def join(company_id: str) -> ResponseReturnValue:
    """Make it partner of a cohort."""
    keeping.join_cohort(viewer(), company_id, request.form.get("cohort", ""), database=grader().database)
    flash(gettext("Kept."), "done")
    return _to(company_id)


@blueprint.post("/<company_id>/cohorts/<cohort>/part")
def part(company_id: str, cohort: str) -> ResponseReturnValue:
    """End that it is partner of a cohort."""
    keeping.part_from_cohort(viewer(), company_id, cohort, database=grader().database)
    flash(gettext("Kept."), "done")
    return _to(company_id)


@blueprint.post("/<company_id>/people")
def let_in(company_id: str) -> ResponseReturnValue:
    """Give somebody of it an account, and show their link."""
    ours, form = grader(), request.form
    words = PartnerWords(form.get("person", ""), form.get("email", ""), form.get("handle", ""))
    try:
        new = people.let_in(
            viewer(),
            company_id,
            words,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        say_refused(refused)
        return _shown(company_id), BAD_REQUEST
    keep_link(new.person.handle, new.secret)
    return _to(company_id, "new-link")


@blueprint.post("/<company_id>/people/<handle>/link")
def make_link(company_id: str, handle: str) -> ResponseReturnValue:
    """Make a new link for one of them, and show it."""
    ours = grader()
    again = people.let_in_again(
        viewer(),
        company_id,
        handle,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    keep_link(again.person.handle, again.secret)
    return _to(company_id, "new-link")


@blueprint.post("/<company_id>/people/<handle>/remove")
def let_go(company_id: str, handle: str) -> ResponseReturnValue:
    """Erase the account of one of them."""
    ours = grader()
    gone = people.let_go(viewer(), company_id, handle, database=ours.database, now=ours.now)
    flash(gettext("The account of %(name)s is erased.", name=gone.name), "done")
    return _to(company_id)


def _words() -> CompanyWords:
    form = request.form
    return CompanyWords(form.get("name", ""), form.get("town", ""), form.get("website", ""))


def _to(company_id: str, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".show", company_id=company_id, _anchor=anchor), 303)
