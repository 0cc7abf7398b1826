"""Signing in by a provider of identities, and linking one: away, and back."""

import structlog
from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import ProviderFailed, Refused
from grader.domain.identities.departure import Arrival, Departure
from grader.engine.accounts import accounts
from grader.engine.identities.leaving import Purpose, leave
from grader.engine.identities.linking import unlink
from grader.engine.identities.returning import Returned, come_back
from grader.engine.identities.troubles import note_trouble
from grader.wording.identities import fault_sentence, refused_sentence
from web.http import departures
from web.http.context import grader, language, signed_in, viewer
from web.http.security import limiter
from web.http.session_cookie import browser_label, open_session, safe_path
from web.http.unstored import never_store

TRIES_PER_ADDRESS = "300 per 10 minutes"
"""Of leaving and of coming back: a whole class shares an address."""

log = structlog.get_logger()

blueprint = Blueprint("identities", __name__)
blueprint.after_request(never_store)  # addresses that are good once must not stay in the history
own = Blueprint("own_identities", __name__, url_prefix="/account/identities")
own.after_request(never_store)


@blueprint.post("/sign-in/with/<provider>")
@limiter.limit(TRIES_PER_ADDRESS)
def leave_to_sign_in(provider: str) -> ResponseReturnValue:
    """Lead to a provider, and back to the page that was asked for."""
    return _leave(provider, Purpose(target=safe_path(request.form.get("next"))))


@blueprint.post("/invitations/<secret>/with/<provider>")
@limiter.limit(TRIES_PER_ADDRESS)
def leave_with_invitation(secret: str, provider: str) -> ResponseReturnValue:
    """Lead to a provider, to take up an invitation by it."""
    accounts.invited(secret, database=grader().database, now=grader().now)
    return _leave(provider, Purpose(invitation=secret))


@blueprint.get("/sign-in/from/<provider>")
@limiter.limit(TRIES_PER_ADDRESS)
def back(provider: str) -> ResponseReturnValue:
    """Sign in whom the provider vouches for, or link it to the account of who is signed in."""
    departure = departures.take(request.args.get("state", ""))
    if departure is None and signed_in() is not None:  # the way back was gone a second time
        return redirect("/", 303)
    try:
        returned = _returned(provider, departure)
    except (Refused, ProviderFailed) as refused:
        return _not_signed_in(provider, refused, departure)
    if returned.secret is None:
        flash(
            gettext(
                "%(provider)s is linked: from now on it opens your account, too.", provider=returned.provider.title
            ),
            "done",
        )
    else:
        open_session(returned.secret)
        session[departures.CAME_BY] = returned.provider.name
    return redirect(returned.target, 303)


@own.post("")
@limiter.limit(TRIES_PER_ADDRESS)
def link() -> ResponseReturnValue:
    """Lead to a provider, to link it to one's own account."""
    target = url_for("account.show", _anchor="identities")
    return _leave(request.form.get("provider", ""), Purpose(target=target, links=viewer().id))


@own.post("/<identity_id>/unlink")
def let_go(identity_id: str) -> ResponseReturnValue:
    """Let go of a provider."""
    try:
        unlink(viewer(), identity_id, providers=grader().providers, database=grader().database)
    except Refused as refused:
        sentence = refused_sentence(refused, "", language())
        if sentence is None:
            raise
        flash(sentence, "invalid")
    else:
        flash(gettext("Let go of. It opens your account no more."), "done")
    return redirect(url_for("account.show", _anchor="identities"), 303)


def _leave(provider: str, purpose: Purpose) -> ResponseReturnValue:
    """Answer with a page that leads on: browsers let no form lead to another site, as our policy of contents says."""
    ours = grader()
    try:
        left = leave(provider, purpose, providers=ours.providers, now=ours.now, new_secret=ours.new_secret)
    except (Refused, ProviderFailed) as refused:
        return _not_signed_in(provider, refused, None, purpose)
    departures.keep(left.departure)
    return render_template("identities/leaving.html", address=left.address, provider=left.provider)


def _returned(provider: str, departure: Departure | None) -> Returned:
    ours, args = grader(), request.args
    arrival = Arrival(args.get("state", ""), args.get("code", ""), args.get("error", ""), args.get("iss", ""))
    if departure is not None and departure.links is not None:
        found = signed_in()
        # Who signed out meanwhile, or somebody else who signed in since, links nothing.
        departure = departure if found is not None and found.person.id == departure.links else None
    return come_back(
        provider,
        departure,
        arrival,
        browser_label(),
        providers=ours.providers,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )


def _not_signed_in(
    provider: str, why: Refused | ProviderFailed, departure: Departure | None, purpose: Purpose | None = None
) -> ResponseReturnValue:
    """Lead to where somebody can go on, with why it did not work; the address with its code is left behind."""
    known = grader().providers.known.get(provider)
    title = known.title if known is not None else ""
    if isinstance(why, ProviderFailed):
        note_trouble(why, database=grader().database, now=grader().now)
        sentence: str | None = fault_sentence(why.fault, title, language())
    else:
        log.info("identity_refused", provider=known.name if known else "", code=why.code)
        sentence = refused_sentence(why, title, language())
    if sentence is None:
        raise why
    flash(sentence, "ours" if isinstance(why, ProviderFailed) else "invalid")
    return redirect(_back_to(departure or purpose or Purpose()), 303)


def _back_to(left: Departure | Purpose) -> str:
    if left.links is not None and signed_in() is not None:
        return url_for("account.show", _anchor="identities")
    if left.invitation is not None:
        return url_for("invitations.show", secret=left.invitation)
    return url_for("sign_in.show", next=left.target if left.target != "/" else None)
