"""A learning platform launches somebody: away to be signed in there, back with what it signs; and our keys.

Our cookie is `SameSite=Lax`: no browser sends it with the form that a platform posts. So that form is taken by a page
of ours that reads nothing and posts it on to us, with the cookie. https://www.imsglobal.org/spec/lti/v1p3
"""

from urllib.parse import urlencode

import structlog
from flask import Blueprint, Response, flash, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotFound, ProviderFailed, ProviderFault, Refused
from grader.engine.identities.troubles import note_trouble
from grader.engine.lti.beginning import Begin, begin, begun_by
from grader.engine.lti.keys import published_keys
from grader.engine.lti.launching import Answer, Launched, take_launch
from grader.engine.lti.noting import Opened
from grader.wording.identities import fault_sentence, refused_sentence
from web.http import departures
from web.http.context import grader, language, signed_in
from web.http.security import csp_nonce, csrf, limiter
from web.http.session_cookie import browser_label, open_session
from web.http.unstored import never_store
from web.pages.lti import pending
from web.pages.lti.picking import show_choices

TRIES_PER_ADDRESS = "600 per 10 minutes"
"""A whole class shares an address."""

MOST_TOKEN = 60_000
FRAMED = frozenset({"iframe", "frame", "embed", "object"})
IN_ANY_FRAME = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
BAD, MISSING, AWAY = 400, 404, 503

log = structlog.get_logger()

blueprint = Blueprint("lti", __name__, url_prefix="/lti")
blueprint.after_request(never_store)
csrf.exempt(blueprint)  # what is posted comes from platforms: `state` and `nonce` guard it


@blueprint.route("/login", methods=["GET", "POST"])
@limiter.limit(TRIES_PER_ADDRESS)
def login() -> ResponseReturnValue:
    """Lead back to the platform that begins a launch; in a frame, to a window of its own first."""
    said = request.values
    if request.method == "POST":  # with GET, the browser sends our cookie, and nobody is signed out
        hints = urlencode([(name, said[name]) for name in _begin_fields() if name in said])
        return redirect(f"{url_for('.login')}?{hints}", 303)
    asked = Begin(*(said.get(name, "") for name in _begin_fields()))
    ours = grader()
    try:
        if request.headers.get("Sec-Fetch-Dest") in FRAMED:
            platform = begun_by(asked, ours.platforms)
            return _in_frame(render_template("lti/framed.html", address=request.full_path, title=platform.title))
        begun = begin(asked, platforms=ours.platforms, now=ours.now, new_secret=ours.new_secret)
    except (Refused, ProviderFailed) as why:
        return _not_launched(why, "")
    departures.keep(begun.departure)
    return redirect(begun.address, 302)


@blueprint.post("/launch")
@limiter.limit(TRIES_PER_ADDRESS)
def launch() -> ResponseReturnValue:
    """Take what a platform posts, and post it on to ourselves."""
    fields = {name: request.form.get(name, "") for name in ("id_token", "state", "error")}
    if len(fields["id_token"]) > MOST_TOKEN:
        return _not_launched(ProviderFailed("", ProviderFault.ANSWER), "")
    if request.headers.get("Sec-Fetch-Dest") in FRAMED:
        return _in_frame(render_template("lti/framed.html", address=None, title=""))
    return render_template("lti/onward.html", fields=fields)


@blueprint.post("/launched")
@limiter.limit(TRIES_PER_ADDRESS)
def launched() -> ResponseReturnValue:
    """Sign in whom a platform signs for, and lead to what the launch opens."""
    ours, said, here = grader(), request.form, signed_in()
    departure = departures.take(said.get("state", ""))
    known = ours.platforms.known.get(departure.provider) if departure is not None else None
    try:
        found = take_launch(
            departure if departure is not None and not departure.verifier else None,
            Answer(said.get("id_token", "")[:MOST_TOKEN], said.get("error", "")),
            here.person if here is not None else None,
            browser_label(),
            platforms=ours.platforms,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except (Refused, ProviderFailed) as why:
        return _not_launched(why, known.title if known is not None else "")
    return _onward(found)


@blueprint.get("/keys")
@limiter.limit(TRIES_PER_ADDRESS)
def keys() -> Response:
    """Publish the keys by which platforms know us."""
    ours = grader()
    return jsonify(published_keys(database=ours.database, signer=ours.tool_signer, now=ours.now))


def _begin_fields() -> tuple[str, ...]:
    return ("iss", "login_hint", "lti_message_hint", "client_id", "lti_deployment_id")


def _in_frame(page: str) -> Response:
    """Answer with a page that any site may frame: it knows nobody, and has a link alone."""
    answer = make_response(page)
    answer.headers["Content-Security-Policy"] = IN_ANY_FRAME.format(nonce=csp_nonce())
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _onward(found: Launched) -> ResponseReturnValue:
    if found.person is None or found.opened is None:
        log.info("identity_refused", provider=found.platform.name, code=found.refused.code if found.refused else "")
        answer = make_response(redirect(url_for("lti_linking.show"), 303))
        pending.keep(answer, found.launch, found.refused.code if found.refused else "")
        return answer
    if found.secret is not None:
        open_session(found.secret)
    if found.launch.picking is not None and found.opened.staff:
        return show_choices(found.person, found.platform, found.launch.picking)
    return redirect(target_of(found.opened), 303)


def target_of(opened: Opened) -> str:
    """Return the path of what a launch opens, and say what is missing there."""
    if opened.exercise and not opened.missing:
        return url_for("exercises.show", slug=opened.exercise)
    if opened.exercise:
        flash(
            gettext(
                "The link is for the exercise %(exercise)s, which was not given to your cohort. Tell whoever leads it.",
                exercise=opened.exercise,
            ),
            "invalid",
        )
        return url_for("home.day")
    if opened.course is not None and opened.course.cohort is not None:
        return url_for("cohorts.board", cohort=opened.course.cohort) if opened.staff else url_for("home.day")
    if opened.course is not None and opened.staff:
        return url_for("courses.choose", course_id=opened.course.id)
    return url_for("home.day")


def _not_launched(why: Refused | ProviderFailed, title: str) -> ResponseReturnValue:
    """Answer with why, and where to go on; the address of the platform itself is not known to be good."""
    if isinstance(why, ProviderFailed):
        known = grader().platforms.known.get(why.provider)
        title = known.title if known is not None else title
        note_trouble(why, database=grader().database, now=grader().now)
        sentence: str | None = fault_sentence(why.fault, title, language())
        status = AWAY if why.fault is ProviderFault.AWAY else BAD
    else:
        log.info("identity_refused", provider=title, code=why.code)
        sentence, status = refused_sentence(why, title, language()), MISSING if isinstance(why, NotFound) else BAD
    if sentence is None:
        raise why
    page = render_template("lti/refused.html", sentence=sentence, title=title)
    return (_in_frame(page) if request.headers.get("Sec-Fetch-Dest") in FRAMED else make_response(page)), status
