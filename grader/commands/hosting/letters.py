"""Links, digests and questions by e-mail: what is due is sent."""

from functools import partial

from grader.assembly import Grader
from grader.engine.digests.sending import send_digests
from grader.engine.placements.letters import look_for_moments, send_questions
from grader.engine.placements.links import forget_old_links
from grader.engine.ports.rosters import Post
from grader.engine.rosters.posting import send_letters
from grader.wording.digests.letter import digest_letter
from grader.wording.placements import placement_letter
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
    return links + _send_digests(grader, grader.post) + _send_questions(grader, grader.post)


def look_at_moments(grader: Grader) -> int:
    """Let letters go to learners one of whose moments has come, where there is a mail server; forget old links."""
    forget_old_links(database=grader.database, now=grader.now)
    if grader.post is None:
        return 0
    return look_for_moments(zone=grader.settings.zone, database=grader.database, now=grader.now)


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


def _send_questions(grader: Grader, post: Post) -> int:
    settings = grader.settings
    write = partial(
        placement_letter,
        school=settings.school,
        public_url=settings.public_url,
        zone=settings.zone,
        school_language=settings.language,
    )
    return send_questions(post, write, database=grader.database, now=grader.now, new_secret=grader.new_secret)
