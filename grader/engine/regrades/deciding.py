"""Ends a regrade: applied, so that passes are gained and none is lost, or dropped, so that nothing is left of it."""

from grader.domain.cohorts.progress import Progress
from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.regrades.regrade import SHOWN_WHEN_APPLIED, Regrade, RegradeKind, RegradeState
from grader.engine.cohorts.standing import stands_after
from grader.engine.competencies.noting import note_evidence
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.receipts.confirming import confirm
from grader.engine.regrades.looking import seen_regrade


def apply(viewer: Person | None, regrade_id: str, *, database: Database, now: Now) -> Regrade:
    """Return the regrade, applied: what was gained or is as before counts, what was lost or is flaky stays as it was.

    Raises:
        NotFound: There is no such regrade, or the viewer is not of its cohort's staff.
        NotAllowed: `regrade_running`: not all is judged. `regrade_over`: it was applied or dropped already.
    """
    with database.begin() as tx:
        regrade = _decide(viewer, regrade_id, RegradeState.APPLIED, tx, now)
        tx.regrades.show_runs(regrade_id, SHOWN_WHEN_APPLIED)
        _move_the_board(regrade, tx)
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
    """Move each cell as the runs that are seen now would have: by a pass that was gained, else by the newest.

    A pass that is there stays, and a run that was asked for meanwhile is newer than the regrade's.
    """
    items, exercise = tx.regrades.items(regrade.id, SHOWN_WHEN_APPLIED), regrade.choice.exercise
    sent = tx.submissions.get_all([one.submission_id for one in items])
    runs = tx.runs.latest_of(list(sent))
    applied = tx.runs.get_all([one.run_id for one in items])
    ended = [(sent[run.submission_id], run) for run in applied.values()]
    confirm(tx, ended)
    note_evidence(tx, ended)
    gained = {one.run_id: applied[one.run_id] for one in items if one.kind is RegradeKind.GAINED}
    runs |= {run.submission_id: run for run in gained.values()}
    cells = {cell.enrollment_id: cell for cell in tx.board.cells([one.enrollment_id for one in items], [exercise])}
    places = {one.enrollment_id: Progress(one.enrollment_id, exercise) for one in items} | cells
    moved = [stands_after(places[one.enrollment_id], one, runs[one.id], tx) for one in sent.values()]
    if moved:
        tx.board.put(*moved)
