"""Published exercises, as they are kept."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.style import StyleFinding


class Catalog(Protocol):
    """Published exercise versions, whole: any worker on any host can run one."""

    def publish(self, exercise: Exercise, at: datetime) -> None:
        """Store a version and make it the current one of its slug; a known digest gets the new texts and starter."""

    def current(self, slug: str) -> Exercise | None:
        """Return the version that new hand-ins run against."""

    def version(self, suite_digest: str) -> Exercise | None:
        """Return the version of that digest."""

    def versions(self, slug: str, limit: int) -> tuple[tuple[Exercise, datetime], ...]:
        """Return the versions of an exercise with when each was published first, newest first."""

    def published_at(self, slug: str) -> datetime | None:
        """Return when the current version of an exercise was last published, its texts included."""

    def withdraw(self, slug: str, at: datetime | None) -> None:
        """Store since when an exercise cannot be handed in; None: it can."""

    def withdrawn(self) -> Mapping[str, datetime]:
        """Return which exercises cannot be handed in, by slug, and since when; few or none."""

    def starters_due(self) -> Mapping[str, datetime]:
        """Return which exercises have another starter than they had, and since when, unless withdrawn; few or none."""

    def starter_brought(self, slug: str, due_at: datetime) -> None:
        """Store that it was brought to learners, unless it has changed again since that moment."""

    def given_files(self, slug: str) -> Mapping[str, frozenset[str]]:
        """Return the digests of all that learners of an exercise ever started from, by the files' paths."""

    def current_among(self, slugs: Sequence[str]) -> dict[str, Exercise]:
        """Return the current versions of these exercises, by slug, in at most two queries."""

    def of_documents(self, digests: Sequence[str]) -> dict[str, Exercise]:
        """Return the versions of these documents, by slug; in one query, or none where all were read before."""

    def given(self, cohort: str, slugs: Collection[str] | None = None) -> tuple[Exercise, ...]:
        """Return the current versions of those of these exercises that a cohort can hand in, in its order.

        Args:
            slugs: None: all of them.
        """

    def all_current(self) -> tuple[Exercise, ...]:
        """Return the current version of every exercise, by slug."""


class Lint(Protocol):
    """Looks at how a program is written, and never runs it."""

    def __call__(self, text: str, rules: tuple[str, ...]) -> tuple[StyleFinding, ...]:
        """Return where it breaks one of these rules; nothing where it cannot be read or is very long."""


Linters = Mapping[str, Lint]
"""What can look at programs, by the name that a language calls it by."""
