"""How often a learner has failed a check before, which decides the hint that is shown."""

from grader.domain.exercises.exercise import SourceFile
from grader.engine.submissions.hand_ins import failures_before
from tests.engine.grading_school import SOLUTION, STARTER, WRONG, School


def grade(school: School, content: bytes, handle: str = "ada") -> None:
    """Hand in and grade."""
    school.hand_in(content, handle)
    school.grade()


def test_a_first_try_has_no_failures_before_it(grading_school: School) -> None:
    submission = grading_school.hand_in(WRONG).submission

    assert failures_before(submission, database=grading_school.database) == {}


def test_earlier_failures_are_counted_check_by_check(grading_school: School) -> None:
    for content in (WRONG, STARTER, SOLUTION):
        grade(grading_school, content)
    submission = grading_school.hand_in(WRONG).submission

    assert failures_before(submission, database=grading_school.database) == {"second": 2}


def test_a_try_does_not_count_itself_nor_what_came_after(grading_school: School) -> None:
    submission = grading_school.hand_in(WRONG).submission
    grade(grading_school, STARTER)

    assert failures_before(submission, database=grading_school.database) == {}


def test_another_learners_failures_do_not_count(grading_school: School) -> None:
    grade(grading_school, WRONG, "karim")
    submission = grading_school.hand_in(WRONG).submission

    assert failures_before(submission, database=grading_school.database) == {}


def test_a_try_that_could_not_be_graded_failed_no_check(grading_school: School) -> None:
    path = grading_school.repository().path
    grading_school.repositories.push(path, [SourceFile("bonjour/other.py", SOLUTION)])
    grading_school.accept()
    grading_school.grade()
    submission = grading_school.hand_in(WRONG).submission

    assert failures_before(submission, database=grading_school.database) == {}
