"""What guards every answer: host, size and origin of requests, headers, and how often something may be tried."""

import sys
from collections.abc import Callable
from secrets import token_urlsafe
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from redis.backoff import NoBackoff
from redis.retry import Retry

from grader.settings import Settings

MAX_REQUEST_BYTES = 1_048_576
GIT_BLUEPRINTS = frozenset({"git", "git_exercises"})
TOKEN_BLUEPRINTS = GIT_BLUEPRINTS | {"api", "webhooks"}
"""Whose requests carry a key of their own instead of the cookie, and have limits of their own."""

LOOPBACK = ("127.0.0.1", "localhost")
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ONE_YEAR_ON_HTTPS = "max-age=31536000"

REDIS_OPTIONS = {
    "socket_connect_timeout": 0.3,
    "socket_timeout": 0.5,
    # Redis' own patience would hold a sign-in for seconds when it is away; counting in memory begins at once.
    "retry": Retry(NoBackoff(), 0),
}


class RequestLimits(Limiter):
    """Limits that begin afresh with each application, also after one whose Redis was away."""

    def init_app(self, app: Flask) -> None:
        """Take the application's own storage into use."""
        self._storage_dead = False
        super().init_app(app)


csrf = CSRFProtect()
limiter = RequestLimits(get_remote_address, in_memory_fallback_enabled=True, swallow_errors=True)


def init_app(app: Flask, settings: Settings) -> None:
    """Put the guards in place, the size of a request first, as the next ones read its form."""
    host = urlsplit(settings.public_url).hostname or ""
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_REQUEST_BYTES,
        # Health checks come from the machine itself; addresses in pages are never made from the host asked for.
        TRUSTED_HOSTS=[host, *LOOPBACK],
        # A page may stay open for a day: its forms are good for as long as the session.
        WTF_CSRF_TIME_LIMIT=None,
        # The cookie's name keeps others from planting it, and some readers' browsers send no referrer.
        WTF_CSRF_SSL_STRICT=False,
        RATELIMIT_STORAGE_URI=_storage_address(settings.redis_address),
        RATELIMIT_STORAGE_OPTIONS=REDIS_OPTIONS,
        RATELIMIT_KEY_PREFIX="grader",
    )
    app.before_request(_lift_size_limit)
    csrf.init_app(app)
    limiter.init_app(app)
    app.after_request(_add_headers)
    app.jinja_env.globals["csp_nonce"] = csp_nonce


def exempt_token_blueprints(app: Flask) -> None:
    """Let blueprints that ask for a key with each request do without the forms' CSRF value; they are registered."""
    for name in TOKEN_BLUEPRINTS & app.blueprints.keys():
        csrf.exempt(app.blueprints[name])


def answered(status: int) -> Callable[[Response], bool]:
    """Return what tells a limit to count only requests that are answered with this status."""
    return lambda response: response.status_code == status


def csp_nonce() -> str:
    """Return this answer's nonce, for the `nonce` attribute of an inline script."""
    if "csp_nonce" not in g:
        g.csp_nonce = token_urlsafe(16)
    return str(g.csp_nonce)


def _storage_address(redis_address: str) -> str:
    return f"redis+{redis_address}" if redis_address.startswith("unix://") else redis_address


def _lift_size_limit() -> None:
    if request.blueprint in GIT_BLUEPRINTS:
        request.max_content_length = sys.maxsize  # None would mean the limit of `MAX_CONTENT_LENGTH`


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY.format(nonce=csp_nonce()))
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", ONE_YEAR_ON_HTTPS)
    if response.mimetype == "text/html":
        # A class shares its computers: what was read is asked for again, so that it is gone after signing out.
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.vary.update(("Accept-Language", "Cookie"))
    return response
