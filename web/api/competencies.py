"""Competencies of learners and cohorts, said by staff, and the frameworks, which leads and operators bring in."""

from flask import Response

from grader.domain.accounts.credentials import Scope
from grader.engine.competencies.board import competency_board
from grader.engine.competencies.bringing_in import bring_in
from grader.engine.competencies.deciding import LearnerAt, decide
from grader.engine.competencies.reading import competency_page, known_frameworks
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, download, endpoint
from web.api.shapes.competencies import (
    CompetencyBoard,
    CompetencyFramework,
    CompetencyFrameworks,
    LearnerCompetencies,
    ToBringIn,
    ToDecide,
)
from web.exports.evidence_pack import COUNTED_AS, PACKS, evidence_answer
from web.exports.zips import ZIP_TYPE
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/people/<handle>/competencies", LearnerCompetencies, reading=Reading(refusals=("not-found",)))
def read_competencies(handle: str) -> LearnerCompetencies:
    """Read where a learner stands in each competency, and what is missing for each block."""
    return _read(handle)


@download(
    "/people/<handle>/evidence",
    ZIP_TYPE,
    limit=PACKS,
    counted_as=COUNTED_AS,
    reading=Reading(refusals=("not-found",)),
)
def take_evidence(handle: str) -> Response:
    """Take a learner's evidence pack: a ZIP with the code and the signed receipts, which is checked without us."""
    return evidence_answer(caller(), handle, grader(), zipped=True)


@endpoint("/cohorts/<cohort>/competencies", CompetencyBoard, reading=Reading(refusals=("not-found",)))
def read_competency_board(cohort: str) -> CompetencyBoard:
    """Read where each learner of a cohort stands in each competency, for its staff."""
    return CompetencyBoard.of(competency_board(caller(), cohort, database=grader().database))


@endpoint(
    "/cohorts/<cohort>/competencies/<handle>",
    LearnerCompetencies,
    scope=Scope.COMMENT,
    method="PUT",
    reading=Reading(body=ToDecide, refusals=(*OF_SOMEBODY, "not-valid")),
)
def decide_competency(cohort: str, handle: str, body: ToDecide) -> LearnerCompetencies:
    """Validate a competency of a learner, or take that back; what was said before is kept."""
    ours = grader()
    decide(
        caller(),
        LearnerAt(cohort, handle),
        body.entry(),
        zone=ours.settings.zone,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    return _read(handle)


@endpoint("/frameworks", CompetencyFrameworks)
def list_frameworks() -> CompetencyFrameworks:
    """Read the newest version of each competency framework."""
    found = known_frameworks(database=grader().database).newest.values()
    return CompetencyFrameworks(items=[CompetencyFramework.of(one) for one in found])


@endpoint(
    "/frameworks",
    CompetencyFramework,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=ToBringIn, refusals=("not-allowed", "not-valid")),
)
def bring_framework_in(body: ToBringIn) -> CompetencyFramework:
    """Bring a framework in as the next version of its name; nothing is stored where the newest says the same."""
    ours = grader()
    framework = ours.read_framework(body.name, body.content.encode())
    return CompetencyFramework.of(bring_in(caller(), framework, database=ours.database).framework)


def _read(handle: str) -> LearnerCompetencies:
    ours = grader()
    page = competency_page(caller(), handle, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return LearnerCompetencies.of(page)
