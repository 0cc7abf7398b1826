"""What follows from a finished hand-in."""

from dataclasses import replace

from grader.domain.grading.change import Change
from grader.domain.grading.report import CheckReport
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Outcome, Reason
from grader.engine.submissions.onward import Onward
from grader.engine.submissions.submission_page import submission_page
from tests.engine.grading_school import BREAKS, HALF, SOLUTION, WRONG, School

FAILED = CheckReport("first", Outcome.FAILED, Reason.CHECK_FAILED)
NOTHING = replace(HALF, checks=(FAILED,))


def graded(school: School, **contents: bytes) -> Submission:
    school.push("ada", **contents)
    accepted = school.accept().accepted[0]
    school.grade_to_the_end(accepted.run.id)
    return accepted.submission


def onward(school: School, submission: Submission) -> Onward | None:
    ports = {"database": school.database, "announcer": school.announcer, "now": school.clock}
    return submission_page(school.people["ada"], submission.id, **ports).onward


def test_nothing_follows_before_the_end(grading_school: School) -> None:
    assert onward(grading_school, grading_school.hand_in(WRONG).submission) is None


def test_a_first_try_has_changed_nothing(grading_school: School) -> None:
    found = onward(grading_school, graded(grading_school, bonjour=WRONG))

    assert found == Onward(before=None, change=None, may_ask_again=False, next=None, simpler=None)


def test_a_second_try_tells_what_more_passes(grading_school: School) -> None:
    graded(grading_school, bonjour=WRONG)

    found = onward(grading_school, graded(grading_school, bonjour=SOLUTION))

    assert found is not None
    assert found.change == Change(more=1, lost=())


def test_two_tries_without_a_check_that_passes_are_not_compared(grading_school: School) -> None:
    for content in (b"# one\n", b"# two\n"):
        grading_school.sandbox.foretell(content, NOTHING)
    graded(grading_school, bonjour=b"# one\n")

    found = onward(grading_school, graded(grading_school, bonjour=b"# two\n"))

    assert found is not None
    assert found.before is not None
    assert found.change is None


def test_a_fault_of_ours_is_no_try_to_compare_with(grading_school: School) -> None:
    graded(grading_school, bonjour=BREAKS)

    found = onward(grading_school, graded(grading_school, bonjour=WRONG))

    assert found is not None
    assert found.change is None


def test_a_pass_leads_to_the_next_exercise(grading_school: School) -> None:
    found = onward(grading_school, graded(grading_school, bonjour=SOLUTION))

    assert found is not None
    assert found.next is not None
    assert found.next.exercise == "prix"


def test_who_is_stuck_may_look_at_what_they_solved_before(grading_school: School) -> None:
    solved = graded(grading_school, bonjour=SOLUTION)
    grading_school.sandbox.foretell(b"# mine\n", HALF)

    found = onward(grading_school, graded(grading_school, bonjour=SOLUTION, prix=b"# mine\n"))

    assert found is not None
    assert found.simpler is not None
    assert found.simpler.progress.submission_id == solved.id
