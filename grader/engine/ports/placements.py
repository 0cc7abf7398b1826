"""What became of learners after their cohort, and how they were asked, as it is kept."""

from datetime import datetime
from typing import Protocol

from grader.domain.placements.placement import Placement, PlacementMoment
from grader.domain.placements.question import PlacementQuestion


class Placements(Protocol):
    """What became of learners, one a place in a cohort and moment."""

    def put(self, placement: Placement) -> None:
        """Store what became of a learner by a moment, in place of what was said before."""

    def forget(self, enrollment_id: str, moment: PlacementMoment) -> None:
        """Forget what was said of a learner for a moment; nothing is forgotten twice."""

    def of(self, enrollment_id: str) -> tuple[Placement, ...]:
        """Return what is kept of one learner's place, in the order of the moments."""

    def of_cohort(self, cohort: str) -> tuple[Placement, ...]:
        """Return what is kept of a cohort's learners, in one query, by place and moment."""


class PlacementQuestions(Protocol):
    """How learners were asked: one question a place and moment, its links, and whom no letter goes to."""

    def get(self, enrollment_id: str, moment: PlacementMoment) -> PlacementQuestion | None:
        """Return how a learner was asked about a moment; None where nobody has asked."""

    def put(self, question: PlacementQuestion) -> None:
        """Store a question in the place of what was known of it."""

    def of(self, enrollment_id: str) -> tuple[PlacementQuestion, ...]:
        """Return how one learner was asked, in the order of the moments."""

    def of_cohort(self, cohort: str) -> tuple[PlacementQuestion, ...]:
        """Return how a cohort's learners were asked, in one query, by place and moment."""

    def add_link(self, secret_hash: str, question: PlacementQuestion, expires_at: datetime) -> None:
        """Store a link to a question that is kept."""

    def by_link(self, secret_hash: str, at: datetime) -> tuple[PlacementQuestion, datetime] | None:
        """Return what a link asks and until when it holds; None where it is unknown, too old or withdrawn."""

    def end_links(self, enrollment_id: str, moment: PlacementMoment) -> None:
        """Let no link to a question open anything any more."""

    def drop_expired(self, at: datetime) -> None:
        """Forget the links that are too old by a moment."""

    def due(self, at: datetime, limit: int) -> tuple[PlacementQuestion, ...]:
        """Return the questions of which a letter should have gone by a moment, the oldest first."""

    def claim(self, question: PlacementQuestion) -> PlacementQuestion | None:
        """Begin a letter that is due, so that nobody else sends it; None where somebody was faster."""

    def writes_since(self, cohort: str) -> datetime | None:
        """Return since when a cohort's learners are asked by letter; None where they are not."""

    def write_from(self, cohort: str, at: datetime) -> None:
        """Ask a cohort's learners by letter from now on; one that is asked already keeps its moment."""

    def write_no_more(self, cohort: str) -> None:
        """Ask a cohort's learners by letter no more."""

    def cohorts_written_to(self) -> tuple[str, ...]:
        """Return the slugs of the cohorts whose learners are asked by letter."""

    def want_no_letters(self, person_id: str, at: datetime) -> None:
        """Write to somebody no more; the first moment stays."""

    def without_letters(self, cohort: str) -> frozenset[str]:
        """Return the ids of those of a cohort who want no letters."""

    def no_letters_since(self, person_id: str) -> datetime | None:
        """Return since when somebody wants no letters; None where they never said so."""
