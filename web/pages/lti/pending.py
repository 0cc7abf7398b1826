"""Who was launched and is known to nobody here: kept by their browser while they sign in and say who they are."""

from typing import TypedDict

from flask import Response, current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from grader.domain.identities.departure import LIFE
from grader.domain.identities.identity import Vouched
from grader.domain.lti.launch import Launch

COOKIE, PATH = "grader-launched", "/lti/link"


class Kept(TypedDict):
    """What is kept of a launch, in a signed cookie."""

    platform: str
    issuer: str
    subject: str
    label: str
    exercise: str
    line_item: str
    code: str


def keep(answer: Response, launch: Launch, code: str) -> None:
    """Let the browser keep a launch for ten minutes, for the page that asks whose it is.

    Args:
        code: Why it is nobody's.
    """
    said = launch.said
    held = Kept(
        platform=launch.platform,
        issuer=said.issuer,
        subject=said.subject,
        label=said.label,
        exercise=launch.exercise,
        line_item=launch.line_item,
        code=code,
    )
    answer.set_cookie(
        COOKIE,
        _serializer().dumps(held),
        max_age=LIFE,
        path=PATH,
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        httponly=True,
        samesite="Lax",
    )


def kept() -> tuple[Launch, str] | None:
    """Return the launch, and why it is nobody's; None where this browser keeps none."""
    try:
        held: Kept = _serializer().loads(request.cookies.get(COOKIE, ""), max_age=int(LIFE.total_seconds()))
    except BadData:
        return None
    said = Vouched(held["issuer"], held["subject"], held["label"])
    return Launch(held["platform"], said, exercise=held["exercise"], line_item=held["line_item"]), held["code"]


def forget(answer: Response) -> None:
    """Let the browser forget it."""
    answer.delete_cookie(COOKIE, path=PATH)


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="launched")
