"""A teacher chooses the exercises that links of their course open: https://www.imsglobal.org/spec/lti-dl/v2p0."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer

from grader.domain.errors import NotFound, NotValid
from grader.domain.lti.launch import Picking
from grader.domain.lti.platform import LearningPlatform
from grader.domain.people import Person
from grader.engine.lti.picking import choices, pick
from web.http.context import grader, language, viewer
from web.http.security import CONTENT_SECURITY_POLICY, csp_nonce
from web.http.unstored import never_store

GOOD_SECONDS = 3_600

blueprint = Blueprint("lti_picking", __name__, url_prefix="/lti/exercises")
blueprint.after_request(never_store)


def show_choices(teacher: Person, platform: LearningPlatform, picking: Picking, error: str = "") -> str:
    """Return the page with all exercises, which sends the choice to us."""
    held = _serializer().dumps({"platform": platform.name, **vars(picking)})
    found = choices(teacher, database=grader().database)
    return render_template(
        "lti/exercises.html", platform=platform, picking=picking, held=held, exercises=found, error=error
    )


@blueprint.post("")
def choose() -> ResponseReturnValue:
    """Sign what was chosen, and lead the browser back to the platform with it."""
    ours = grader()
    platform, picking = _held()
    try:
        token = pick(
            viewer(),
            platform.name,
            picking,
            request.form.getlist("exercise"),
            language(),
            ours.settings.public_url,
            platforms=ours.platforms,
            signer=ours.tool_signer,
            database=ours.database,
            now=ours.now,
        )
    except NotValid:
        return show_choices(
            viewer(), platform, picking, gettext("Choose an exercise; one alone, where they are round.")
        ), 400
    return _posting_to(
        picking.back, render_template("lti/chosen.html", platform=platform, picking=picking, token=token)
    )


def _held() -> tuple[LearningPlatform, Picking]:
    """Return what the form brought back, as we signed it; who signs in elsewhere meanwhile begins again.

    Raises:
        NotFound: `page`.
    """
    try:
        said = _serializer().loads(request.form.get("picking", ""), max_age=GOOD_SECONDS)
    except BadData as error:
        raise NotFound("page", path=request.path) from error
    platform = grader().platforms.known.get(said.pop("platform"))
    if platform is None:
        raise NotFound("lti_platform")
    return platform, Picking(**said)


def _posting_to(address: str, page: str) -> Response:
    """Answer with a page whose form goes to the platform, which our policy of contents lets no other page do."""
    parts, answer = urlsplit(address), make_response(page)
    policy = CONTENT_SECURITY_POLICY.format(nonce=csp_nonce())
    there = f"form-action {parts.scheme}://{parts.netloc}"
    answer.headers["Content-Security-Policy"] = policy.replace("form-action 'self'", there)
    return answer


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="picking")
