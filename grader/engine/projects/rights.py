"""Who may read or change a project, and what was handed in of it."""

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.errors import NotFound
from grader.domain.people import Person
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Project
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Transaction
from grader.engine.ports.sources import Now


def seen_project(viewer: Person, project_id: str, tx: Transaction, now: Now) -> tuple[Project, Enrollment | None]:
    """Return a project with the viewer's own place in its cohort; None where they are of its staff.

    Raises:
        NotFound: `project`: there is none, it is not of a cohort of theirs, or they learn there and it is to come.
    """
    project = tx.projects.get(project_id)
    if project is not None and may_see_everyone(viewer, project.cohort, tx):
        return project, None
    place = tx.cohorts.enrollment_of(project.cohort, viewer.id) if project else None
    if project is None or place is None or not project.has_begun(now()):
        raise NotFound("project", id=project_id)
    return project, place


def staffed_project(viewer: Person, project_id: str, tx: Transaction) -> Project:
    """Return a project of a cohort whose staff the viewer is.

    Raises:
        NotFound: `project`.
    """
    project = tx.projects.get(project_id)
    if project is None or not may_see_everyone(viewer, project.cohort, tx):
        raise NotFound("project", id=project_id)
    return project


def seen_hand_in(viewer: Person, hand_in_id: str, tx: Transaction, now: Now) -> tuple[ProjectHandIn, Project, bool]:
    """Return a hand-in with its project, and whether the viewer reads it as a peer who is to review it.

    Its learner and the cohort's staff read it, and whoever was drawn to review them.

    Raises:
        NotFound: `project_hand_in`.
    """
    hand_in = tx.projects.hand_in(hand_in_id)
    if hand_in is None:
        raise NotFound("project_hand_in", id=hand_in_id)
    try:
        project, place = seen_project(viewer, hand_in.project_id, tx, now)
    except NotFound as error:
        raise NotFound("project_hand_in", id=hand_in_id) from error
    if place is None or place.id == hand_in.enrollment_id:
        return hand_in, project, False
    drawn = any(
        pair.reviewer == place.id and pair.reviewed == hand_in.enrollment_id
        for pair in (tx.projects.pairs_of(project.id) if project.peers else ())
    )
    if not drawn:
        raise NotFound("project_hand_in", id=hand_in_id)
    return hand_in, project, True
