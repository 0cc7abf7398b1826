"""Projects: kept by the staff, handed in by learners, reviewed by people who may."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from functools import partial

import pytest

from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.competencies.evidence import EvidenceKind
from grader.domain.errors import NotAllowed, NotFound, NotValid, Refused
from grader.domain.exercises.exercise import SourceFile
from grader.domain.operation.audit import Act
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Criterion, Level, Project
from grader.domain.projects.review import ReviewWords
from grader.domain.text import Text
from grader.engine.ports.audit import AuditQuery
from grader.engine.projects.handing_in import hand_in_project
from grader.engine.projects.keeping import ProjectWords, change_project, copy_project, make_project, remove_project
from grader.engine.projects.reading import (
    ProjectHandInPage,
    ProjectPage,
    project_hand_in_page,
    project_page,
    projects_page,
)
from grader.engine.projects.reviewing import draw_pairs, review_hand_in
from grader.engine.projects.sending import send_project_files
from tests.engine.grading_school import COHORT, School

GRID = (Criterion("c1", Text("Sur un téléphone")), Criterion("c2", Text("Au clavier")))
GIVEN = ProjectWords(
    Text("Un site"), Text("Fais-le."), GRID, ("dwwm-2023.cp2",), date(2026, 11, 20), date(2026, 11, 30), peers=True
)
GOOD = ReviewWords({"c1": Level.REACHED, "c2": Level.BEYOND}, {"c1": "Bien vu."}, "Bravo.")
NEARLY = replace(GOOD, levels={"c1": Level.NEARLY, "c2": Level.REACHED})
ADDRESS = "https://asso.example.org/"


class Desk:
    """The steps, each by its person's handle."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.database = {"database": school.database}
        self.project = self.make()

    def make(self, words: ProjectWords = GIVEN, slug: str = "site", by: str = "ines") -> Project:
        viewer, new_id = self.school.people[by], self.school.new_id
        return make_project(viewer, COHORT.slug, slug, words, zone=UTC, database=self.school.database, new_id=new_id)

    def change(self, words: ProjectWords, by: str = "ines") -> Project:
        return change_project(self.school.people[by], self.project.id, words, zone=UTC, database=self.school.database)

    def hand_in(self, by: str = "ada", address: str | None = ADDRESS) -> ProjectHandIn:
        school = self.school
        return hand_in_project(
            school.people[by],
            self.project.id,
            address,
            database=school.database,
            repositories=school.repositories,
            now=school.clock,
            new_id=school.new_id,
        )

    def send(self, *files: SourceFile) -> ProjectHandIn:
        school = self.school
        return send_project_files(
            school.people["ada"],
            self.project.id,
            files,
            database=school.database,
            repositories=school.repositories,
            now=school.clock,
            new_id=school.new_id,
        )

    def review(self, hand_in: ProjectHandIn, words: ReviewWords = GOOD, by: str = "ines") -> None:
        ports = {"database": self.school.database, "now": self.school.clock}
        review_hand_in(self.school.people[by], hand_in.id, words, **ports)

    def draw(self, by: str = "ines") -> int:
        return len(draw_pairs(self.school.people[by], self.project.id, database=self.school.database))

    def page(self, by: str = "ines") -> ProjectPage:
        ports = {"database": self.school.database, "now": self.school.clock}
        return project_page(self.school.people[by], self.project.id, **ports)

    def read(self, hand_in: ProjectHandIn, by: str) -> ProjectHandInPage:
        school = self.school
        ports = {"database": school.database, "repositories": school.repositories, "now": school.clock}
        return project_hand_in_page(school.people[by], hand_in.id, **ports)

    def listed(self, by: str) -> list[str]:
        ports = {"database": self.school.database, "now": self.school.clock}
        return [one.slug for one in projects_page(self.school.people[by], COHORT.slug, **ports).projects]

    def newest_act(self) -> tuple[Act, str, str]:
        with self.school.database.read() as tx:
            (entry,) = tx.audit.find(AuditQuery(), 1)
        return entry.act, entry.object, entry.belongs_to


@pytest.fixture
def desk(grading_school: School) -> Desk:
    """Return a school with a project that began three days ago."""
    return Desk(grading_school)


def test_drafts_and_what_is_to_come_are_for_the_staff_alone(desk: Desk) -> None:
    desk.make(replace(GIVEN, starts_on=None, due_on=None), "draft")
    desk.make(replace(GIVEN, starts_on=date(2026, 11, 24)), "later")

    assert desk.listed("ines") == ["site", "later", "draft"]
    assert desk.listed("ada") == ["site"]


def test_a_folder_is_one_projects_and_no_exercises(desk: Desk) -> None:
    for slug in ("site", "bonjour"):
        with pytest.raises(NotValid, match="project_taken"):
            desk.make(slug=slug)


def test_who_made_and_changed_it_is_written_down(desk: Desk) -> None:
    made = desk.newest_act()
    desk.change(replace(GIVEN, title=Text("Deux sites")))

    assert made == (Act.PROJECT_MADE, desk.project.id, COHORT.slug)
    assert desk.newest_act() == (Act.PROJECT_CHANGED, desk.project.id, COHORT.slug)
    assert desk.page().project.title == Text("Deux sites")


@pytest.mark.parametrize("by", ["ada", "karim"])
def test_learners_change_none(desk: Desk, by: str) -> None:
    acts = [partial(desk.change, GIVEN), desk.draw, partial(desk.make, slug="other")]

    for act in acts:
        with pytest.raises(NotFound):
            act(by=by)


def test_an_address_is_handed_in_and_again_where_it_is_another(desk: Desk) -> None:
    first, second = desk.hand_in(), desk.hand_in(address=f"{ADDRESS}2")
    with pytest.raises(NotValid, match="sent_same"):
        desk.hand_in(address=f"{ADDRESS}2")

    assert (first.number, second.number, second.address) == (1, 2, f"{ADDRESS}2")
    assert desk.page("ada").own == (second, first)


def test_the_folder_is_handed_in_as_it_is_at_this_moment(desk: Desk) -> None:
    with pytest.raises(NotValid, match="project_no_folder"):
        desk.hand_in(address=None)
    path = desk.school.repository("ada").path
    commit = desk.school.repositories.push(path, [SourceFile("site/index.html", b"<h1>Asso</h1>")])
    sent = desk.hand_in(address=None)
    desk.school.repositories.push(path, [SourceFile("site/index.html", b"<h1>Autre</h1>")])

    assert (sent.commit, sent.address) == (commit, None)
    assert desk.read(sent, "ines").files == {"index.html": "<h1>Asso</h1>"}


def test_files_become_a_commit_in_the_projects_folder_and_touch_nothing_else(desk: Desk) -> None:
    path = desk.school.repository("ada").path
    desk.school.push("ada")
    before = desk.school.repositories.main(path)
    sent = desk.send(SourceFile("index.html", b"<h1>Asso</h1>"))
    again = desk.send(SourceFile("index.html", b"<h1>Mieux</h1>"), SourceFile("style.css", b"h1 {}"))

    assert before is not None
    assert desk.read(sent, "ines").files == {"index.html": "<h1>Asso</h1>"}
    assert desk.read(again, "ines").files == {"index.html": "<h1>Mieux</h1>", "style.css": "h1 {}"}
    assert {"bonjour", "prix", "site"} <= desk.school.repositories.folders(path, again.commit or "").keys()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ((), "sent_none"),
        ((SourceFile("../x", b""),), "sent_name"),
        ((SourceFile("a.md", b""), SourceFile("a.md", b"")), "sent_twice"),
        ((SourceFile("a.md", b"x" * 3_000_000),), "sent_large"),
    ],
)
def test_files_that_cannot_be_taken_are_refused_before_anything_is_kept(
    desk: Desk, files: tuple[SourceFile, ...], code: str
) -> None:
    desk.school.push("ada")

    with pytest.raises(NotValid) as refused:
        desk.send(*files)

    assert refused.value.code == code
    assert desk.page("ada").own == ()


def test_a_file_is_not_put_where_a_folder_stands(desk: Desk) -> None:
    desk.school.push("ada")
    desk.send(SourceFile("img/logo.svg", b"<svg/>"))

    with pytest.raises(NotValid, match="sent_in_the_way"):
        desk.send(SourceFile("img", b""))


def test_what_comes_after_the_last_day_is_taken_and_late(desk: Desk) -> None:
    desk.school.clock.move(days=8)
    sent = desk.hand_in()

    assert desk.read(sent, "ines").is_late
    assert [one.is_late for one in desk.page().learners] == [True, False]


def test_who_learns_no_longer_hands_nothing_in(desk: Desk) -> None:
    with desk.school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, "P-ada")
        assert place is not None
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT, since=date(2026, 11, 22)))

    with pytest.raises(NotAllowed, match="not_active"):
        desk.hand_in()


def test_the_staff_review_it_by_the_grid_and_their_last_word_stands(desk: Desk) -> None:
    sent = desk.hand_in()
    desk.review(sent, NEARLY)
    desk.review(sent)

    page = desk.read(sent, "ada")
    (review,) = page.reviews
    assert (review.levels, review.comments, review.comment) == (GOOD.levels, GOOD.comments, GOOD.comment)
    assert (page.is_reached, page.may_review) == (True, False)
    assert desk.newest_act() == (Act.PROJECT_REVIEWED, "P-ada", COHORT.slug)


def test_what_the_staff_found_reached_speaks_for_its_competencies_and_a_peers_word_does_not(desk: Desk) -> None:
    sent, _ = desk.hand_in(), desk.hand_in("karim", f"{ADDRESS}k")
    desk.draw()
    spoken = []
    for words, by in ((GOOD, "karim"), (NEARLY, "ines"), (GOOD, "ines")):
        desk.review(sent, words, by)
        with desk.school.database.read() as tx:
            spoken.append(
                [(one.competency, one.kind, one.source) for one in tx.competencies.evidence(sent.enrollment_id)]
            )

    assert spoken == [[], [], [("cp2", EvidenceKind.PROJECT, "site")]]


def test_what_is_handed_in_anew_is_to_be_reviewed_anew(desk: Desk) -> None:
    desk.review(desk.hand_in())
    desk.hand_in(address=f"{ADDRESS}2")

    ada = desk.page().learners[0]
    assert (ada.is_reached, ada.reviews) == (False, ())


def test_peers_review_each_other_and_decide_nothing(desk: Desk) -> None:
    sent, other = desk.hand_in(), desk.hand_in("karim", f"{ADDRESS}k")
    drawn = desk.draw(), desk.draw()
    desk.review(sent, by="karim")
    desk.review(sent, NEARLY)

    assert drawn == (2, 0)
    assert [one.hand_in for one in desk.page("karim").to_review] == [sent]
    assert [(one.reviewer.handle, one.as_peer) for one in desk.read(sent, "ada").reviews] == [
        ("ines", False),
        ("karim", True),
    ]
    assert not desk.read(sent, "ada").is_reached
    assert desk.read(other, "ada").may_review


def test_a_peer_reads_no_word_of_the_staff_about_another(desk: Desk) -> None:
    sent = desk.hand_in()
    desk.hand_in("karim", f"{ADDRESS}k")
    desk.draw()
    desk.review(sent)

    page = desk.read(sent, "karim")
    assert (page.reviews, page.is_reached, page.as_peer) == ((), False, True)


def test_who_was_not_drawn_reads_nothing(desk: Desk) -> None:
    sent = desk.hand_in()

    with pytest.raises(NotFound, match="project_hand_in"):
        desk.read(sent, "karim")
    with pytest.raises(NotFound):
        desk.review(sent, by="karim")


def test_nobody_reviews_themselves(desk: Desk) -> None:
    sent = desk.hand_in()

    with pytest.raises(NotAllowed, match="own_hand_in"):
        desk.review(sent, by="ada")


def test_without_peers_nobody_is_drawn(desk: Desk) -> None:
    desk.change(replace(GIVEN, peers=False))

    with pytest.raises(NotAllowed, match="project_without_peers"):
        desk.draw()


def test_once_somebody_was_reviewed_the_grid_stays_and_the_rest_may_change(desk: Desk) -> None:
    desk.review(desk.hand_in())

    with pytest.raises(NotValid, match="project_grid_kept"):
        desk.change(replace(GIVEN, criteria=GRID[:1]))
    assert desk.change(replace(GIVEN, brief=Text("Fais-le bien."))).brief == Text("Fais-le bien.")


def removing(desk: Desk) -> Refused | None:
    try:
        remove_project(desk.school.people["ines"], desk.project.id, database=desk.school.database)
    except Refused as refused:
        return refused
    return None


def test_it_is_removed_as_long_as_nobody_has_handed_in(desk: Desk) -> None:
    desk.hand_in()
    refused = removing(desk)
    desk.project = desk.make(slug="other")

    assert refused is not None
    assert (refused.code, removing(desk)) == ("project_handed_in", None)
    assert desk.listed("ines") == ["site"]


def test_before_its_first_day_nobody_hands_in(desk: Desk) -> None:
    desk.school.clock.moment -= timedelta(days=4)

    with pytest.raises(NotFound):
        desk.hand_in()


def copy(desk: Desk, cohort: str, by: str = "ines") -> Project:
    ports = {"database": desk.school.database, "new_id": desk.school.new_id}
    return copy_project(desk.school.people[by], desk.project.id, cohort, **ports)


def test_a_copy_is_a_draft_in_another_cohort_and_takes_no_hand_in_along(desk: Desk) -> None:
    with desk.school.database.begin() as tx:
        tx.cohorts.add(Cohort("web-2703", "Web 27-03"))
        tx.cohorts.add_staff("web-2703", "P-ines")
    desk.hand_in()
    copied = copy(desk, "web-2703")

    kept = replace(desk.project, id=copied.id, cohort="web-2703", starts_at=None, due_at=None)
    assert copied == kept
    assert desk.newest_act() == (Act.PROJECT_MADE, copied.id, "web-2703")
    with desk.school.database.read() as tx:
        assert tx.projects.newest_hand_ins(copied.id) == ()


@pytest.mark.parametrize(
    ("cohort", "by", "code"),
    [("web-2703", "ines", "cohort"), (COHORT.slug, "ines", "project_taken"), (COHORT.slug, "ada", "project")],
)
def test_a_copy_is_for_the_staff_of_both_and_once_a_cohort(desk: Desk, cohort: str, by: str, code: str) -> None:
    with desk.school.database.begin() as tx:
        tx.cohorts.add(Cohort("web-2703", "Web 27-03"))

    with pytest.raises(Refused) as refused:
        copy(desk, cohort, by)
    assert refused.value.code == code


def test_a_grid_of_another_scale_is_reviewed_on_its_own_levels(desk: Desk) -> None:
    desk.change(replace(GIVEN, scale=2))
    hand_in = desk.hand_in()
    with pytest.raises(NotValid, match="project_levels"):
        desk.review(hand_in, NEARLY)
    desk.review(hand_in, replace(GOOD, levels={"c1": Level.REACHED, "c2": Level.REACHED}))

    assert desk.read(hand_in, "ada").is_reached
    with pytest.raises(NotValid, match="project_grid_kept"):
        desk.change(replace(GIVEN, scale=4))
