"""Ends a regrade: applied, so that passes are gained and none is lost, or dropped, so that nothing is left of it."""

from grader.domain.cohorts.progress import Progress, after_run
from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.regrades.regrade import SHOWN_WHEN_APPLIED, Regrade, RegradeState
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.regrades.looking import seen_regrade


def apply(viewer: Person | None, regrade_id: str, *, database: Database, now: Now) -> Regrade:
    """Return the regrade, applied: what was gained or is as before counts, what was lost or is flaky stays as it was.

    Raises:
        NotFound: There is no such regrade, or the viewer is not of its cohort's staff.
        NotAllowed: `regrade_running`: not all is judged. `regrade_over`: it was applied or dropped already.
    """
    with database.begin() as tx:
        regrade = _decide(viewer, regrade_id, RegradeState.APPLIED, tx, now)
        _move_the_board(regrade, tx)
        tx.regrades.show_runs(regrade_id, SHOWN_WHEN_APPLIED)
        tx.audit.add(Act.REGRADE_APPLIED, regrade_id, belongs_to=regrade.choice.exercise)
        return seen_regrade(viewer, regrade_id, tx)


def drop(viewer: Person | None, regrade_id: str, *, database: Database, now: Now) -> Regrade:
    """Return the regrade, dropped, at any time before it is applied: its results go, and what of it waits goes too.

    Raises:
        NotFound: As `apply`.
        NotAllowed: `regrade_over`.
    """
    with database.begin() as tx:
        regrade = _decide(viewer, regrade_id, RegradeState.DROPPED, tx, now)
        tx.regrades.forget_results(regrade_id)
        tx.audit.add(Act.REGRADE_DROPPED, regrade_id, belongs_to=regrade.choice.exercise)
        return seen_regrade(viewer, regrade_id, tx)


def _decide(viewer: Person | None, regrade_id: str, decision: RegradeState, tx: Transaction, now: Now) -> Regrade:
    """Return the regrade as it was before, alone with its learners; of two who decide, the second is refused."""
    seen_regrade(viewer, regrade_id, tx)
    tx.regrades.hold(tx.regrades.places(regrade_id))
    regrade = seen_regrade(viewer, regrade_id, tx)
    if decision is RegradeState.APPLIED and regrade.state is RegradeState.RUNNING:
        raise NotAllowed("regrade_running", waiting=regrade.waiting)
    if not tx.regrades.decide(regrade_id, decision, now()):
        raise NotAllowed("regrade_over", id=regrade_id)
    return regrade


def _move_the_board(regrade: Regrade, tx: Transaction) -> None:
    """Move each cell as the run would have, had it been a learner's own; a pass that is there stays."""
    items = tx.regrades.items(regrade.id, SHOWN_WHEN_APPLIED)
    runs = tx.runs.get_all([one.run_id for one in items])
    sent = tx.submissions.get_all([one.submission_id for one in items])
    exercise = regrade.choice.exercise
    cells = {cell.enrollment_id: cell for cell in tx.board.cells([one.enrollment_id for one in items], [exercise])}
    moved = {
        one.enrollment_id: after_run(
            cells.get(one.enrollment_id, Progress(one.enrollment_id, exercise)),
            sent[one.submission_id],
            runs[one.run_id],
        )
        for one in items
    }
    if moved:
        tx.board.put(*moved.values())
