"""Notes a fault of ours that a run met with: counted always, and listed for the operator unless the run only waits."""

from datetime import datetime

from grader.domain.operation.tally import Measure, Tally, hour_of
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction
from grader.engine.ports.operation import Fault

REPORTED = "Reported"
"""The harness itself called it ours."""

EXPIRED = "LeaseExpired"
"""The worker gave no sign of life for the length of its lease."""


def note_fault(tx: Transaction, run_id: str, submission: Submission, word: str, at: datetime, *, ended: bool) -> None:
    """Count a fault and list it; `ended` tells that the run ended with it."""
    tx.faults.add(Fault(run_id, submission.id, submission.exercise, at, word, ended))
    count_fault(tx, word, at)


def count_fault(tx: Transaction, word: str, at: datetime) -> None:
    """Count a fault alone: while no sandbox is to be had, every waiting run meets with it again and again."""
    tx.tallies.add((Tally(hour_of(at), Measure.FAULT, word=word),))
