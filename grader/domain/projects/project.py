"""A project: a brief with a grid of criteria, given to a cohort; each criterion is met on levels that have words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from grader.domain.errors import NotValid
from grader.domain.naming import check_slug, checked_name, checked_text
from grader.domain.text import Text

MOST_CRITERIA = 12
MOST_COMPETENCIES = 12
MAX_BRIEF_LENGTH = 20_000
MAX_WORDS_LENGTH = 300
MAX_COMPETENCY_LENGTH = 60


class Level(StrEnum):
    """How far a criterion is met, from the first to the last; a project has as many of them as its scale says."""

    NOT_YET = "not_yet"
    BEGUN = "begun"
    NEARLY = "nearly"
    REACHED = "reached"
    BEYOND = "beyond"
    EXEMPLARY = "exemplary"

    @property
    def is_reached(self) -> bool:
        """Tell whether it is what was asked for."""
        return self in {Level.REACHED, Level.BEYOND, Level.EXEMPLARY}


SCALES: Mapping[int, tuple[Level, ...]] = {
    2: (Level.NOT_YET, Level.REACHED),
    3: (Level.NOT_YET, Level.NEARLY, Level.REACHED),
    4: (Level.NOT_YET, Level.NEARLY, Level.REACHED, Level.BEYOND),
    5: (Level.NOT_YET, Level.BEGUN, Level.NEARLY, Level.REACHED, Level.BEYOND),
    6: tuple(Level),
}
"""The levels of a grid by how many it has: on each scale it is the same word that is what was asked for."""

USUAL_SCALE = 4


@dataclass(frozen=True)
class Criterion:
    """A line of the grid.

    Attributes:
        id: Unique in the project, and never another criterion's.
        words: What a level looks like here; a level without any is told by its name alone.
    """

    id: str
    title: Text
    words: Mapping[Level, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Project:
    """A project of a cohort.

    Attributes:
        scale: How many levels each criterion has, one of `SCALES`.
        slug: Unique in the cohort: the folder of learners' repositories that it is done in.
        brief: Markdown.
        competencies: Codes of what it is evidence for, once a person has found all of it reached.
        starts_at: From when on learners see it; None is a draft, which its staff alone see.
        peers: Learners review one another, too.
    """

    id: str
    cohort: str
    slug: str
    title: Text
    brief: Text
    criteria: tuple[Criterion, ...] = ()
    competencies: tuple[str, ...] = ()
    starts_at: datetime | None = None
    due_at: datetime | None = None
    peers: bool = False
    scale: int = USUAL_SCALE

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels of its grid, from the first to the last."""
        return SCALES[self.scale]

    def has_begun(self, at: datetime) -> bool:
        """Tell whether learners see it."""
        return self.starts_at is not None and self.starts_at <= at


def checked_project(project: Project) -> Project:
    """Return a project with its texts as they are kept.

    Raises:
        NotValid: `slug_shape`, `text_shape`, `text_unseen`, `name_shape`, `name_unseen`; `project_grid`: too many
            criteria, or two of one id; `project_dates`: it is due before it begins; `project_empty`: it begins
            without a brief or a criterion; `project_competency`; `project_scale`.
    """
    check_slug(project.slug)
    if project.scale not in SCALES:
        raise NotValid("project_scale", least=min(SCALES), most=max(SCALES))
    if len(project.criteria) > MOST_CRITERIA or len({one.id for one in project.criteria}) < len(project.criteria):
        raise NotValid("project_grid", most=MOST_CRITERIA)
    if project.due_at is not None and (project.starts_at is None or project.due_at <= project.starts_at):
        raise NotValid("project_dates")
    if project.starts_at is not None and not (_has_words(project.brief) and project.criteria):
        raise NotValid("project_empty")
    return Project(
        **{
            **vars(project),
            "title": _named(project.title),
            "brief": _written(project.brief, MAX_BRIEF_LENGTH),
            "criteria": tuple(_criterion(one, project.levels) for one in project.criteria),
            "competencies": _competencies(project.competencies),
        }
    )


def _criterion(one: Criterion, levels: Sequence[Level]) -> Criterion:
    check_slug(one.id)
    words = {level: _written(one.words[level], MAX_WORDS_LENGTH) for level in levels if level in one.words}
    return Criterion(one.id, _named(one.title), {level: text for level, text in words.items() if _has_words(text)})


def _named(text: Text) -> Text:
    fr, en = (checked_name(one) if one.strip() else "" for one in (text.fr, text.en))
    return Text(fr or checked_name(en), en)


def _written(text: Text, most: int) -> Text:
    fr, en = (checked_text(one, most=most) if one.strip() else "" for one in (text.fr, text.en))
    return Text(fr, en)


def _has_words(text: Text) -> bool:
    return bool(text.fr.strip() or text.en.strip())


def _competencies(codes: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(code.strip() for code in codes if code.strip()))
    if len(kept) > MOST_COMPETENCIES or not all(_is_code(code) for code in kept):
        raise NotValid("project_competency", most=MOST_COMPETENCIES)
    return kept


def _is_code(code: str) -> bool:
    return len(code) <= MAX_COMPETENCY_LENGTH and code.isascii() and code.isprintable() and " " not in code
