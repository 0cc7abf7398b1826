"""Notes that a run of a regrade has ended: what came out of its hand-in, or that it must be run once more."""

from dataclasses import replace

from grader.domain.grading.run import Run
from grader.domain.regrades.comparing import kind_of
from grader.domain.verdicts import RunState
from grader.engine.ports.database import Transaction


def note_finished(tx: Transaction, run: Run) -> None:
    """Store what came out, in the transaction that stores the result; of what was dropped meanwhile, nothing.

    A second run has no bell of its own: the sweep rings for whatever waits.
    """
    item = tx.regrades.item(run.regrade_id, run.submission_id) if run.regrade_id else None
    if item is None:
        return
    found = tx.runs.get_all([item.before_id, item.run_id, item.again_id])
    kind = kind_of(found[item.before_id], found[item.run_id], found.get(item.again_id))
    if kind is not None:
        tx.regrades.note(item, kind)
    elif item.again_id not in found:
        tx.runs.add(_again(run, item.again_id))


def _again(run: Run, run_id: str) -> Run:
    """Return the same run once more, from its beginning."""
    return replace(
        run,
        id=run_id,
        state=RunState.QUEUED,
        queued_at=run.finished_at or run.queued_at,
        attempt=0,
        image_digest=None,
        started_at=None,
        finished_at=None,
        result=None,
    )
