"""Publishes tracks, and names what they have that no cohort can be given yet."""

from grader.domain.operation.audit import Act
from grader.domain.plans.track import Track
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now


def publish_track(track: Track, *, database: Database, now: Now) -> tuple[str, ...]:
    """Store a track, in place of the one of its slug, and return those of its exercises that are not published.

    Cohorts that follow it already stay as they are.
    """
    with database.begin() as tx:
        tx.plans.publish(track, now())
        tx.audit.add(Act.TRACK_PUBLISHED, track.slug)
        exercises = [slug for one in track.stretches for slug in one.exercises]
        published = tx.catalog.current_among(exercises)
    return tuple(slug for slug in exercises if slug not in published)
