"""The contract of `grader.engine.ports.regrades.Regrades`, and of what runs hide that are a regrade's alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.progress import Progress
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeItem, RegradeKind, RegradeState, WhichHandIns
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Outcome, RunState, Status, Verdict
from grader.engine.ports.retention import AgedKind

SECOND = timedelta(seconds=1)
CHOICE = RegradeChoice("bonjour", cohort="dwwm-2026")
FAILED = Result(Verdict.FAILED, None, None, 0, 1, (CheckResult("says-hello", Outcome.FAILED),), Isolation.SPLIT)


@pytest.fixture
def before(school: SqlDatabase, submission: Submission, morning: datetime) -> Run:
    """Return how Ada's hand-in stands: it did not pass."""
    run = Run(
        "U-1", submission.id, QueueName.LIVE, RunState.FINISHED, "d1", morning, finished_at=morning, result=FAILED
    )
    with school.begin() as tx:
        tx.runs.add(run)
    return run


@pytest.fixture
def hidden(before: Run) -> Run:
    """Return the regrade's run of it, which waits."""
    waiting = {"state": RunState.QUEUED, "finished_at": None, "result": None, "regrade_id": "G-1"}
    return replace(before, id="U-2", queue=QueueName.REGRADE, queued_at=before.queued_at + SECOND, **waiting)


@pytest.fixture
def item(submission: Submission, before: Run, hidden: Run) -> RegradeItem:
    return RegradeItem("G-1", submission.id, "E-ada", before.id, hidden.id, "U-3")


@pytest.fixture
def regrade(school: SqlDatabase, hidden: Run, item: RegradeItem, morning: datetime) -> Regrade:
    """Return a regrade of Ada's hand-in, stored."""
    regrade = Regrade("G-1", CHOICE, "d1", morning, "P-INES", total=1, waiting=1)
    with school.begin() as tx:
        tx.regrades.hold(["E-ada"])
        tx.runs.add_all([(hidden, "E-ada")])
        tx.regrades.add(regrade, [item])
    return regrade


def note(school: SqlDatabase, item: RegradeItem, kind: RegradeKind) -> None:
    with school.begin() as tx:
        tx.regrades.note(item, kind)


def test_it_returns_a_regrade_and_its_hand_ins(school: SqlDatabase, regrade: Regrade, item: RegradeItem) -> None:
    with school.read() as tx:
        found = tx.regrades.get("G-1"), tx.regrades.item("G-1", item.submission_id), tx.regrades.places("G-1")
        nothing = tx.regrades.get("x"), tx.regrades.item("x", item.submission_id)

    assert found == (regrade, item, ("E-ada",))
    assert nothing == (None, None)


def test_it_counts_what_came_out(school: SqlDatabase, regrade: Regrade, item: RegradeItem) -> None:
    note(school, item, RegradeKind.LOST)

    with school.read() as tx:
        found = tx.regrades.get("G-1")
        listed = tx.regrades.items("G-1", [RegradeKind.LOST]), tx.regrades.items("G-1", [RegradeKind.GAINED])
        behind = tx.regrades.items("G-1", list(RegradeKind), after=item.submission_id)

    assert found is not None
    assert (found.counts, found.waiting, found.state) == ({RegradeKind.LOST: 1}, 0, RegradeState.READY)
    assert (listed, behind) == (((replace(item, kind=RegradeKind.LOST),), ()), ())


def test_it_lists_by_cohort_newest_first_and_knows_what_is_open(
    school: SqlDatabase, regrade: Regrade, before: Run, hidden: Run
) -> None:
    everywhere = replace(
        regrade, id="G-2", choice=replace(CHOICE, cohort=None, learner="P-ADA"), begun_at=regrade.begun_at + SECOND
    )
    own = RegradeItem("G-2", before.submission_id, "E-ada", before.id, hidden.id, "U-4")
    with school.begin() as tx:
        tx.regrades.add(everywhere, [own])

    with school.begin() as tx:
        assert tx.regrades.newest(None, 9) == (everywhere, regrade)
        assert tx.regrades.newest(["dwwm-2026"], 9) == (regrade,)
        assert tx.regrades.open_of(everywhere.choice) == everywhere
        assert tx.regrades.open_of(replace(CHOICE, cohort=None)) is None
        assert tx.regrades.decide("G-1", RegradeState.DROPPED, regrade.begun_at)
        assert not tx.regrades.decide("G-1", RegradeState.APPLIED, regrade.begun_at)
        assert tx.regrades.open_of(CHOICE) is None


def test_its_runs_are_hidden_until_they_are_shown(
    school: SqlDatabase, regrade: Regrade, item: RegradeItem, before: Run, submission: Submission
) -> None:
    with school.begin() as tx:
        claim = tx.runs.claim(token="t", lease=SECOND, at=before.queued_at)
        assert claim is not None
        assert (claim.run.id, claim.run.regrade_id) == ("U-2", "G-1")
        failed = replace(FAILED, checks=(CheckResult("other", Outcome.FAILED),))
        same = {"image_digest": "i", "files_digest": "f"}
        tx.runs.finish("U-2", token="t", result=failed, at=before.queued_at, **same)
    note(school, item, RegradeKind.GAINED)

    def seen() -> tuple[object, ...]:
        with school.read() as tx:
            return (
                [one.id for one in tx.runs.of_submission(submission.id)],
                tx.runs.latest_of([submission.id])[submission.id].id,
                set(tx.runs.failed_checks(submission)),
                tx.runs.answered("R-ada", suite_digest="d1", **same) is not None,
            )

    hidden = seen()
    with school.begin() as tx:
        tx.regrades.show_runs("G-1", [RegradeKind.GAINED])

    assert hidden == (["U-1"], "U-1", {"says-hello"}, False)
    assert seen() == (["U-2", "U-1"], "U-2", {"says-hello", "other"}, True)


def test_who_waits_is_not_told_of_it(school: SqlDatabase, regrade: Regrade) -> None:
    with school.read() as tx:
        assert tx.runs.waiting_of(["E-ada"], 9) == ()
        assert tx.runs.get_all(["U-1", "U-2", "U-3"]).keys() == {"U-1", "U-2"}


def test_forgotten_its_learners_others_go_on(
    school: SqlDatabase, regrade: Regrade, item: RegradeItem, hidden: Run
) -> None:
    with school.begin() as tx:
        tx.runs.add_all([(replace(hidden, id="U-9", regrade_id="G-2"), "E-ada")])

    with school.begin() as tx:
        tx.regrades.hold(["E-ada"])
        tx.regrades.forget_results("G-1")
        claim = tx.runs.claim(token="t", lease=SECOND, at=hidden.queued_at)

    assert claim is not None
    assert claim.run.id == "U-9"
    with school.read() as tx:
        assert (tx.regrades.item("G-1", item.submission_id), tx.runs.get("U-2")) == (None, None)
        assert tx.runs.get("U-1") is not None


@pytest.mark.parametrize("newest", [1, 2])
def test_it_finds_the_newest_hand_ins_of_each_learner(school: SqlDatabase, submission: Submission, newest: int) -> None:
    second = replace(submission, id="S-2", commit="c2", number=2)
    karims = replace(submission, id="S-3", repository_id="R-karim", enrollment_id="E-karim")
    with school.begin() as tx:
        tx.submissions.add(second, karims)

    with school.read() as tx:
        found = tx.regrades.hand_ins(CHOICE, newest)
        own = tx.regrades.hand_ins(replace(CHOICE, learner="P-KARIM"), newest)
        other = tx.regrades.hand_ins(replace(CHOICE, cohort="none"), newest)
        counted = [tx.regrades.count_learners(one) for one in (CHOICE, replace(CHOICE, cohort="none"))]

    assert found == ((second, karims) if newest == 1 else (second, submission, karims))
    assert (own, other, counted) == ((karims,), (), [2, 0])


def test_who_passed_has_not_failed_and_who_was_erased_has_no_code(
    school: SqlDatabase, submission: Submission, morning: datetime
) -> None:
    failed = replace(CHOICE, which=WhichHandIns.FAILED)
    with school.begin() as tx:
        before = tx.regrades.hand_ins(failed, 1)
        tx.board.put(Progress("E-ada", "bonjour", Status.PASSED, passed_at=morning))
        passed = tx.regrades.hand_ins(failed, 1)
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)
        erased = tx.regrades.hand_ins(CHOICE, 1)
        counted = tx.regrades.count_learners(CHOICE)

    assert (before, passed, erased, counted) == ((submission,), (), (), 0)


def test_with_a_learners_code_go_its_hand_ins_and_hidden_runs(
    school: SqlDatabase, regrade: Regrade, morning: datetime
) -> None:
    with school.begin() as tx:
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    with school.read() as tx:
        left = tx.regrades.get("G-1")
        assert (left and left.state, tx.runs.get("U-2"), tx.regrades.places("G-1")) == (RegradeState.READY, None, ())


def test_it_tells_what_was_gained_lately(
    school: SqlDatabase, regrade: Regrade, item: RegradeItem, morning: datetime
) -> None:
    gained = replace(item, kind=RegradeKind.GAINED)
    note(school, item, RegradeKind.GAINED)
    with school.read() as tx:
        before = tx.regrades.gained_of(["E-ada"], morning)
    with school.begin() as tx:
        tx.regrades.decide("G-1", RegradeState.APPLIED, morning)

    with school.read() as tx:
        found = tx.regrades.gained_of(["E-ada"], morning), tx.regrades.of_submissions([item.submission_id])
        late = tx.regrades.gained_of(["E-ada"], morning + SECOND), tx.regrades.gained_of(["E-karim"], morning)

    assert before == ()
    assert found == ((gained,), {item.submission_id: (gained,)})
    assert late == ((), ())
