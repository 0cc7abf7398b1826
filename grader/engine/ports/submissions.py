"""What learners sent, as it is kept."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.submission import Repository, Submission

UnpackFiles = Callable[[bytes], tuple[SourceFile, ...]]
"""Returns the files of an archive, which is anybody's, each by a plain path; raises NotValid."""


class RepositoryRecords(Protocol):
    """What we know of each learner's repository."""

    def add(self, repository: Repository) -> None:
        """Store a new repository."""

    def get(self, repository_id: str) -> Repository | None:
        """Return the repository of that id; a writer that read it is alone with its learner until it commits."""

    def get_all(self, repository_ids: Collection[str]) -> dict[str, Repository]:
        """Return the same of several repositories, by their ids."""

    def with_owner(self, cohort: str, handle: str) -> tuple[Repository, str, EnrollmentStatus] | None:
        """Return the repository at this address, whose it is, by id, and how they stand in the cohort."""

    def by_path(self, cohort: str, handle: str) -> Repository | None:
        """Return the repository at that address; one that was erased has none."""

    def of_enrollment(self, enrollment_id: str) -> Repository | None:
        """Return the repository of a place in a cohort."""

    def with_exercise(self, slug: str) -> tuple[Repository, ...]:
        """Return those of the active learners whose cohort was given an exercise, by cohort and handle."""

    def all(self) -> tuple[Repository, ...]:
        """Return every repository that was not erased."""

    def trees(self, repository_id: str) -> dict[str, str]:
        """Return the tree id last looked at, by exercise slug: the starter's, or the last submission's."""

    def trees_of(self, repository_ids: Collection[str]) -> dict[str, dict[str, str]]:
        """Return the same of several repositories, by their ids."""

    def record(self, repository_id: str, commit: str) -> None:
        """Store the `main` that was looked at."""

    def remember(self, looked_at: Mapping[str, Mapping[str, str]]) -> None:
        """Store the tree id last looked at, by repository id and exercise slug (added or replaced)."""


class Submissions(Protocol):
    """What learners sent."""

    def add(self, *submissions: Submission) -> None:
        """Store new submissions; unique by (repository, commit, exercise)."""

    def get(self, submission_id: str) -> Submission | None:
        """Return the submission of that id."""

    def get_all(self, submission_ids: Collection[str]) -> dict[str, Submission]:
        """Return the submissions of these ids, by id, in one query."""

    def of_commit(self, repository_id: str, commit: str) -> tuple[Submission, ...]:
        """Return the submissions of one commit, by exercise."""

    def of_commits(self, commits: Mapping[str, str]) -> dict[str, tuple[Submission, ...]]:
        """Return the submissions of a commit of each repository, by repository id, where there are any; by exercise."""

    def of_exercise(self, enrollment_id: str, exercise: str, *, limit: int | None = None) -> tuple[Submission, ...]:
        """Return a learner's newest submissions of an exercise, newest first; all of them without a limit."""

    def page(
        self, enrollment_ids: Sequence[str], exercise: str | None, after: Submission | None, limit: int
    ) -> tuple[Submission, ...]:
        """Return submissions of these places, of one exercise or of all, newest first, those that follow `after`."""

    def received(self, enrollment_id: str) -> tuple[datetime, ...]:
        """Return when each of a learner's submissions was received, in one query, oldest first."""

    def newest_of(self, cohort: str) -> Mapping[str, datetime]:
        """Return when each active learner of a cohort last handed something in, by enrollment; not who never did."""

    def latest(self, enrollment_id: str, limit: int) -> tuple[Submission, ...]:
        """Return a learner's newest submissions over all exercises."""


@dataclass(frozen=True)
class AnsweredRequest:
    """What a program's request came to.

    Attributes:
        fingerprint: SHA-256 (hex) of what was asked.
        submissions: Ids of each submission and of its first run.
        created: The request made them.
    """

    fingerprint: str
    submissions: tuple[tuple[str, str], ...]
    created: bool


class Requests(Protocol):
    """Requests of programs that were answered, by the key that a program gave to each."""

    def add(self, person_id: str, key: str, request: AnsweredRequest, at: datetime) -> None:
        """Store an answer; unique by (person, key)."""

    def get(self, person_id: str, key: str) -> AnsweredRequest | None:
        """Return what was answered to a person's request of that key."""

    def forget(self, person_id: str, *, before: datetime) -> None:
        """Forget a person's requests that were answered before a moment."""
