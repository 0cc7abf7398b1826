"""How somebody found a hand-in by the grid: a level and words a criterion; the staff's decides, a peer's does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.domain.errors import NotValid
from grader.domain.naming import checked_text
from grader.domain.people import Person
from grader.domain.projects.project import Criterion, Level, Project

MAX_COMMENT_LENGTH = 2_000


@dataclass(frozen=True)
class ProjectReview:
    """One a hand-in and reviewer: what was said last.

    Attributes:
        enrollment_id: The place of whoever handed in.
        as_peer: A learner's, which decides nothing.
        levels: By the criterion's id.
        comments: Of single criteria, by their id; Markdown.
        comment: Of the whole.
    """

    hand_in_id: str
    enrollment_id: str
    reviewer: Person
    as_peer: bool
    levels: Mapping[str, Level]
    comments: Mapping[str, str]
    comment: str
    written_at: datetime

    def reaches(self, criteria: Sequence[Criterion]) -> bool:
        """Tell whether somebody of the staff found each criterion reached."""
        return not self.as_peer and all(self.levels.get(one.id, Level.NOT_YET).is_reached for one in criteria)


@dataclass(frozen=True)
class ReviewWords:
    """What somebody says of a hand-in."""

    levels: Mapping[str, Level]
    comments: Mapping[str, str]
    comment: str = ""


def checked_words(words: ReviewWords, project: Project) -> ReviewWords:
    """Return what is kept of a review.

    Raises:
        NotValid: `project_levels`: a criterion has no level, or one that its grid lacks, or one is of no criterion;
            `text_shape`, `text_unseen`.
    """
    known = {one.id for one in project.criteria}
    if words.levels.keys() != known or not set(words.levels.values()) <= set(project.levels):
        raise NotValid("project_levels")
    if not words.comments.keys() <= known:
        raise NotValid("project_levels")
    comments = {id_: _checked(text) for id_, text in words.comments.items() if text.strip()}
    return ReviewWords(words.levels, comments, _checked(words.comment))


def _checked(text: str) -> str:
    return checked_text(text, most=MAX_COMMENT_LENGTH) if text.strip() else ""
