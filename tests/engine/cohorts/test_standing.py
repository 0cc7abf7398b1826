"""Which hand-in counts, as a lead sets it for an exercise of a cohort."""

from dataclasses import replace
from datetime import UTC

from grader.adapters.public_holidays import public_holidays
from grader.domain.assignments import Counts
from grader.domain.cohorts.progress import Progress
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.verdicts import Outcome, Reason, Status
from grader.engine.plans import changing
from tests.engine.grading_school import COHORT, SOLUTION, WRONG, School

WORSE = b"x = 4\n"
NONE = Report(
    tuple(CheckReport(one, Outcome.FAILED, Reason.CHECK_FAILED) for one in ("first", "second")), Ending.FINISHED
)


def count(school: School, counts: Counts) -> None:
    with school.database.read() as tx:
        given = tx.cohorts.assignment(COHORT.slug, "bonjour")
    assert given is not None
    entry = replace(changing.entry_of(given, UTC), counts=counts)
    changing.put(
        None,
        COHORT.slug,
        "bonjour",
        entry,
        public_holidays=public_holidays,
        zone=UTC,
        database=school.database,
    )


def cell(school: School) -> Progress:
    with school.database.read() as tx:
        return tx.board.get(school.repository().enrollment_id, "bonjour")


def try_each(school: School, *contents: bytes) -> None:
    school.sandbox.foretell(WORSE, NONE)
    for content in contents:
        school.grade_to_the_end(school.hand_in(content).run.id)


def test_the_best_hand_in_counts_where_nobody_says_otherwise(grading_school: School) -> None:
    try_each(grading_school, WRONG, WORSE)

    best = cell(grading_school)
    assert (best.status, best.passed_checks, best.submissions) == (Status.PARTIAL, 1, 2)


def test_what_counts_changes_at_once_for_what_was_handed_in_before(grading_school: School) -> None:
    try_each(grading_school, WRONG, WORSE)
    told = []
    for counts in (Counts.LATEST, Counts.BEST):
        count(grading_school, counts)
        told.append(cell(grading_school).status)

    assert told == [Status.FAILED, Status.PARTIAL]


def test_the_latest_counts_and_a_pass_stays_with_its_mark(grading_school: School) -> None:
    count(grading_school, Counts.LATEST)
    told = []
    for content in (SOLUTION, WORSE, SOLUTION):
        try_each(grading_school, content)
        told.append((cell(grading_school).status, cell(grading_school).newest_fails))

    assert told == [(Status.PASSED, False), (Status.PASSED, True), (Status.PASSED, False)]


def test_the_mark_comes_and_goes_with_the_rule(grading_school: School) -> None:
    try_each(grading_school, SOLUTION, WORSE)
    told = [cell(grading_school).newest_fails]
    for counts in (Counts.LATEST, Counts.BEST):
        count(grading_school, counts)
        told.append(cell(grading_school).newest_fails)

    assert told == [False, True, False]


def test_what_still_waits_is_counted_when_it_has_ended(grading_school: School) -> None:
    try_each(grading_school, WRONG)
    waiting = grading_school.hand_in(WORSE)
    count(grading_school, Counts.LATEST)
    before = cell(grading_school).status
    grading_school.grade_to_the_end(waiting.run.id)

    assert (before, cell(grading_school).status) == (Status.QUEUED, Status.FAILED)
