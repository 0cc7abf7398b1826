"""What a page that asks for itself again has already: the version of what it shows, as its ETag says, signed by us.

Only the version is compared, so nothing is read of what the page shows. It counts for its reader, address and language
alone, and no longer than the minute in which "3 minutes ago" stays true, or ten where a page says nothing like it:
whatever no version tells is seen by then.
"""

import hmac
from dataclasses import dataclass
from zlib import crc32

from flask import Response, current_app, request

from web.http.context import grader, language, viewer

MINUTE, TEN_MINUTES = 60, 600
"""For how many seconds a version is good: where a page tells how long ago something was, and where none does."""

MOST_CHARACTERS = 2_000
LATER_SECONDS = 5
"""When to ask again where others are being answered first."""

NOT_MODIFIED = 304


@dataclass(frozen=True)
class Known:
    """A version that a browser has.

    Attributes:
        current: Of this minute, or these ten; else of the last.
    """

    version: str
    current: bool
    tag: str


def known_version(address: str, good_for: int = MINUTE) -> Known | None:
    """Return which version of the page of an address this browser has, or None where that is too long ago.

    Args:
        good_for: `MINUTE` or `TEN_MINUTES`, as the tag was made with.
    """
    tag = next(iter(known_tags()), "")
    span, _, rest = tag.partition("_")
    now = _span(good_for)
    if len(tag) > MOST_CHARACTERS or not span.isdecimal() or not (0 <= now - int(span) <= 1):
        return None
    version = rest.partition("_")[2]
    ours = hmac.compare_digest(tag.encode(), _tag(version, address, int(span)).encode())
    return Known(version, int(span) == now, tag) if ours else None


def known_tags() -> frozenset[str]:
    """Return the ETags that a browser sends, without the name that compression gives its own."""
    return frozenset(tag.partition(":")[0] for tag in request.if_none_match.as_set() if tag)


def tag_of(version: str, address: str, good_for: int = MINUTE) -> str:
    """Return the ETag of a version of the page of an address, as its reader sees it now."""
    return _tag(version, address, _span(good_for))


def unchanged(known: Known) -> Response:
    """Answer that nothing moved."""
    answer = Response(status=NOT_MODIFIED)
    answer.set_etag(known.tag)
    return answer


def later(known: Known) -> Response:
    """Answer that nothing is told now, and when to ask again."""
    answer = unchanged(known)
    answer.retry_after = LATER_SECONDS
    return answer


def _tag(version: str, address: str, span: int) -> str:
    key, told = current_app.config["SECRET_KEY"], f"{viewer().id} {language()} {span} {version} {address}"
    return f"{span}_{hmac.new(key, told.encode(), 'sha256').hexdigest()[:32]}_{version}"


def _span(seconds: int) -> int:
    """Return the minute, or ten, which begins for each reader at a second of their own: else all would ask at once."""
    return (int(grader().now().timestamp()) + crc32(viewer().id.encode()) % seconds) // seconds
