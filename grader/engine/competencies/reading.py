"""Frameworks for whoever reads a name of theirs, and where a learner stands in their competencies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.competencies.evidence import CompetencyEvidence
from grader.domain.competencies.framework import Framework, Frameworks, declared_as, parted
from grader.domain.competencies.standing import FrameworkStanding, standing_in
from grader.domain.competencies.validation import Validation
from grader.domain.days import first_day
from grader.domain.exercises.exercise import Exercise
from grader.domain.looks import SeenPage
from grader.domain.people import Person
from grader.domain.projects.project import Project
from grader.engine.competencies.projects import ProjectKey, ShownProject, shown_projects
from grader.engine.looks import note_look
from grader.engine.people.access import may_see_everyone, seen_places
from grader.engine.people.tasks import Task, tasks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now


@dataclass(frozen=True)
class CompetencyPlace:
    """A learner's competencies in one of their cohorts.

    Attributes:
        tasks: What they were given, in order.
        may_decide: The viewer validates and takes back.
    """

    place: Enrollment
    cohort: Cohort
    frameworks: tuple[FrameworkStanding, ...]
    tasks: tuple[Task, ...]
    may_decide: bool

    def training(self, framework: str, code: str) -> tuple[Task, ...]:
        """Return the exercises of theirs that train a competency and are not passed."""
        name = declared_as(framework, code)
        return tuple(task for task in self.tasks if name in task.competencies and not task.passed)


@dataclass(frozen=True)
class CompetencyPage:
    """What the page shows: only places that its reader may see.

    Attributes:
        exercises: Those that evidence comes from, as they are now.
        projects: The same of projects.
    """

    learner: Person
    own: bool
    places: tuple[CompetencyPlace, ...]
    exercises: Mapping[str, Exercise]
    projects: Mapping[ProjectKey, ShownProject]
    today: date

    def shown_project(self, evidence: CompetencyEvidence) -> ShownProject | None:
        """Return the project that a piece of evidence comes from."""
        return self.projects.get((evidence.enrollment_id, evidence.source))

    def project(self, evidence: CompetencyEvidence) -> Project | None:
        """Return the same, as its cohort was given it."""
        found = self.shown_project(evidence)
        return found.project if found else None


def known_frameworks(*, database: Database) -> Frameworks:
    """Return all versions of all frameworks: they are of nobody, so anybody may read them."""
    with database.glance() as tx:
        return tx.competencies.frameworks()


def competency_page(
    viewer: Person,
    handle: str,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
    looked_at: SeenPage = SeenPage.COMPETENCIES,
) -> CompetencyPage:
    """Return a learner's competencies, for themselves and for the staff of their cohorts, and note who looked.

    Raises:
        NotFound: There is no such person, or nothing of theirs is this viewer's to read.
    """
    with database.read() as tx:
        learner, seen = seen_places(viewer, handle, tx)
        known = tx.competencies.frameworks()
        places = tuple(place_standing(place, known, viewer, tx) for place in seen)
        exercises = tx.catalog.current_among(_exercises(places))
        shown = [shown_projects(one.place, evidence_in(one.frameworks), tx) for one in places]
    note_look(viewer, learner.id, looked_at, zone=zone, database=database, now=now)
    projects = {key: one for found in shown for key, one in found.items()}
    return CompetencyPage(learner, learner.id == viewer.id, places, exercises, projects, first_day(now(), zone))


def _exercises(places: Sequence[CompetencyPlace]) -> list[str]:
    return sorted({one.exercise for place in places for one in evidence_in(place.frameworks) if one.exercise})


def place_standing(place: Enrollment, known: Frameworks, viewer: Person, tx: Transaction) -> CompetencyPlace:
    """Return where a learner stands in the frameworks that are theirs."""
    tasks = tasks_of(place.id, tx)
    evidence, said = tx.competencies.evidence(place.id), tx.competencies.validations(place.id)
    trained = {name for task in tasks for name in task.competencies}
    return CompetencyPlace(
        place=place,
        cohort=tx.cohorts.get(place.cohort) or Cohort(place.cohort, place.cohort, stored=True),
        frameworks=standings(known, trained, evidence, said),
        tasks=tasks,
        may_decide=may_see_everyone(viewer, place.cohort, tx),
    )


def standings(
    known: Frameworks,
    trained: set[str],
    evidence: Sequence[CompetencyEvidence],
    said: Sequence[Validation],
) -> tuple[FrameworkStanding, ...]:
    """Return a learner's standing in each framework that concerns them; in all where none does yet.

    Args:
        trained: What their exercises declare, as they write it.
    """
    codes = [parted(name) for name in trained]
    shown = {one.framework for one in evidence} | {one.framework for one in said}
    concerned = shown | {framework for framework, _ in codes}
    chosen = [slug for slug in known.newest if slug in concerned] or list(known.newest)
    return tuple(
        standing_in(versions_of(known, slug), {code for framework, code in codes if framework == slug}, evidence, said)
        for slug in chosen
    )


def versions_of(known: Frameworks, slug: str) -> list[Framework]:
    """Return the versions of a framework, oldest first."""
    return sorted((one for one in known.every if one.slug == slug), key=lambda one: one.version)


def evidence_in(frameworks: Sequence[FrameworkStanding]) -> list[CompetencyEvidence]:
    """Return all that speaks in some frameworks."""
    return [shown for one in frameworks for standing in (*one.standings, *one.earlier) for shown in standing.evidence]
