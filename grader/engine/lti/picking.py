"""A teacher puts exercises into a course of a learning platform: chosen from the catalogue, signed by us."""

from collections.abc import Sequence

from grader.domain.errors import NotFound, NotValid
from grader.domain.exercises.exercise import Exercise
from grader.domain.lti.launch import Picking
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.lti.keys import publish_own_key
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database
from grader.engine.ports.lti import LearningPlatforms, Picked, ToolSigner
from grader.engine.ports.sources import Now


def choices(viewer: Person, *, database: Database) -> Sequence[Exercise]:
    """Return the exercises that can be handed in.

    Raises:
        NotFound: `page`: the viewer is not of the staff.
    """
    if viewer.role not in STAFF_ROLES:
        raise NotFound("page")
    with database.read() as tx:
        withdrawn = tx.catalog.withdrawn()
        found = [one for one in tx.catalog.all_current() if one.slug not in withdrawn]
    return sorted(found, key=lambda one: one.slug)


def pick(
    viewer: Person,
    platform: str,
    picking: Picking,
    slugs: Sequence[str],
    language: Language,
    public_url: str,
    *,
    platforms: LearningPlatforms,
    signer: ToolSigner,
    database: Database,
    now: Now,
) -> str:
    """Return what was chosen, signed for the platform.

    Raises:
        NotFound: `page`, `lti_platform`.
        NotValid: `lti_choice`: nothing, or nothing known, was chosen.
    """
    known = platforms.known.get(platform)
    if known is None:
        raise NotFound("lti_platform")
    by_slug = {one.slug: one for one in choices(viewer, database=database)}
    chosen = [by_slug[slug] for slug in dict.fromkeys(slugs) if slug in by_slug]
    if not chosen or (len(chosen) > 1 and not picking.several):
        raise NotValid("lti_choice")
    publish_own_key(database=database, signer=signer, now=now)
    picked = [_picked(one, language, public_url) for one in chosen]
    return platforms.chosen(known, picking, picked)


def _picked(exercise: Exercise, language: Language, public_url: str) -> Picked:
    address = f"{public_url.rstrip('/')}/exercises/{exercise.slug}"
    return Picked(exercise.slug, exercise.title.in_(language), address, exercise.max_points or 1)
