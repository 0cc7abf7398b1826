"""Somebody who was launched and is known to nobody here says which account is theirs: once, by signing in."""

from flask import Blueprint, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.lti.platform import LearningPlatform
from grader.engine.lti.launching import link_launched
from grader.wording.identities import nobody_sentence, refused_sentence
from web.http.context import grader, language, signed_in, viewer
from web.http.unstored import never_store
from web.pages.lti import pending
from web.pages.lti.launching import target_of

blueprint = Blueprint("lti_linking", __name__, url_prefix="/lti/link")
blueprint.after_request(never_store)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Show who was launched, why that is nobody's account, and how to say whose it is."""
    found = pending.kept()
    if found is None:
        return render_template("lti/nobody.html"), 404
    launch, code = found
    platform, here = _platform(launch.platform), signed_in()
    why = nobody_sentence(code, language())
    return render_template(
        "lti/link.html", platform=platform, launch=launch, why=why, here=here.person if here is not None else None
    )


@blueprint.post("")
def link() -> ResponseReturnValue:
    """Link whom the platform launched to the account of who is signed in."""
    found, person, ours = pending.kept(), viewer(), grader()
    if found is None:
        return redirect(url_for(".show"), 303)
    launch, _ = found
    platform = _platform(launch.platform)
    try:
        opened = link_launched(person, launch, database=ours.database, now=ours.now, new_id=ours.new_id)
    except NotAllowed as refused:
        flash(refused_sentence(refused, platform.title, language()) or "", "invalid")
        return redirect(url_for(".show"), 303)
    flash(gettext("%(provider)s is linked: from now on it opens your account, too.", provider=platform.title), "done")
    answer = make_response(redirect(target_of(opened), 303))
    pending.forget(answer)
    return answer


def _platform(name: str) -> LearningPlatform:
    platform = grader().platforms.known.get(name)
    if platform is None:
        raise NotFound("lti_platform")
    return platform
