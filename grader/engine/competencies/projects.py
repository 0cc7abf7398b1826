"""The projects that speak for a learner's competencies: what they are called, and what the staff found of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Project
from grader.domain.projects.review import ProjectReview
from grader.engine.ports.database import Transaction

ProjectKey = tuple[str, str]
"""A learner's place, and the slug that evidence names as its source."""


@dataclass(frozen=True)
class ShownProject:
    """A project that speaks for a competency.

    Attributes:
        hand_in: What was handed in and found reached; None where it is not known any more.
        reviews: By the staff, oldest first; what peers said decides nothing, and is not told.
    """

    project: Project
    hand_in: ProjectHandIn | None
    reviews: tuple[ProjectReview, ...]


def shown_projects(
    place: Enrollment, evidence: Iterable[CompetencyEvidence], tx: Transaction
) -> Mapping[ProjectKey, ShownProject]:
    """Return the projects that speak for a learner in one of their cohorts; nothing is asked where none does."""
    named = {one.source: one.at for one in evidence if one.kind is EvidenceKind.PROJECT}
    if not named:
        return {}
    projects = [one for one in tx.projects.of_cohort(place.cohort) if one.slug in named]
    sent = tx.projects.hand_ins_of(place.id)
    told = {
        one.id: next(
            (each for each in sent if each.project_id == one.id and each.handed_in_at == named[one.slug]), None
        )
        for one in projects
    }
    reviews = tx.projects.reviews_of([one.id for one in told.values() if one])
    return {(place.id, one.slug): _shown(one, told[one.id], reviews) for one in projects}


def _shown(project: Project, hand_in: ProjectHandIn | None, reviews: Iterable[ProjectReview]) -> ShownProject:
    if hand_in is None:
        return ShownProject(project, None, ())
    return ShownProject(
        project, hand_in, tuple(one for one in reviews if one.hand_in_id == hand_in.id and not one.as_peer)
    )
