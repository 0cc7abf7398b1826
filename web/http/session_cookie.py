"""The browser's side of a session: one signed cookie with its secret, its CSRF value and messages to show once."""

from datetime import timedelta
from pathlib import Path
from secrets import token_bytes
from urllib.parse import urlsplit

from flask import Flask, request, session
from werkzeug.exceptions import Unauthorized

from grader.owner_files import make_once
from grader.settings import Settings
from web.http.context import SECRET, signed_in

OPEN_BLUEPRINTS = frozenset(
    {
        "api",
        "calendar_feed",
        "git",
        "git_exercises",
        "guides",
        "health",
        "help",
        "home_tool",
        "identities",
        "invitations",
        "language",
        "lti",
        "lti_linking",
        "metrics",
        "placement_links",
        "portfolio_links",
        "receipts",
        "sign_in",
        "ssh",
        "status",
        "webhooks",
    }
)
"""Whose pages anybody may ask for (Git and the API have their own key); every other page wants somebody signed in."""

COOKIE_LIFE = timedelta(days=365)
MAX_LABEL_LENGTH = 60
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
"""Looked for in this order, as most browsers also name those that they resemble."""


def init_app(app: Flask, settings: Settings) -> None:
    """Configure the cookie, and ask for a sign-in on every page that is not open."""
    address = urlsplit(settings.public_url)
    secure = address.scheme == "https"
    app.config.update(
        SECRET_KEY=secret_key(settings.data_folder),
        # Cookies ignore ports: without its port in the name, two servers on one machine sign each other out.
        SESSION_COOKIE_NAME="__Host-grader" if secure else f"grader-{address.port or 80}",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # The database knows when a session was last used; a cookie that is rarely sent again loses no race to a poll.
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=COOKIE_LIFE,
    )
    app.before_request(_ask_for_sign_in)


def open_session(secret: str) -> None:
    """Make this browser the signed-in one; the CSRF value of the visitor before is thrown away with the rest."""
    session.clear()
    session.permanent = True
    session[SECRET] = secret


def browser_label() -> str:
    """Return what a person recognises this browser by, for example `Firefox, Windows`."""
    agent = request.user_agent.string
    found = [next((name for sign, name in known if sign in agent), "") for known in (BROWSERS, SYSTEMS)]
    label = ", ".join(filter(None, found)) or "".join(filter(str.isprintable, agent))
    return label[:MAX_LABEL_LENGTH] or "?"


def safe_path(target: str | None) -> str:
    r"""Return where to go after signing in: the path asked for if it is one of ours, else the front page.

    Browsers read `//host`, `/\host` and addresses with control characters in them as another site's.
    """
    if not target or not target.isprintable() or "\\" in target:
        return "/"
    return target if target.startswith("/") and not target.startswith("//") else "/"


def secret_key(folder: Path, name: str = "secret_key") -> bytes:
    """Return the key that signs cookies, made at the first start and kept in the data folder for its owner only.

    Args:
        name: Of its file; another one is another secret, kept alike.
    """
    path = folder / name
    if not path.exists():
        make_once(path, token_bytes(32))
    return path.read_bytes()


def _ask_for_sign_in() -> None:
    is_open = request.endpoint is None or request.endpoint == "static" or request.blueprint in OPEN_BLUEPRINTS
    if not is_open and signed_in() is None:
        raise Unauthorized
