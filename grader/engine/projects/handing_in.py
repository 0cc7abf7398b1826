"""Handing in of a project: the folder of one's own repository as it is now, or an address."""

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.people import Person
from grader.domain.projects.hand_in import MOST_HAND_INS, ProjectHandIn, checked_address
from grader.domain.projects.project import Project
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId, Now
from grader.engine.projects.rights import seen_project


def hand_in_project(
    viewer: Person,
    project_id: str,
    address: str | None,
    *,
    database: Database,
    repositories: Repositories,
    now: Now,
    new_id: NewId,
) -> ProjectHandIn:
    """Return a learner's new hand-in; after the due date, too, as its moment says.

    Args:
        address: Begins with https://; None takes the project's folder on `main` of their own repository as it is now.

    Raises:
        NotFound: `project`: it is not theirs to hand in.
        NotAllowed: `not_active`; `too_many_hand_ins`.
        NotValid: `project_address`; `project_no_folder`: their `main` has none of the project's slug;
            `sent_same`: they handed in the same before; `sent_busy`: they hand in at this very moment.
        RepositoryUnreadable: Git could not read theirs.
    """
    checked = None if address is None else checked_address(address)
    with database.read() as tx:
        project, place = asked_of(viewer, project_id, tx, now)
        path = _repository(place, tx)
    commit = _commit(project, path, repositories) if checked is None else None
    try:
        with database.begin() as tx:
            project, place = asked_of(viewer, project_id, tx, now)
            before = tx.projects.hand_ins_of(place.id, project.id)
            if len(before) >= MOST_HAND_INS:
                raise NotAllowed("too_many_hand_ins", most=MOST_HAND_INS)
            if before and (before[0].commit, before[0].address) == (commit, checked):
                raise NotValid("sent_same")
            number = before[0].number + 1 if before else 1
            hand_in = ProjectHandIn(new_id(), project.id, place.id, number, now(), commit, checked)
            tx.projects.add_hand_in(hand_in)
    except Conflict as error:
        raise NotValid("sent_busy") from error
    return hand_in


def asked_of(viewer: Person, project_id: str, tx: Transaction, now: Now) -> tuple[Project, Enrollment]:
    """Return a project with the place of the learner who may hand in.

    Raises:
        NotFound: `project`: it is not theirs to hand in.
        NotAllowed: `not_active`.
    """
    project, place = seen_project(viewer, project_id, tx, now)
    if place is None:
        raise NotFound("project", id=project_id)
    if not place.status.hands_in:
        raise NotAllowed("not_active", cohort=place.cohort)
    return project, place


def _repository(place: Enrollment, tx: Transaction) -> str | None:
    repository = tx.repositories.of_enrollment(place.id)
    return repository.path if repository else None


def _commit(project: Project, path: str | None, repositories: Repositories) -> str:
    main = repositories.main(path) if path else None
    if path is None or main is None or project.slug not in repositories.folders(path, main[0]):
        raise NotValid("project_no_folder", folder=project.slug)
    return main[0]
