"""All that a learner handed in, newest first, a page at a time, with the exercises' titles."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from grader.domain.looks import SeenPage
from grader.domain.people import Person
from grader.domain.text import Text
from grader.engine.listing import Listing, submissions_of
from grader.engine.looks import note_look
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now
from grader.engine.submissions.hand_ins import ListedHandIn

TRIES_A_PAGE = 30


@dataclass(frozen=True)
class TriesPage:
    """What the page shows.

    Attributes:
        exercise: The one that alone is listed, or None for all.
        titles: Of the exercises on this page, by slug; of one that nobody publishes any more the slug.
    """

    learner: Person
    own: bool
    exercise: str | None
    found: Listing[ListedHandIn]
    titles: Mapping[str, Text]


def tries_page(
    viewer: Person, handle: str, *, exercise: str | None, after: str, database: Database, now: Now, zone: tzinfo
) -> TriesPage:
    """Return a learner's hand-ins, for themselves and for the staff of their cohorts, and note who looked.

    Raises:
        NotFound: There is no such person, nothing of theirs is this viewer's to read, or `after` is none of these.
    """
    found = submissions_of(viewer, handle, exercise=exercise, after=after, limit=TRIES_A_PAGE, database=database)
    slugs = sorted({item.submission.exercise for item in found.items} | ({exercise} if exercise else set()))
    with database.read() as tx:
        learner = viewer if handle == viewer.handle else tx.people.by_handle(handle) or viewer
        current = tx.catalog.current_among(slugs)
    note_look(viewer, learner.id, SeenPage.TRIES, zone=zone, database=database, now=now)
    titles = {slug: current[slug].title if slug in current else Text(fr=slug, en=slug) for slug in slugs}
    return TriesPage(learner, learner.id == viewer.id, exercise, found, titles)
