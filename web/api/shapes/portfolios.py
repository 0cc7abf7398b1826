"""Portfolios, as the API tells them and takes them."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.naming import MAX_TEXT_LENGTH
from grader.domain.portfolios import MOST_ITEMS, MOST_OF_LINE, PortfolioItem
from grader.domain.projects.project import Level
from grader.engine.portfolios.composing import OwnPortfolio, PortfolioWords
from grader.engine.portfolios.showing import ShownPortfolio
from web.api.shapes.basic import Given, Shape, Slug, Text
from web.api.shapes.plans import Day

Line = Annotated[str, Field(max_length=MOST_OF_LINE)]


class ShownItem(Shape):
    """A passed exercise that is shown."""

    exercise: str
    shows: str
    with_code: bool


class PortfolioLinkShape(Shape):
    """A link that opens it; its address is read once, when it is made."""

    id: str
    agreed_at: datetime
    ends_at: datetime


class SharedCompany(Shape):
    """A company that could read it."""

    id: str
    name: str
    agreed_at: datetime | None
    """Since when it is shared with it; null where it is not."""


class CompanyLook(Shape):
    """Somebody of a company looked."""

    name: str
    company: str
    day: date


class LinkOpenings(Shape):
    """How often links were opened on a day."""

    day: date
    count: int


class OwnPortfolioShape(Shape):
    """One's own portfolio."""

    words: str
    contact: str
    with_competencies: bool
    with_projects: bool
    items: list[ShownItem]
    passed: list[str]
    """Exercises that can be shown."""

    links: list[PortfolioLinkShape]
    companies: list[SharedCompany]
    looks: list[CompanyLook]
    openings: list[LinkOpenings]

    @classmethod
    def of(cls, page: OwnPortfolio) -> Self:
        """Return what the page shows."""
        kept, since = page.portfolio, {one.company.id: one.agreed_at for one in page.shares}
        return cls(
            words=kept.words,
            contact=kept.contact,
            with_competencies=kept.with_competencies,
            with_projects=kept.with_projects,
            items=[ShownItem.model_validate(one) for one in kept.items],
            passed=[one.exercise for one in page.passed],
            links=[PortfolioLinkShape.model_validate(one) for one in page.links],
            companies=[SharedCompany(id=one.id, name=one.name, agreed_at=since.get(one.id)) for one in page.companies],
            looks=[CompanyLook(name=one.viewer.name, company=one.company, day=one.day) for one in page.looks],
            openings=[LinkOpenings(day=day, count=count) for day, count in page.openings.items()],
        )


class ToShow(Given):
    """A passed exercise to show."""

    exercise: Slug
    shows: Line = ""
    with_code: bool = False


class ToCompose(Given):
    """What stands in a portfolio; what was not passed is left out."""

    words: Annotated[str, Field(max_length=MAX_TEXT_LENGTH)] = ""
    contact: Line = ""
    with_competencies: bool = False
    with_projects: bool = False
    items: Annotated[tuple[ToShow, ...], Field(max_length=MOST_ITEMS)] = ()

    def value(self) -> PortfolioWords:
        """Return it as the engine takes it."""
        items = tuple(PortfolioItem(one.exercise, one.shows, one.with_code) for one in self.items)
        return PortfolioWords(self.words, self.contact, self.with_competencies, self.with_projects, items)


class ToLink(Given):
    """Until when a link opens it."""

    last_day: Day


class MadePortfolioLink(Shape):
    """A link that was just made; nobody can read it again."""

    id: str
    link: str
    ends_at: datetime


class PortfolioInList(Shape):
    """A portfolio that is shared with one's company."""

    id: str
    name: str
    agreed_at: datetime


class SharedPortfolios(Shape):
    """Portfolios that are shared with one's company, the last one first."""

    items: list[PortfolioInList]


class CodeFile(Shape):
    """A file of code."""

    path: str
    text: str


class PortfolioExercise(Shape):
    """A passed exercise, as others read it."""

    title: Text
    shows: str
    passed_at: datetime | None
    competencies: list[Text]
    code: list[CodeFile]


class PortfolioCompetency(Shape):
    """A competency that a person of the school validated."""

    name: Text
    validated_on: date


class ProjectLevel(Shape):
    """How far a criterion of a project is met."""

    criterion: Text
    level: Level


class PortfolioProject(Shape):
    """A project that a person of the school reviewed."""

    title: Text
    reviewed_at: datetime
    levels: list[ProjectLevel]


class ReadPortfolio(Shape):
    """A portfolio as others read it."""

    name: str
    words: str
    contact: str
    exercises: list[PortfolioExercise]
    competencies: list[PortfolioCompetency]
    projects: list[PortfolioProject]

    @classmethod
    def of(cls, shown: ShownPortfolio) -> Self:
        """Return what the page shows."""
        return cls(
            name=shown.name,
            words=shown.words,
            contact=shown.contact,
            exercises=[
                PortfolioExercise(
                    title=Text.model_validate(one.title),
                    shows=one.shows,
                    passed_at=one.passed_at,
                    competencies=[Text.model_validate(name) for name in one.competencies],
                    code=[CodeFile(path=path, text=text) for path, text in one.code.items()],
                )
                for one in shown.exercises
            ],
            competencies=[PortfolioCompetency.model_validate(one) for one in shown.competencies],
            projects=[
                PortfolioProject(
                    title=Text.model_validate(one.title),
                    reviewed_at=one.reviewed_at,
                    levels=[
                        ProjectLevel(criterion=Text.model_validate(title), level=level) for title, level in one.levels
                    ],
                )
                for one in shown.projects
            ],
        )
