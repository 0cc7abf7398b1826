"""The files of an exercise that is given later: in every repository, beside what is there, and no hand-in."""

from functools import partial

import pytest

from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Role
from grader.engine.cohorts.starters import Brought, bring_starters
from tests.engine.grading_school import COHORT, SOLUTION, STARTER, School, exercise


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school whose cohort was given one more exercise."""
    grading_school.give(exercise("trier"))
    return grading_school


def bring(school: School) -> Brought:
    bring_here = partial(bring_starters, doorbell=school.doorbell, new_id=school.new_id)
    return bring_here(COHORT.slug, database=school.database, repositories=school.repositories)


def files(school: School, handle: str, folder: str) -> dict[str, bytes]:
    """Return what a learner's `main` holds in a folder."""
    path = school.repository(handle).path
    commit, _ = school.repositories.main(path) or ("", None)
    tree = school.repositories.folders(path, commit)[folder]
    entries = tuple(school.repositories.entries(path, tree, ()))
    return {file.path: file.content for file in school.repositories.read(path, entries)}


def test_everybody_gets_them_once_and_they_are_no_hand_in(school: School) -> None:
    first, second = bring(school), bring(school)

    assert (first, second) == (Brought(2, 0, ()), Brought(0, 2, ()))
    assert files(school, "karim", "trier") == {"trier.py": STARTER}
    assert [school.accept(handle).accepted for handle in ("ada", "karim")] == [(), ()]


def test_what_was_pushed_before_is_a_hand_in_and_stays(school: School) -> None:
    school.push("ada", bonjour=SOLUTION)

    bring(school)

    assert (school.cell().submissions, school.accept("ada").accepted) == (1, ())
    assert files(school, "ada", "bonjour") == {"bonjour.py": SOLUTION}


def test_a_file_that_a_learner_wrote_already_is_theirs(school: School) -> None:
    school.push("ada", trier=b"mine = 1\n")

    brought = bring(school)

    assert (brought, files(school, "ada", "trier")) == (Brought(1, 1, ()), {"trier.py": b"mine = 1\n"})


def test_a_file_that_a_learner_removed_stays_away(school: School) -> None:
    path = school.repository("ada").path
    school.repositories.push(path, [SourceFile("bonjour/main.py", SOLUTION), SourceFile("prix/prix.py", STARTER)])

    bring(school)

    assert files(school, "ada", "bonjour") == {"main.py": SOLUTION}
    assert files(school, "ada", "trier") == {"trier.py": STARTER}


def test_a_change_after_them_is_a_hand_in(school: School) -> None:
    bring(school)

    school.push("ada", trier=b"mine = 1\n")

    assert [one.submission.exercise for one in school.accept("ada").accepted] == ["trier"]


def test_a_repository_that_cannot_be_read_stops_no_other(school: School) -> None:
    school.repositories.unreadable.add(school.repository("ada").path)

    assert bring(school) == Brought(1, 0, ("ada",))


def test_a_push_at_that_very_moment_comes_first(school: School) -> None:
    pushed = []

    def push_meanwhile(_commit: str) -> None:
        if not pushed:
            later = [SourceFile("bonjour/bonjour.py", SOLUTION)]
            pushed.append(school.repositories.push(school.repository("ada").path, later))

    school.repositories.while_reading = push_meanwhile
    school.push("ada", bonjour=b"x = 7\n")

    brought = bring(school)

    assert (brought.commits, brought.left) == (2, ())
    assert (school.cell().submissions, files(school, "ada", "bonjour")) == (2, {"bonjour.py": SOLUTION})


def test_only_an_open_cohort_has_repositories(school: School) -> None:
    school.enroll(school.add("chloe", Role.LEARNER))

    assert bring(school) == Brought(2, 1, ())
    with pytest.raises(NotFound):
        bring_starters(
            "web-9999",
            database=school.database,
            repositories=school.repositories,
            doorbell=school.doorbell,
            new_id=school.new_id,
        )
