"""The files of a hand-in, and what differs from the one before it."""

from grader.adapters.ruff_linter import ruff_findings
from grader.engine.submissions.handed_in_files import HandedInFiles, handed_in_files
from grader.engine.submissions.submission_page import submission_page
from tests.engine.grading_school import HALF, SOLUTION, WRONG, School
from tests.runners import RUNNERS


def files(school: School, submission_id: str) -> HandedInFiles:
    ports = {"announcer": school.announcer, "now": school.clock}
    page = submission_page(school.people["ada"], submission_id, database=school.database, **ports)
    ports = {"database": school.database, "repositories": school.repositories}
    return handed_in_files(page, runners=RUNNERS, linters={"ruff": ruff_findings}, **ports)


def test_the_first_hand_in_has_files_and_nothing_to_compare_with(grading_school: School) -> None:
    found = files(grading_school, grading_school.hand_in(WRONG).submission.id)

    assert (found.files, found.since, found.changes) == ({"bonjour.py": WRONG.decode()}, None, ())


def test_a_later_one_tells_what_changed(grading_school: School) -> None:
    grading_school.hand_in(WRONG)
    submission = grading_school.hand_in(SOLUTION).submission
    grading_school.grade()

    found = files(grading_school, submission.id)

    assert found.since == 1
    assert [line.kind.value + line.text for line in found.changes[0].lines] == ["-x = 2", "+x = 1"]


def test_bytes_that_are_no_text_are_not_shown(grading_school: School) -> None:
    found = files(grading_school, grading_school.hand_in(b"\0\1\2").submission.id)

    assert found.files == {}


def test_a_repository_that_was_erased_has_no_files(grading_school: School) -> None:
    submission = grading_school.hand_in(WRONG).submission
    grading_school.repositories.unreadable.add(grading_school.repository().path)

    assert files(grading_school, submission.id) == HandedInFiles({}, None, ())


def test_once_it_passes_its_learner_reads_advice_on_how_it_is_written(grading_school: School) -> None:
    grading_school.sandbox.foretell(b"import os\n", HALF)
    partial = grading_school.hand_in(b"import os\n").submission
    grading_school.grade()
    passed = grading_school.hand_in(b"import re\n").submission
    grading_school.grade()

    assert files(grading_school, partial.id).advice == ()
    assert [one.line for one in files(grading_school, passed.id).advice] == [1]
