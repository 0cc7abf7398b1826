"""A portfolio as others read it: by a link, as people of a company, and as its learner sees it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from grader.domain.competencies.standing import standing_in
from grader.domain.days import first_day
from grader.domain.errors import NotFound
from grader.domain.looks import SeenPage
from grader.domain.people import Person, Role
from grader.domain.portfolios import Portfolio, PortfolioItem
from grader.domain.projects.project import Level
from grader.domain.text import Text
from grader.engine.accounts.sessions import hash_of
from grader.engine.competencies.reading import versions_of
from grader.engine.looks import note_look
from grader.engine.people.tasks import Task
from grader.engine.portfolios.composing import check_learner, passed_tasks, shares_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import Now
from grader.engine.submissions.hand_in_texts import texts_of


@dataclass(frozen=True)
class ShownExercise:
    """A passed exercise.

    Attributes:
        shows: What its learner says that it shows.
        competencies: What it trains, by name.
        code: Texts by path, where they show it.
    """

    title: Text
    shows: str
    passed_at: datetime | None
    competencies: tuple[Text, ...]
    code: Mapping[str, str]


@dataclass(frozen=True)
class ShownCompetency:
    """A competency that a person of the school validated, and on which day."""

    name: Text
    validated_on: date


@dataclass(frozen=True)
class ReviewedProject:
    """A project that a person of the school reviewed, on which day, with the level of each criterion."""

    title: Text
    reviewed_at: datetime
    levels: tuple[tuple[Text, Level], ...]


@dataclass(frozen=True)
class ShownPortfolio:
    """What is shown; of the learner their name alone."""

    name: str
    words: str
    contact: str
    exercises: tuple[ShownExercise, ...]
    competencies: tuple[ShownCompetency, ...]
    projects: tuple[ReviewedProject, ...]


@dataclass(frozen=True)
class SharedPortfolio:
    """A portfolio in the list of a company."""

    id: str
    name: str
    agreed_at: datetime


def preview(viewer: Person, *, database: Database, repositories: Repositories) -> ShownPortfolio:
    """Return one's own portfolio as others would read it.

    Raises:
        NotFound: `portfolio`.
    """
    check_learner(viewer)
    with database.read() as tx:
        portfolio = tx.portfolios.of(viewer.id) or Portfolio("", viewer.id)
        return _shown(portfolio, viewer, tx, repositories)


def by_link(
    secret: str, viewer: Person | None, *, zone: tzinfo, database: Database, repositories: Repositories, now: Now
) -> ShownPortfolio:
    """Return the portfolio that a link opens, and count that it was opened, unless its learner did.

    Raises:
        NotFound: `portfolio_over`: unknown, ended or withdrawn; which of them is not said.
    """
    at = now()
    with database.begin() as tx:
        link = tx.portfolios.link(hash_of(secret))
        portfolio = tx.portfolios.of(link.person_id) if link and at < link.ends_at else None
        owner = tx.people.get(portfolio.person_id) if portfolio else None
        if portfolio is None or owner is None:
            raise NotFound("portfolio_over")
        if viewer is None or viewer.id != owner.id:
            tx.portfolios.count_opening(owner.id, first_day(at, zone))
    with database.read() as tx:  # Git is read, and nobody who writes waits for it
        return _shown(portfolio, owner, tx, repositories)


def for_company(
    viewer: Person, portfolio_id: str, *, zone: tzinfo, database: Database, repositories: Repositories, now: Now
) -> ShownPortfolio:
    """Return a portfolio that is shared with the viewer's company, and remember that they looked.

    Raises:
        NotFound: `portfolio`: there is none, or it is not shared with it.
    """
    with database.read() as tx:
        portfolio = tx.portfolios.get(portfolio_id) if viewer.role is Role.PARTNER else None
        company = tx.partners.of_person(viewer.id) if portfolio else None
        owner = tx.people.get(portfolio.person_id) if portfolio else None
        if portfolio is None or company is None or owner is None or not _is_shared(owner.id, company.id, tx):
            raise NotFound("portfolio")
    note_look(viewer, owner.id, SeenPage.PORTFOLIO, zone=zone, database=database, now=now, company=company.name)
    with database.read() as tx:
        return _shown(portfolio, owner, tx, repositories)


def shared_portfolios(viewer: Person, *, database: Database) -> tuple[SharedPortfolio, ...]:
    """Return what is shared with the viewer's company, what was shared last first.

    Raises:
        NotFound: `portfolio`: the viewer is of none.
    """
    with database.read() as tx:
        company = tx.partners.of_person(viewer.id) if viewer.role is Role.PARTNER else None
        if company is None:
            raise NotFound("portfolio")
        shared = tx.portfolios.shared_with(company.id)
        found = [
            SharedPortfolio(portfolio.id, owner.name, shared[owner.id])
            for owner in tx.people.get_all(shared.keys()).values()
            if (portfolio := tx.portfolios.of(owner.id)) and _is_shared(owner.id, company.id, tx)
        ]
    return tuple(sorted(found, key=lambda one: (one.agreed_at, one.id), reverse=True))


def _is_shared(person_id: str, company_id: str, tx: Transaction) -> bool:
    """Tell whether it is shared with a company that is still partner of one of their cohorts."""
    return any(one.company.id == company_id for one in shares_of(person_id, tx))


def _shown(portfolio: Portfolio, owner: Person, tx: Transaction, repositories: Repositories) -> ShownPortfolio:
    passed = passed_tasks(owner.id, tx)
    chosen = [(one, passed[one.exercise]) for one in portfolio.items if one.exercise in passed]
    return ShownPortfolio(
        name=owner.name,
        words=portfolio.words,
        contact=portfolio.contact,
        exercises=tuple(_exercise(one, task, tx, repositories) for one, task in chosen),
        competencies=_validated(owner.id, tx) if portfolio.with_competencies else (),
        projects=_reviewed(owner.id, tx) if portfolio.with_projects else (),
    )


def _exercise(item: PortfolioItem, task: Task, tx: Transaction, repositories: Repositories) -> ShownExercise:
    named = (tx.competencies.frameworks().named(one) for one in task.competencies)
    code = texts_of(task.progress.submission_id or "", tx, repositories) if item.with_code else {}
    competencies = tuple(one[1].name for one in named if one is not None)
    return ShownExercise(task.title, item.shows, task.progress.passed_at, competencies, code)


def _validated(person_id: str, tx: Transaction) -> tuple[ShownCompetency, ...]:
    places = tx.cohorts.enrollments_of_person(person_id)
    said = [one for place in places for one in tx.competencies.validations(place.id)]
    every = tx.competencies.frameworks()
    found = (
        (one.competency.name, one.validation.decided_on)
        for slug in every.newest
        for one in standing_in(versions_of(every, slug), (), (), said).standings
        if one.validation is not None
    )
    return tuple(ShownCompetency(name, day) for name, day in found)


def _reviewed(person_id: str, tx: Transaction) -> tuple[ReviewedProject, ...]:
    """Return the projects of which somebody of the staff reviewed the newest hand-in, by when that was."""
    places = tx.cohorts.enrollments_of_person(person_id)
    sent = (one for place in places for one in reversed(tx.projects.hand_ins_of(place.id)))
    newest = {one.project_id: one for one in sent}  # the last of each is the newest
    project_of = {one.id: one.project_id for one in newest.values()}
    reviews = {project_of[one.hand_in_id]: one for one in tx.projects.reviews_of(project_of) if not one.as_peer}
    known = ((tx.projects.get(project_id), review) for project_id, review in reviews.items())
    return tuple(
        ReviewedProject(
            project.title,
            review.written_at,
            tuple((one.title, review.levels[one.id]) for one in project.criteria if one.id in review.levels),
        )
        for project, review in known
        if project is not None
    )
