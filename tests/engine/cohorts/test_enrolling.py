"""Cohorts, and the repository that each learner starts from, over a real SQLite file."""

import pytest

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Role
from grader.engine.cohorts.enrolling import open_cohort
from tests.domain.samples import MORNING
from tests.engine.grading_school import COHORT, STARTER, School, exercise


def test_a_new_learner_gets_the_starters_and_a_welcome(grading_school: School) -> None:
    chloe = grading_school.add("chloe", Role.LEARNER)

    repository = grading_school.enroll(
        chloe, welcome=lambda given: [SourceFile(f"texts/{one.slug}.md", b"") for one in given]
    )

    assert repository.path == "web-2610/chloe.git"
    folders = grading_school.repositories.folders(repository.path, repository_main(grading_school, "chloe"))
    (entry,) = grading_school.repositories.entries(repository.path, folders["bonjour"], ())
    assert grading_school.repositories.read(repository.path, [entry]) == (SourceFile("bonjour.py", STARTER),)
    assert set(folders) == {"bonjour", "prix", "texts"}


def repository_main(school: School, handle: str) -> str:
    """Return the commit at which a learner's `main` is."""
    found = school.repositories.main(school.repository(handle).path)
    assert found is not None
    return found[0]


def test_the_starters_are_no_hand_in(grading_school: School) -> None:
    chloe = grading_school.add("chloe", Role.LEARNER)

    grading_school.enroll(chloe)

    assert grading_school.accept("chloe").accepted == ()
    assert grading_school.repository("chloe").recorded_commit == repository_main(grading_school, "chloe")


def test_enrolling_twice_changes_nothing(grading_school: School) -> None:
    before = grading_school.repository("ada"), repository_main(grading_school, "ada")

    again = grading_school.enroll(grading_school.people["ada"])

    assert (again, repository_main(grading_school, "ada")) == before
    with grading_school.database.read() as tx:
        assert tx.cohorts.count_active(COHORT.slug) == 2


def test_enrolling_goes_on_where_it_was_cut_short(grading_school: School) -> None:
    chloe = grading_school.add("chloe", Role.LEARNER)
    grading_school.repositories.create("web-2610/chloe.git", [], "Point de départ")

    grading_school.enroll(chloe)

    assert grading_school.accept("chloe").accepted == ()


def test_a_learner_in_a_second_cohort_has_a_second_repository(grading_school: School) -> None:
    open_cohort(Cohort("web-2703", "Web 27-03"), ["prix"], database=grading_school.database)

    second = grading_school.enroll(grading_school.people["ada"], cohort="web-2703")

    assert second.path == "web-2703/ada.git"
    assert second.enrollment_id != grading_school.repository("ada").enrollment_id


def test_a_cohort_of_another_name_is_not_opened_again(grading_school: School) -> None:
    with pytest.raises(NotAllowed) as refused:
        open_cohort(Cohort(COHORT.slug, "Web 26-10, le soir"), ["prix"], database=grading_school.database)

    with grading_school.database.read() as tx:
        assert tx.cohorts.get(COHORT.slug) == COHORT
    assert (refused.value.code, refused.value.params) == (
        "cohort_named_otherwise",
        {"slug": COHORT.slug, "name": COHORT.name},
    )


def test_opening_a_cohort_again_gives_it_what_is_new_last(grading_school: School) -> None:
    third = exercise("trier")
    with grading_school.database.begin() as tx:
        tx.catalog.publish(third, grading_school.clock())
        tx.cohorts.assign(Assignment(COHORT.slug, "prix", 1, MORNING))

    open_cohort(COHORT, ["trier", "prix"], database=grading_school.database)

    with grading_school.database.read() as tx:
        assignments = tx.cohorts.assignments(COHORT.slug)
    assert assignments == (
        Assignment(COHORT.slug, "bonjour", 0),
        Assignment(COHORT.slug, "prix", 1, MORNING),
        Assignment(COHORT.slug, "trier", 2),
    )


def test_a_cohort_with_an_exercise_that_is_not_published_is_not_opened(grading_school: School) -> None:
    with pytest.raises(NotFound) as refused:
        open_cohort(Cohort("web-2703", "Web 27-03"), ["prix", "surprise"], database=grading_school.database)

    with grading_school.database.read() as tx:
        assert tx.cohorts.get("web-2703") is None
    assert (refused.value.code, refused.value.params) == ("exercise", {"slug": "surprise"})
