"""A learner's progress."""

from grader.engine.people.progress_page import progress_page
from web.api.endpoints import Reading, endpoint
from web.api.shapes.people import Progress
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/people/<handle>/progress", Progress, reading=Reading(refusals=("not-found",)))
def read_progress(handle: str) -> Progress:
    """Read a learner's progress: week by week, and by the competencies that exercises declare."""
    ours = grader()
    page = progress_page(caller(), handle, database=ours.database, now=ours.now, zone=ours.settings.zone)
    return Progress.of(page)
