"""Projects as a cohort's staff keep them: made as drafts, changed, given by their first day, and removed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from grader.domain.days import end_of, start_of
from grader.domain.errors import NotAllowed, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.projects.project import USUAL_SCALE, Criterion, Project, checked_project
from grader.domain.text import Text
from grader.engine.alerts.reading import staffed_cohort
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.sources import NewId
from grader.engine.projects.rights import staffed_project

MOST_A_COHORT = 50
NO_WORDS = Text("")


@dataclass(frozen=True)
class ProjectWords:
    """What a trainer writes of a project.

    Attributes:
        starts_on: The first day on which learners see it; None keeps it a draft.
        due_on: The last day.
    """

    title: Text
    brief: Text = NO_WORDS
    criteria: tuple[Criterion, ...] = ()
    competencies: tuple[str, ...] = ()
    starts_on: date | None = None
    due_on: date | None = None
    peers: bool = False
    scale: int = USUAL_SCALE

    def moments(self, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
        """Return when it begins and when it is due, at the school."""
        begins = start_of(self.starts_on, zone) if self.starts_on else None
        return begins, end_of(self.due_on, zone) if self.due_on else None


def make_project(
    viewer: Person, cohort: str, slug: str, words: ProjectWords, *, zone: tzinfo, database: Database, new_id: NewId
) -> Project:
    """Return a new project of a cohort.

    Raises:
        NotFound: There is no such cohort, or the viewer is not of its staff.
        NotValid: What `checked_project` refuses; `project_taken`: the cohort has one of this slug.
        NotAllowed: `too_many_projects`.
    """
    try:
        with database.begin() as tx:
            staffed_cohort(viewer, cohort, tx)
            project = _with(Project(new_id(), cohort, slug, words.title, words.brief), words, zone)
            _add(project, tx)
    except Conflict as error:
        raise NotValid("project_taken", slug=slug) from error
    return project


def copy_project(viewer: Person, project_id: str, cohort: str, *, database: Database, new_id: NewId) -> Project:
    """Return the draft that a project becomes in another cohort: its brief, grid and competencies, without dates.

    Raises:
        NotFound: There is no such project or cohort, or the viewer is not of the staff of both.
        NotValid: `project_taken`: that cohort has one of this slug.
        NotAllowed: `too_many_projects`.
    """
    with database.begin() as tx:
        before = staffed_project(viewer, project_id, tx)
        staffed_cohort(viewer, cohort, tx)
        project = replace(before, id=new_id(), cohort=cohort, starts_at=None, due_at=None)
        _add(project, tx)
    return project


def change_project(
    viewer: Person, project_id: str, words: ProjectWords, *, zone: tzinfo, database: Database
) -> Project:
    """Return a project with other words and dates; once somebody was reviewed, its grid stays.

    Raises:
        NotFound: There is no such project, or the viewer is not of its cohort's staff.
        NotValid: What `checked_project` refuses; `project_grid_kept`.
    """
    with database.begin() as tx:
        before = staffed_project(viewer, project_id, tx)
        project = _with(before, words, zone)
        if (project.criteria, project.scale) != (before.criteria, before.scale) and tx.projects.is_reviewed(project_id):
            raise NotValid("project_grid_kept")
        tx.projects.put(project)
        tx.audit.add(Act.PROJECT_CHANGED, project.id, belongs_to=project.cohort)
    return project


def remove_project(viewer: Person, project_id: str, *, database: Database) -> Project:
    """Remove a project that nobody has handed anything in of, and return it.

    Raises:
        NotFound: There is no such project, or the viewer is not of its cohort's staff.
        NotAllowed: `project_handed_in`.
    """
    with database.begin() as tx:
        project = staffed_project(viewer, project_id, tx)
        if tx.projects.newest_hand_ins(project_id):
            raise NotAllowed("project_handed_in")
        tx.projects.remove(project_id)
        tx.audit.add(Act.PROJECT_REMOVED, project.id, belongs_to=project.cohort)
    return project


def _add(project: Project, tx: Transaction) -> None:
    cohort, slug = project.cohort, project.slug
    if tx.projects.by_slug(cohort, slug) is not None or tx.cohorts.assignment(cohort, slug) is not None:
        raise NotValid("project_taken", slug=slug)
    if len(tx.projects.of_cohort(cohort)) >= MOST_A_COHORT:
        raise NotAllowed("too_many_projects", most=MOST_A_COHORT)
    tx.projects.put(project)
    tx.audit.add(Act.PROJECT_MADE, project.id, belongs_to=cohort)


def _with(project: Project, words: ProjectWords, zone: tzinfo) -> Project:
    begins, due = words.moments(zone)
    return checked_project(
        replace(
            project,
            title=words.title,
            brief=words.brief,
            criteria=words.criteria,
            competencies=words.competencies,
            starts_at=begins,
            due_at=due,
            peers=words.peers,
            scale=words.scale,
        )
    )
