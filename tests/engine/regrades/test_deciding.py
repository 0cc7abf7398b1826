"""A regrade that is looked at, applied or dropped: passes are gained, none is lost."""

import pytest

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.grading.report import Ending, Report
from grader.domain.operation.audit import Act
from grader.domain.regrades.regrade import RegradeKind, RegradeState
from grader.domain.verdicts import Status
from grader.engine.grading.asking_again import ask_again
from grader.engine.people.own_data import own_data
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.retention import AgedKind
from grader.engine.regrades import looking
from tests.engine.grading_school import BONJOUR, HALF, SOLUTION, WRONG, School
from tests.engine.regrades.regrading import MENDED, apply, drop, failed, graded, look, mend, run_all, start, told


def test_who_failed_by_an_old_mistake_gains_it_without_a_push(school: School):
    submission = graded(school, WRONG)
    mend(school)

    regrade = start(school)
    run_all(school)
    seen = look(school, regrade)
    applied = apply(school, regrade)

    assert (regrade.state, seen.regrade.state, applied.state) == (
        RegradeState.RUNNING,
        RegradeState.READY,
        RegradeState.APPLIED,
    )
    assert seen.regrade.counts == {RegradeKind.GAINED: 1}
    assert [one.check for one in seen.items[0].differences] == ["second"]
    assert (school.cell().status, school.cell().submissions, school.cell().submission_id) == (
        Status.PASSED,
        1,
        submission.id,
    )
    with school.database.read() as tx:
        assert tx.runs.latest_of([submission.id])[submission.id].suite_digest == MENDED.suite_digest


def test_who_gained_is_told_on_their_day_for_a_week(school: School):
    submission = graded(school, WRONG)
    mend(school)
    regrade = start(school)
    run_all(school)

    before = told(school)
    apply(school, regrade)
    after = told(school)
    school.clock.move(days=8)

    assert (before, after, told(school)) == ([], [submission.id], [])


def test_a_pass_is_never_lost(school: School):
    submission = graded(school, SOLUTION)
    passed = school.cell()
    mend(school, SOLUTION=HALF)

    regrade = start(school)
    run_all(school)
    counts = look(school, regrade).regrade.counts
    apply(school, regrade)

    assert counts == {RegradeKind.LOST: 1}
    assert school.cell() == passed
    with school.database.read() as tx:
        assert tx.runs.latest_of([submission.id])[submission.id].suite_digest == BONJOUR.suite_digest


def test_dropped_nothing_is_left_of_it(school: School):
    graded(school, WRONG), graded(school, WRONG, "karim")
    before = school.cell(), school.cell("karim")
    mend(school)
    regrade = start(school)
    school.grade()

    dropped = drop(school, regrade)

    assert (dropped.state, look(school, regrade).items) == (RegradeState.DROPPED, ())
    assert (school.cell(), school.cell("karim")) == before
    assert not school.grade()


def test_a_push_meanwhile_stays_the_newest(school: School):
    graded(school, WRONG)
    mend(school, WRONG=HALF)
    regrade = start(school)
    run_all(school)
    newer = school.hand_in(SOLUTION).submission
    school.grade()

    apply(school, regrade)

    assert (school.cell().status, school.cell().submission_id) == (Status.PASSED, newer.id)


def test_a_run_that_was_asked_for_meanwhile_stays_the_newest(school: School):
    submission = graded(school, WRONG)
    mend(school, WRONG=HALF)
    regrade = start(school)
    run_all(school)
    school.clock.move(minutes=1)
    school.sandbox.foretell(WRONG, Report((failed("first"), failed("second")), Ending.FINISHED))
    ports = {"database": school.database, "doorbell": school.doorbell, "now": school.clock, "new_id": school.new_id}
    ask_again(school.people["ada"], submission.id, **ports)
    school.grade()

    apply(school, regrade)

    assert school.cell().status is Status.FAILED


def test_it_is_applied_once_and_only_when_all_is_judged(school: School):
    graded(school, WRONG)
    mend(school)
    regrade = start(school)
    with pytest.raises(NotAllowed, match="regrade_running"):
        apply(school, regrade)

    run_all(school)
    apply(school, regrade)

    for again in (apply, drop):
        with pytest.raises(NotAllowed, match="regrade_over"):
            again(school, regrade)


@pytest.mark.parametrize("viewer", ["ada", "karim"])
def test_it_is_not_there_for_learners(school: School, viewer: str):
    graded(school, WRONG)
    regrade = start(school)

    with pytest.raises(NotFound):
        start(school, viewer)
    with pytest.raises(NotFound):
        apply(school, regrade, viewer)
    with pytest.raises(NotFound):
        looking.look(school.people[viewer], regrade.id, database=school.database)


def test_each_step_is_written_down(school: School):
    graded(school, WRONG)
    applied = start(school)
    run_all(school)
    apply(school, applied)
    dropped = start(school)
    drop(school, dropped)

    with school.database.read() as tx:
        acts = [(one.act, one.object) for one in reversed(tx.audit.find(AuditQuery(what=("bonjour",)), 9))]

    assert acts[-4:] == [
        (Act.REGRADE_BEGUN, applied.id),
        (Act.REGRADE_APPLIED, applied.id),
        (Act.REGRADE_BEGUN, dropped.id),
        (Act.REGRADE_DROPPED, dropped.id),
    ]


def test_with_a_learners_code_goes_what_was_run_again(school: School):
    graded(school, WRONG), graded(school, WRONG, "karim")
    mend(school)
    regrade = start(school)
    school.grade()

    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.CODE, [school.repository("ada").enrollment_id], school.clock())
    run_all(school)

    seen = look(school, regrade)
    assert [one.learner.handle for one in seen.items] == ["karim"]
    assert seen.regrade.state is RegradeState.READY


def test_a_copy_of_the_learners_data_holds_it(school: School):
    graded(school, WRONG)
    regrade = start(school)

    (place,) = own_data(school.people["ada"], database=school.database, now=school.clock).places

    assert [[item.regrade_id for item in one.regrades] for one in place.hand_ins] == [[regrade.id]]
