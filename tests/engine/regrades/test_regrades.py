"""Regrades from their beginning to their end, through the real queue order and the real steps of a worker."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

import pytest

from grader.domain.errors import NotAllowed, NotFound, SandboxBroke, SandboxUnavailable
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.operation.audit import Act
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeKind, RegradeState, WhichHandIns
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Outcome, Reason, RunState, Status
from grader.engine.grading.asking_again import ask_again
from grader.engine.people.day import my_day
from grader.engine.people.own_data import own_data
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.retention import AgedKind
from grader.engine.regrades import deciding, looking, starting
from grader.engine.submissions.submission_page import run_page
from tests.engine.grading_school import BONJOUR, COHORT, HALF, SOLUTION, STARTER, WRONG, School

MENDED = replace(BONJOUR, suite_digest="mended".ljust(64, "0"))
ALL = tuple(RegradeKind)


@pytest.fixture
def school(grading_school: School) -> School:
    """Return the school whose staff are Inès and Paul."""
    with grading_school.database.begin() as tx:
        for handle in ("ines", "paul"):
            tx.cohorts.add_staff(COHORT.slug, f"P-{handle}")
    return grading_school


def graded(school: School, content: bytes, handle: str = "ada") -> Submission:
    submission = school.hand_in(content, handle).submission
    school.grade()
    school.clock.move(minutes=1)
    return submission


def mend(school: School, **foretold: Report) -> None:
    """Publish a version by which everything passes but what is foretold here, by the name of a hand-in."""
    with school.database.begin() as tx:
        tx.catalog.publish(MENDED, school.clock())
    school.sandbox.forget_what_was_foretold()
    names = {"SOLUTION": SOLUTION, "WRONG": WRONG, "STARTER": STARTER}
    for name, report in foretold.items():
        school.sandbox.foretell(names[name], report)


def start(school: School, viewer: str | None = "ines", handle: str = "", **choice: object) -> Regrade:
    chosen = RegradeChoice(**{"exercise": "bonjour", "cohort": COHORT.slug} | choice)
    ports = {"database": school.database, "doorbell": school.doorbell, "now": school.clock, "new_id": school.new_id}
    return starting.start(school.people[viewer] if viewer else None, chosen, handle=handle, **ports)


def run_all(school: School) -> None:
    while school.grade():
        pass


def look(school: School, regrade: Regrade, kinds: Sequence[RegradeKind] = ALL) -> looking.RegradeLook:
    return looking.look(school.people["ines"], regrade.id, database=school.database, kinds=kinds)


def apply(school: School, regrade: Regrade, viewer: str | None = "ines") -> Regrade:
    who = school.people[viewer] if viewer else None
    return deciding.apply(who, regrade.id, database=school.database, now=school.clock)


def drop(school: School, regrade: Regrade) -> Regrade:
    return deciding.drop(school.people["ines"], regrade.id, database=school.database, now=school.clock)


def chosen(school: School, regrade: Regrade) -> set[str]:
    with school.database.read() as tx:
        waiting = [tx.runs.get(run_id) for run_id, _ in tx.runs.waiting(99)]
    return {run.submission_id for run in waiting if run and run.regrade_id == regrade.id}


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


def told(school: School) -> list[str]:
    (place,) = my_day(school.people["ada"], database=school.database, now=school.clock, zone=UTC).learning
    return [one.submission.id for one in place.gained]


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


def failed(check: str) -> CheckReport:
    return CheckReport(check, Outcome.FAILED, Reason.CHECK_FAILED)


@pytest.mark.parametrize(
    ("which", "numbers"), [(WhichHandIns.LATEST, {3}), (WhichHandIns.BEST, {2}), (WhichHandIns.FAILED, set())]
)
def test_it_takes_the_hand_in_asked_for(school: School, which: WhichHandIns, numbers: set[int]):
    school.sandbox.foretell(b"x = 4\n", HALF)
    sent = [graded(school, content) for content in (WRONG, SOLUTION, b"x = 4\n")]
    graded(school, WRONG, "karim")
    mend(school)

    taken = chosen(school, start(school, which=which))

    assert {one.number for one in sent if one.id in taken} == numbers


def test_it_takes_one_learner_alone(school: School):
    own = graded(school, WRONG)
    graded(school, WRONG, "karim")
    mend(school)

    assert chosen(school, start(school, handle="ada")) == {own.id}


@pytest.mark.parametrize("handle", ["nobody", "ines"])
def test_who_learns_elsewhere_is_not_there(school: School, handle: str):
    graded(school, WRONG)

    with pytest.raises(NotFound, match="person"):
        start(school, handle=handle)


def test_it_takes_what_one_version_judged(school: School):
    graded(school, WRONG)
    mend(school, WRONG=HALF)
    newer = graded(school, WRONG, "karim")

    assert chosen(school, start(school, judged_by=MENDED.suite_digest)) == {newer.id}


def test_what_is_being_graded_needs_no_second_run(school: School):
    school.hand_in(WRONG)

    with pytest.raises(NotAllowed, match="regrade_nothing"):
        start(school)


def test_one_of_the_same_waits_for_its_end_before_another(school: School):
    graded(school, WRONG)
    first = start(school)
    with pytest.raises(NotAllowed, match="regrade_open"):
        start(school)

    drop(school, first)

    assert start(school).id != first.id


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


def test_all_cohorts_at_once_are_for_the_command_line(school: School):
    graded(school, WRONG)
    with pytest.raises(NotFound):
        start(school, cohort=None)

    regrade = start(school, None, cohort=None)

    with pytest.raises(NotFound):
        looking.look(school.people["ines"], regrade.id, database=school.database)
    assert [one.regrade.id for one in looking.listed_regrades(None, database=school.database)] == [regrade.id]
    assert looking.listed_regrades(school.people["ines"], database=school.database) == ()


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


def test_it_pages_through_its_hand_ins(school: School):
    sent = sorted([graded(school, WRONG).id, graded(school, WRONG, "karim").id])
    mend(school)
    regrade = start(school)
    run_all(school)
    ports = {"database": school.database, "limit": 1}

    first = looking.look(school.people["paul"], regrade.id, **ports)
    second = looking.look(school.people["paul"], regrade.id, after=first.items[0].submission.id, **ports)

    assert [one.submission.id for page in (first, second) for one in page.items] == sent
    assert (first.more, second.more) == (True, False)


def test_no_more_learners_than_it_can_take(school: School, monkeypatch: pytest.MonkeyPatch):
    graded(school, WRONG), graded(school, WRONG, "karim")
    monkeypatch.setattr(starting, "MOST_HAND_INS", 1)

    with pytest.raises(NotAllowed, match="regrade_too_many"):
        start(school)


def test_what_runs_waits_behind_no_full_line(school: School):
    graded(school, WRONG), graded(school, WRONG, "karim")
    start(school)

    with school.database.read() as tx:
        assert not tx.line.is_full(1)
        assert {tx.runs.get(name).state for name, _ in tx.runs.waiting(9)} == {RunState.QUEUED}
