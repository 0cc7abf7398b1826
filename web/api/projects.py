"""Projects: kept by a cohort's staff, handed in by its learners, reviewed by people."""

from grader.domain.accounts.credentials import Scope
from grader.domain.exercises.exercise import SourceFile
from grader.engine.projects.handing_in import hand_in_project
from grader.engine.projects.keeping import change_project, copy_project, make_project, remove_project
from grader.engine.projects.reading import project_hand_in_page, project_page, projects_page
from grader.engine.projects.reviewing import draw_pairs, review_hand_in
from grader.engine.projects.sending import send_project_files
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.projects import (
    CohortProjects,
    Project,
    ProjectDetail,
    ProjectHandInDetail,
    ToCopyProject,
    ToHandInProject,
    ToKeepProject,
    ToMakeProject,
    ToReviewProject,
)
from web.api.shapes.submissions import FilesToHandIn
from web.api.submissions import MOST_BODY_BYTES
from web.http.bearer import caller
from web.http.context import grader
from web.http.sending import project_ports

OF_COHORT, ONE, HAND_IN = "/cohorts/<cohort>/projects", "/projects/<project_id>", "/project-hand-ins/<hand_in_id>"
REFUSALS = ("not-found", "not-allowed", "not-valid")
CREATED = 201


@endpoint(OF_COHORT, CohortProjects, reading=Reading(refusals=("not-found",)))
def list_projects(cohort: str) -> CohortProjects:
    """List a cohort's projects: all for its staff, those that have begun for its learners."""
    return CohortProjects.of(projects_page(caller(), cohort, database=grader().database, now=grader().now))


@endpoint(
    OF_COHORT,
    Project,
    scope=Scope.COHORTS,
    method="POST",
    created=True,
    reading=Reading(body=ToMakeProject, refusals=REFUSALS),
)
def add_project(cohort: str, body: ToMakeProject) -> Answered:
    """Make a project of a cohort; for its staff."""
    ours = grader()
    made = make_project(
        caller(),
        cohort,
        body.slug,
        body.project(),
        zone=ours.settings.zone,
        database=ours.database,
        new_id=ours.new_id,
    )
    return Answered(Project.of(made), CREATED)


@endpoint(
    f"{ONE}/copies",
    Project,
    scope=Scope.COHORTS,
    method="POST",
    created=True,
    reading=Reading(body=ToCopyProject, refusals=REFUSALS),
)
def copy_project_to(project_id: str, body: ToCopyProject) -> Answered:
    """Make a draft of a project in another cohort, without its dates; for the staff of both."""
    ours = grader()
    made = copy_project(caller(), project_id, body.cohort, database=ours.database, new_id=ours.new_id)
    return Answered(Project.of(made), CREATED)


@endpoint(ONE, ProjectDetail, reading=Reading(refusals=("not-found",)))
def read_project(project_id: str) -> ProjectDetail:
    """Read a project with what was handed in of it: by everybody for the staff, by themselves for a learner."""
    return _read(project_id)


@endpoint(ONE, Project, scope=Scope.COHORTS, method="PUT", reading=Reading(body=ToKeepProject, refusals=REFUSALS))
def keep_project(project_id: str, body: ToKeepProject) -> Project:
    """Replace what is said of a project; once somebody was reviewed, its grid stays; for the cohort's staff."""
    ours = grader()
    words, zone = body.project(), ours.settings.zone
    return Project.of(change_project(caller(), project_id, words, zone=zone, database=ours.database))


@endpoint(ONE, Project, scope=Scope.COHORTS, method="DELETE", reading=Reading(refusals=("not-found", "not-allowed")))
def take_project_back(project_id: str) -> Project:
    """Remove a project that nobody has handed anything in of; for the cohort's staff."""
    return Project.of(remove_project(caller(), project_id, database=grader().database))


@endpoint(
    f"{ONE}/hand-ins",
    ProjectDetail,
    scope=Scope.SUBMIT,
    method="POST",
    reading=Reading(body=ToHandInProject, refusals=REFUSALS),
)
def hand_project_in(project_id: str, body: ToHandInProject) -> ProjectDetail:
    """Hand in the project's folder of one's own repository as it is now, or an address."""
    hand_in_project(caller(), project_id, body.address, **project_ports())
    return _read(project_id)


@endpoint(
    f"{ONE}/files",
    ProjectDetail,
    scope=Scope.SUBMIT,
    method="POST",
    reading=Reading(body=FilesToHandIn, refusals=REFUSALS, most_bytes=MOST_BODY_BYTES),
)
def hand_project_files_in(project_id: str, body: FilesToHandIn) -> ProjectDetail:
    """Hand in files: they become a commit in the project's folder of one's own repository."""
    files = [SourceFile(one.path, one.content) for one in body.files]
    send_project_files(caller(), project_id, files, **project_ports())
    return _read(project_id)


@endpoint(
    f"{ONE}/pairs",
    ProjectDetail,
    scope=Scope.COHORTS,
    method="POST",
    reading=Reading(refusals=("not-found", "not-allowed")),
)
def draw_project_pairs(project_id: str) -> ProjectDetail:
    """Draw who reviews whom among those who have handed in; for the cohort's staff."""
    draw_pairs(caller(), project_id, database=grader().database)
    return _read(project_id)


@endpoint(HAND_IN, ProjectHandInDetail, reading=Reading(refusals=("not-found",)))
def read_project_hand_in(hand_in_id: str) -> ProjectHandInDetail:
    """Read what somebody handed in of a project, with its files and reviews: one's own, as staff, or as drawn peer."""
    return _read_hand_in(hand_in_id)


@endpoint(
    f"{HAND_IN}/review",
    ProjectHandInDetail,
    scope=Scope.COMMENT,
    method="PUT",
    reading=Reading(body=ToReviewProject, refusals=REFUSALS),
)
def review_project(hand_in_id: str, body: ToReviewProject) -> ProjectHandInDetail:
    """Say how one finds a hand-in, in the place of what one said before: as staff, or as a peer who was drawn."""
    review_hand_in(caller(), hand_in_id, body.said(), database=grader().database, now=grader().now)
    return _read_hand_in(hand_in_id)


def _read(project_id: str) -> ProjectDetail:
    return ProjectDetail.of(project_page(caller(), project_id, database=grader().database, now=grader().now))


def _read_hand_in(hand_in_id: str) -> ProjectHandInDetail:
    ours = grader()
    page = project_hand_in_page(
        caller(), hand_in_id, database=ours.database, repositories=ours.repositories, now=ours.now
    )
    return ProjectHandInDetail.of(page)
