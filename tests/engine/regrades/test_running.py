"""What comes out of the runs of a regrade, whatever happens to them on the way."""

import pytest

from grader.domain.errors import NotFound, SandboxBroke, SandboxUnavailable
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.regrade import RegradeKind
from grader.domain.verdicts import Status
from grader.engine.submissions.submission_page import run_page
from tests.engine.grading_school import HALF, WRONG, School
from tests.engine.regrades.regrading import apply, drop, graded, look, mend, run_all, start


def test_before_it_is_applied_learners_and_board_see_nothing_of_it(school: School):
    submission = graded(school, WRONG)
    before = school.cell()
    mend(school)

    regrade = start(school)
    waiting = school.cell()
    run_all(school)

    (item,) = look(school, regrade).items
    assert (waiting, school.cell()) == (before, before)
    with school.database.read() as tx:
        assert tx.runs.latest_of([submission.id])[submission.id].id == item.before.id
        assert tx.runs.of_submission(submission.id) == (item.before,)
    ports = {"database": school.database, "announcer": school.announcer, "now": school.clock}
    with pytest.raises(NotFound):
        run_page(school.people["ada"], item.after.id, **ports)
    assert run_page(school.people["ines"], item.after.id, **ports).run.id == item.after.id


def test_what_passes_one_time_of_two_is_flaky_and_changes_nothing(school: School):
    graded(school, WRONG)
    before = school.cell()
    mend(school)

    regrade = start(school)
    school.grade()
    school.sandbox.foretell(WRONG, HALF)
    school.grade()
    counts = look(school, regrade).regrade.counts
    apply(school, regrade)

    assert counts == {RegradeKind.FLAKY: 1}
    assert school.cell() == before


def test_the_same_version_that_says_something_else_is_flaky_at_once(school: School):
    graded(school, WRONG)
    school.sandbox.forget_what_was_foretold()

    regrade = start(school)
    run_all(school)

    assert look(school, regrade).regrade.counts == {RegradeKind.FLAKY: 1}
    assert len(look(school, regrade).items) == 1


def test_a_second_run_that_waits_is_rung_for_by_the_sweep(school: School):
    graded(school, WRONG)
    mend(school)
    regrade = start(school)
    school.grade()

    school.doorbell.forget()
    rung = school.sweep().rung_again

    assert (rung, look(school, regrade, ()).regrade.waiting) == (1, 1)


def test_a_run_that_is_under_way_when_it_is_dropped_stores_nothing(school: School):
    graded(school, WRONG)
    mend(school)
    regrade = start(school)
    taken = school.take()
    assert taken

    drop(school, regrade)

    assert not school.grade_taken(taken)
    assert school.cell().status is Status.PARTIAL


def test_pushes_go_first(school: School):
    graded(school, WRONG, "karim")
    mend(school)
    start(school)
    school.hand_in(WRONG)

    taken = [school.take(), school.take()]

    assert [one.claim.run.queue for one in taken if one] == [QueueName.LIVE, QueueName.REGRADE]


def test_a_worker_that_dies_costs_a_run_and_nothing_else(school: School):
    graded(school, WRONG)
    mend(school)
    regrade = start(school)
    school.take()
    school.clock.move(seconds=60)

    school.sweep()
    run_all(school)

    assert look(school, regrade).regrade.counts == {RegradeKind.GAINED: 1}


def test_an_engine_that_is_away_leaves_it_waiting(school: School):
    graded(school, WRONG)
    mend(school)
    regrade = start(school)
    school.sandbox.foretell(WRONG, SandboxUnavailable("away"))
    with pytest.raises(SandboxUnavailable):
        school.grade()

    waiting = look(school, regrade).regrade.waiting
    school.sandbox.forget_what_was_foretold()
    run_all(school)

    assert (waiting, look(school, regrade).regrade.waiting) == (1, 0)


def test_what_our_side_does_not_bring_to_a_verdict_is_said_and_changes_nothing(school: School):
    graded(school, WRONG)
    before = school.cell()
    mend(school)
    regrade = start(school)
    school.sandbox.foretell(WRONG, SandboxBroke("gone"))
    for _ in range(3):
        with pytest.raises(SandboxBroke):
            school.grade()

    counts = look(school, regrade).regrade.counts
    apply(school, regrade)

    assert counts == {RegradeKind.UNJUDGED: 1}
    assert school.cell() == before
