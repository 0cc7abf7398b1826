"""Pages are compressed on their way, where no other site can have asked for them.

Whoever reads the lengths of encrypted answers and may choose a part of their text can guess the rest, one question a
guess (BREACH, https://breachattack.com). The guesses must come from the victim's own browser, so an answer to a request
that another site caused, as the browser itself says, is sent as it is. A form's CSRF value is signed anew each second.
"""

from flask import Flask, Response, request
from flask_compress import Compress

from web.http.security import GIT_BLUEPRINTS

OURS = frozenset({None, "same-origin", "none"})
"""What browsers say of requests that our own pages or their reader made; older browsers and programs say nothing.

https://www.w3.org/TR/fetch-metadata/
"""
MIN_BYTES = 1024
TEXTS = [
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "text/calendar",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
]

compress = Compress()


def init_app(app: Flask) -> None:
    """Compress answers that are texts and whole: never Git's, nor what is sent as it comes."""
    app.config.update(
        COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
        COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,
        COMPRESS_MIMETYPES=TEXTS,
        COMPRESS_MIN_SIZE=MIN_BYTES,
        COMPRESS_REGISTER=False,
        COMPRESS_STREAMS=False,
    )
    compress.init_app(app)
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if request.blueprint in GIT_BLUEPRINTS or request.headers.get("Sec-Fetch-Site") not in OURS:
        return response
    return compress.after_request(response)
