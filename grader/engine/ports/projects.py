"""Projects of cohorts, what was handed in of them, how it was reviewed, and who reviews whom, as they are kept."""

from collections.abc import Collection, Sequence
from typing import Protocol

from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.pairing import ProjectPair
from grader.domain.projects.project import Project
from grader.domain.projects.review import ProjectReview


class Projects(Protocol):
    """Projects with all that belongs to them."""

    def get(self, project_id: str) -> Project | None:
        """Return a project, or None where there is none."""

    def by_slug(self, cohort: str, slug: str) -> Project | None:
        """Return the project of a cohort that has this slug."""

    def put(self, project: Project) -> None:
        """Store a project in the place of what was known of it."""

    def remove(self, project_id: str) -> None:
        """Forget a project that nobody has handed anything in of."""

    def of_cohort(self, cohort: str) -> tuple[Project, ...]:
        """Return a cohort's projects, the one that begins first in front, drafts last."""

    def add_hand_in(self, hand_in: ProjectHandIn) -> None:
        """Store what was handed in; its number is the learner's next.

        Raises:
            Conflict: On commit, when another one of this number came first.
        """

    def hand_in(self, hand_in_id: str) -> ProjectHandIn | None:
        """Return what was handed in, or None."""

    def hand_ins_of(self, enrollment_id: str, project_id: str | None = None) -> tuple[ProjectHandIn, ...]:
        """Return what a learner handed in, of one project or all, newest first."""

    def newest_hand_ins(self, project_id: str) -> tuple[ProjectHandIn, ...]:
        """Return each learner's newest hand-in of a project, by place."""

    def is_reviewed(self, project_id: str) -> bool:
        """Tell whether anybody reviewed a hand-in of a project."""

    def put_review(self, review: ProjectReview) -> None:
        """Store how somebody found a hand-in, in the place of what they said of it before."""

    def reviews_of(self, hand_in_ids: Collection[str]) -> tuple[ProjectReview, ...]:
        """Return how hand-ins were found, in one query, the oldest first."""

    def reviews_by(self, person_id: str) -> tuple[ProjectReview, ...]:
        """Return what somebody said of others' hand-ins, oldest first."""

    def add_pairs(self, pairs: Sequence[ProjectPair]) -> None:
        """Store who reviews whom; those that are there stay."""

    def pairs_of(self, project_id: str) -> tuple[ProjectPair, ...]:
        """Return who reviews whom in a project, by reviewer."""
