"""What became of the learners of a cohort: figures, the people behind them for its staff, and leads who say it."""

from grader.domain.accounts.credentials import Scope
from grader.engine.placements.reading import placements_page
from grader.engine.placements.saying import say_placement
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.placements import Placements, ToSayPlacement
from web.http.bearer import caller
from web.http.context import grader

AT = "/cohorts/<cohort>/placements"


@endpoint(AT, Placements, reading=Reading(refusals=("not-found",)))
def read_placements(cohort: str) -> Placements:
    """Read what became of a cohort's learners; for its staff, and for operators without people or small numbers."""
    return _read(cohort)


@endpoint(
    f"{AT}/<handle>",
    Placements,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToSayPlacement, refusals=(*OF_SOMEBODY, "not-valid")),
)
def say_what_became(cohort: str, handle: str, body: ToSayPlacement) -> Placements:
    """Write down what became of a learner by a moment, or take it back; for those who lead the cohort."""
    ours = grader()
    say_placement(caller(), cohort, handle, body.entry(), zone=ours.settings.zone, database=ours.database, now=ours.now)
    return _read(cohort)


def _read(cohort: str) -> Placements:
    ours = grader()
    page = placements_page(caller(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return Placements.of(page)
