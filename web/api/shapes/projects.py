"""Projects of cohorts, what is handed in of them, and reviews, as the API tells them and takes them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.days import day_of
from grader.domain.projects import project as domain
from grader.domain.projects.hand_in import ProjectHandIn as HandedIn
from grader.domain.projects.project import Level
from grader.domain.projects.review import ProjectReview as Reviewed
from grader.domain.projects.review import ReviewWords
from grader.domain.text import Text as BothTexts
from grader.engine.projects.keeping import ProjectWords
from grader.engine.projects.reading import HandedInProject, ProjectHandInPage, ProjectPage, ProjectsPage
from web.api.shapes.basic import Given, Person, Shape, Slug, Text
from web.api.shapes.plans import Day


class Criterion(Shape):
    """A line of a project's grid."""

    id: str
    title: Text
    words: dict[Level, Text]
    """What a level looks like; one without words is told by its name."""

    @classmethod
    def of(cls, one: domain.Criterion) -> Self:
        """Return a line as it is kept."""
        words = {level: Text.model_validate(text) for level, text in one.words.items()}
        return cls(id=one.id, title=Text.model_validate(one.title), words=words)


class Project(Shape):
    """A project of a cohort."""

    id: str
    cohort: str
    slug: str
    """The folder of learners' repositories."""

    title: Text
    brief: Text
    """Markdown."""

    criteria: list[Criterion]
    competencies: list[str]
    starts_at: datetime | None
    """From when on learners see it; null is a draft."""

    due_at: datetime | None
    peers: bool
    """Learners review one another, too."""

    scale: int
    """How many levels its grid has."""

    levels: list[Level]
    """These, from the first to the last."""

    @classmethod
    def of(cls, one: domain.Project) -> Self:
        """Return a project as it is kept."""
        return cls(
            **{name: getattr(one, name) for name in ("id", "cohort", "slug", "starts_at", "due_at", "peers", "scale")},
            title=Text.model_validate(one.title),
            brief=Text.model_validate(one.brief),
            criteria=[Criterion.of(each) for each in one.criteria],
            competencies=list(one.competencies),
            levels=list(one.levels),
        )


class CohortProjects(Shape):
    """A cohort's projects: all for its staff, those that have begun for its learners."""

    items: list[Project]
    unread: dict[str, int]
    """How many newest hand-ins nobody of the staff has reviewed, by the project's id; empty for learners."""

    @classmethod
    def of(cls, page: ProjectsPage) -> Self:
        """Return what the page lists."""
        return cls(items=[Project.of(one) for one in page.projects], unread=dict(page.unread))


class ProjectHandIn(Shape):
    """What was handed in of a project."""

    id: str
    number: int
    handed_in_at: datetime
    commit: str | None
    """Of the learner's own repository; null of an address, and once it was erased."""

    address: str | None


class ProjectReview(Shape):
    """How somebody found a hand-in."""

    reviewer: Person
    as_peer: bool
    """A learner's, which decides nothing."""

    levels: dict[str, Level]
    """By the criterion's id."""

    comments: dict[str, str]
    """Markdown, by the criterion's id."""

    comment: str
    written_at: datetime

    @classmethod
    def of(cls, one: Reviewed) -> Self:
        """Return a review as it is kept."""
        return cls(
            reviewer=Person.model_validate(one.reviewer),
            as_peer=one.as_peer,
            levels=dict(one.levels),
            comments=dict(one.comments),
            comment=one.comment,
            written_at=one.written_at,
        )


class LearnerOfProject(Shape):
    """A learner with the newest that they handed in."""

    learner: Person
    hand_in: ProjectHandIn | None
    late: bool
    reached: bool
    """Somebody of the staff found every criterion reached."""

    reviews: int

    @classmethod
    def of(cls, one: HandedInProject) -> Self:
        """Return what the page says of a learner."""
        return cls(
            learner=Person.model_validate(one.place.person),
            hand_in=_sent(one.hand_in),
            late=one.is_late,
            reached=one.is_reached,
            reviews=len(one.reviews),
        )


class ProjectDetail(Shape):
    """A project with what was handed in of it."""

    project: Project
    own: list[ProjectHandIn]
    """What the caller handed in, newest first; empty for the staff."""

    learners: list[LearnerOfProject]
    """Everybody, for the staff; for a learner themselves alone."""

    to_review: list[LearnerOfProject]
    """Whom the caller was drawn to review as a peer."""

    paired: int
    """How many review somebody."""

    @classmethod
    def of(cls, page: ProjectPage) -> Self:
        """Return what the page shows."""
        return cls(
            project=Project.of(page.project),
            own=[ProjectHandIn.model_validate(one) for one in page.own or ()],
            learners=[LearnerOfProject.of(one) for one in page.learners],
            to_review=[LearnerOfProject.of(one) for one in page.to_review],
            paired=page.paired,
        )


class ProjectHandInDetail(Shape):
    """A hand-in with its files, and what people say of it."""

    project: Project
    hand_in: ProjectHandIn
    learner: Person
    late: bool
    reached: bool
    reviews: list[ProjectReview]
    """The staff's first; a peer reads their own alone."""

    may_review: bool
    as_peer: bool
    files: dict[str, str]
    """Texts of the folder by path, at most 20."""

    @classmethod
    def of(cls, page: ProjectHandInPage) -> Self:
        """Return what the page shows."""
        return cls(
            project=Project.of(page.project),
            hand_in=ProjectHandIn.model_validate(page.hand_in),
            learner=Person.model_validate(page.learner),
            late=page.is_late,
            reached=page.is_reached,
            reviews=[ProjectReview.of(one) for one in page.reviews],
            may_review=page.may_review,
            as_peer=page.as_peer,
            files=dict(page.files),
        )


class GivenWords(Given):
    """A text in French and English; one of them may be missing."""

    fr: str = ""
    en: str = ""

    def text(self) -> BothTexts:
        """Return it as the domain has it."""
        return BothTexts(self.fr, self.en)


class GivenCriterion(Given):
    """A line of a project's grid."""

    id: Slug
    title: GivenWords
    words: dict[Level, GivenWords] = Field(default_factory=dict)


class ToKeepProject(Given):
    """What is said of a project."""

    title: GivenWords
    brief: GivenWords = GivenWords()
    criteria: Annotated[list[GivenCriterion], Field(max_length=12, default_factory=list)]
    competencies: Annotated[list[str], Field(max_length=12, default_factory=list)]
    starts_on: Day | None = None
    """Null is a draft."""

    due_on: Day | None = None
    peers: bool = False
    scale: Annotated[int, Field(ge=min(domain.SCALES), le=max(domain.SCALES))] = domain.USUAL_SCALE
    """How many levels the grid has; a word of a level that it lacks is left out."""

    def project(self) -> ProjectWords:
        """Return it as the engine takes it."""
        criteria = (
            domain.Criterion(one.id, one.title.text(), {level: text.text() for level, text in one.words.items()})
            for one in self.criteria
        )
        return ProjectWords(
            title=self.title.text(),
            brief=self.brief.text(),
            criteria=tuple(criteria),
            competencies=tuple(self.competencies),
            starts_on=day_of(self.starts_on) if self.starts_on else None,
            due_on=day_of(self.due_on) if self.due_on else None,
            peers=self.peers,
            scale=self.scale,
        )


class ToMakeProject(ToKeepProject):
    """What is said of a new project."""

    slug: Slug


class ToCopyProject(Given):
    """Where to copy a project to."""

    cohort: Slug


class ToHandInProject(Given):
    """What is handed in."""

    address: str | None = None
    """Begins with https://; null takes the project's folder of one's own repository as it is now."""


class ToReviewProject(Given):
    """What is said of a hand-in."""

    levels: dict[str, Level]
    """Of each criterion, by its id."""

    comments: dict[str, str] = Field(default_factory=dict)
    comment: str = ""

    def said(self) -> ReviewWords:
        """Return it as the engine takes it."""
        return ReviewWords(self.levels, self.comments, self.comment)


def _sent(one: HandedIn | None) -> ProjectHandIn | None:
    return None if one is None else ProjectHandIn.model_validate(one)
