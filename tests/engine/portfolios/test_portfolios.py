"""A portfolio is its learner's: composed of what they passed, shared by them alone, withdrawn at once."""

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from grader.domain.errors import NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.partners import Company
from grader.domain.people import Role
from grader.domain.portfolios import MOST_LINKS, PortfolioItem
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Criterion, Level, Project
from grader.domain.projects.review import ProjectReview
from grader.domain.text import Text
from grader.engine.partners import keeping
from grader.engine.people.own_data import own_data
from grader.engine.portfolios import composing, sharing, showing
from grader.engine.portfolios.composing import OwnPortfolio, PortfolioWords
from grader.engine.portfolios.sharing import NewPortfolioLink
from grader.engine.portfolios.showing import ShownPortfolio
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.retention import AgedKind
from tests.engine.grading_school import COHORT, SOLUTION, School

ATELIER, AILLEURS = Company("K1", "Atelier Nord"), Company("K2", "Ailleurs")
TODAY = date(2026, 11, 23)
WORDS = PortfolioWords("Bonjour **toi**.", "ada@example.org", items=(PortfolioItem("bonjour", "Du soin.", True),))  # noqa: FBT003 - a value


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school in which Ada passed an exercise; Yann is of a partner of her cohort, Zita of another company."""
    with grading_school.database.begin() as tx:
        for company in (ATELIER, AILLEURS):
            tx.partners.put(company)
        tx.partners.join(ATELIER.id, COHORT.slug)
    for handle, company in (("yann", ATELIER), ("zita", AILLEURS)):
        grading_school.people[handle] = grading_school.add(handle, Role.PARTNER)
        with grading_school.database.begin() as tx:
            tx.partners.let_in(company.id, f"P-{handle}")
    grading_school.grade_to_the_end(grading_school.hand_in(SOLUTION).run.id)
    composing.compose(grading_school.people["ada"], WORDS, database=grading_school.database, new_id=lambda: "PORTFOLIO")
    return grading_school


def own(school: School) -> OwnPortfolio:
    return composing.own_portfolio(school.people["ada"], database=school.database, now=school.clock)


def link(school: School, last_day: date = TODAY, by: str = "ada") -> NewPortfolioLink:
    made = {"new_id": school.new_id, "new_secret": school.new_secret, "now": school.clock}
    return sharing.make_link(school.people[by], last_day, zone=UTC, database=school.database, **made)


def share(school: School, company: Company = ATELIER) -> None:
    parts = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    sharing.share_with(school.people["ada"], company.id, **parts)


def read(school: School, by: str | None, secret: str = "") -> ShownPortfolio:
    """Read it by a link, or as somebody of a company."""
    parts = {"zone": UTC, "database": school.database, "repositories": school.repositories, "now": school.clock}
    viewer = school.people[by] if by else None
    if secret:
        return showing.by_link(secret, viewer, **parts)
    assert viewer is not None
    return showing.for_company(viewer, "PORTFOLIO", **parts)


def unreadable(school: School, by: str | None, secret: str = "") -> bool:
    try:
        read(school, by, secret)
    except NotFound:
        return True
    return False


def test_what_was_not_passed_cannot_be_chosen(school: School) -> None:
    items = (PortfolioItem("prix"), PortfolioItem("bonjour"), PortfolioItem("nothing"))
    composing.compose(school.people["ada"], PortfolioWords(items=items), database=school.database, new_id=school.new_id)

    page = own(school)
    assert page.portfolio.items == (PortfolioItem("bonjour"),)
    assert [task.exercise for task in page.passed] == ["bonjour"]


def test_nobody_reads_what_is_not_shared(school: School) -> None:
    assert own(school).shared is False
    assert [unreadable(school, by) for by in ("yann", "zita", "paul", "ada")] == [True] * 4


def test_whoever_has_the_link_reads_it_until_it_ends(school: School) -> None:
    made = link(school)

    shown = read(school, None, made.secret)
    school.clock.move(days=1)

    (exercise,) = shown.exercises
    assert (shown.name, shown.words, shown.contact) == ("Ada", "Bonjour **toi**.", "ada@example.org")
    assert (exercise.title.fr, exercise.shows, exercise.code) == ("Bonjour", "Du soin.", {"bonjour.py": "x = 1\n"})
    assert unreadable(school, None, made.secret)


def test_openings_of_links_are_counted_by_day_but_not_ones_own(school: School) -> None:
    made = link(school, TODAY + timedelta(days=3))
    for by in (None, "karim", "ada"):
        read(school, by, made.secret)
    school.clock.move(days=1)
    read(school, None, made.secret)

    assert own(school).openings == {date(2026, 11, 24): 1, TODAY: 2}


def test_code_is_shown_where_it_is_chosen_alone(school: School) -> None:
    words = PortfolioWords(items=(PortfolioItem("bonjour"),))
    composing.compose(school.people["ada"], words, database=school.database, new_id=school.new_id)

    (exercise,) = read(school, None, link(school).secret).exercises
    assert exercise.code == {}


def test_a_company_reads_what_is_shared_with_it_and_its_learner_is_told_who_looked(school: School) -> None:
    share(school)

    assert read(school, "yann").name == "Ada"
    assert unreadable(school, "zita")
    (look,) = own(school).looks
    assert (look.viewer.handle, look.company, look.day) == ("yann", "Atelier Nord", TODAY)


def test_a_company_that_is_partner_no_more_reads_nothing(school: School) -> None:
    share(school)
    with school.database.begin() as tx:
        tx.partners.part(ATELIER.id, COHORT.slug)

    assert unreadable(school, "yann")
    assert showing.shared_portfolios(school.people["yann"], database=school.database) == ()
    assert own(school).shared is False


def test_who_agreed_before_has_not_agreed_once_the_company_comes_back(school: School) -> None:
    share(school)
    for step in (keeping.part_from_cohort, keeping.join_cohort):
        step(school.people["paul"], ATELIER.id, COHORT.slug, database=school.database)

    assert own(school).shares == ()
    assert unreadable(school, "yann")


def test_projects_are_shown_as_the_staff_reviewed_the_newest_hand_in(school: School) -> None:
    place, levels = school.repository().enrollment_id, {"tests": Level.REACHED, "gone": Level.NEARLY}
    project = Project("J", COHORT.slug, "site", Text("Un site"), Text("Fais-le."), (Criterion("tests", Text("Testé")),))
    sent = ProjectHandIn("H1", "J", place, 1, school.clock(), address="https://forge.example/ada")
    by_staff = ProjectReview("H2", place, school.people["ines"], False, levels, {}, "", school.clock())  # noqa: FBT003 - a value
    by_peer = replace(by_staff, reviewer=school.people["karim"], as_peer=True, levels={"tests": Level.NOT_YET})
    with school.database.begin() as tx:
        tx.projects.put(project)
        for one in (sent, replace(sent, id="H2", number=2)):
            tx.projects.add_hand_in(one)
        for review in (by_staff, by_peer):
            tx.projects.put_review(review)
    words = PortfolioWords(with_projects=True)
    composing.compose(school.people["ada"], words, database=school.database, new_id=school.new_id)

    (shown,) = read(school, None, link(school).secret).projects
    assert (shown.title.fr, shown.levels) == ("Un site", ((Text("Testé"), Level.REACHED),))


def test_it_is_withdrawn_from_everybody_at_once(school: School) -> None:
    made = link(school)
    share(school)
    sharing.withdraw(school.people["ada"], database=school.database)

    assert (unreadable(school, "yann"), unreadable(school, None, made.secret)) == (True, True)
    with school.database.read() as tx:
        assert tx.audit.find(AuditQuery(), 1)[0].act is Act.PORTFOLIO_WITHDRAWN


def test_one_link_and_one_company_are_withdrawn_alone(school: School) -> None:
    first, second = link(school), link(school)
    share(school)
    sharing.end_link(school.people["ada"], first.link.id, database=school.database)
    sharing.unshare(school.people["ada"], ATELIER.id, database=school.database)

    assert (unreadable(school, None, first.secret), unreadable(school, None, second.secret)) == (True, False)
    assert unreadable(school, "yann")


def test_nobody_ends_anothers_link(school: School) -> None:
    made = link(school)
    sharing.end_link(school.people["karim"], made.link.id, database=school.database)

    assert not unreadable(school, None, made.secret)


def test_own_data_tells_what_was_agreed_and_who_looked(school: School) -> None:
    made = link(school)
    share(school)
    read(school, "yann")

    data = own_data(school.people["ada"], database=school.database, now=school.clock)
    kept = data.portfolio
    assert kept is not None
    assert (kept.portfolio.words, kept.links, len(data.looks)) == (WORDS.words, (made.link,), 1)
    assert [(one.company, one.agreed_at) for one in kept.shares] == [(ATELIER, school.clock())]


def test_who_cannot_sign_in_any_more_shows_nothing_any_more(school: School) -> None:
    made = link(school)
    share(school)
    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.SIGN_IN, ["P-ada"], school.clock())

    assert (unreadable(school, "yann"), unreadable(school, None, made.secret)) == (True, True)
    with school.database.read() as tx:
        kept = tx.portfolios
        assert (kept.of("P-ada"), kept.links("P-ada"), tx.looks.of("P-ada")) == (None, (), ())


def test_a_few_links_are_open_at_once(school: School) -> None:
    for _ in range(MOST_LINKS):
        link(school)

    with pytest.raises(NotValid) as refused:
        link(school)
    assert refused.value.code == "too_many_links"


def test_a_company_that_is_no_partner_cannot_be_chosen(school: School) -> None:
    with pytest.raises(NotFound):
        share(school, AILLEURS)


@pytest.mark.parametrize("by", ["ines", "paul", "yann"])
def test_who_is_no_learner_has_none(school: School, by: str) -> None:
    with pytest.raises(NotFound):
        link(school, by=by)
