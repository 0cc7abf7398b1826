"""Links and digests by e-mail: what is due is sent."""

from functools import partial

from grader.assembly import Grader
from grader.engine.digests.sending import send_digests
from grader.engine.ports.rosters import Post
from grader.engine.rosters.posting import send_letters
from grader.wording.digests.letter import digest_letter
from grader.wording.rosters.invitations import letter_of


def send_due(grader: Grader) -> int:
    """Send the letters that are due, and return how many were taken."""
    if grader.post is None:
        return 0
    settings = grader.settings
    write = partial(letter_of, public_url=settings.public_url, zone=settings.zone, school_language=settings.language)
    links = send_letters(
        grader.post,
        write,
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    return links + _send_digests(grader, grader.post)


def _send_digests(grader: Grader, post: Post) -> int:
    settings = grader.settings
    write = partial(
        digest_letter, public_url=settings.public_url, zone=settings.zone, school_language=settings.language
    )
    return send_digests(
        post,
        write,
        database=grader.database,
        now=grader.now,
        zone=settings.zone,
        public_holidays=grader.public_holidays,
    )
