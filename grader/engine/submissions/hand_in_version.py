"""The version of a hand-in's page while its run goes on: one look tells whether something moved."""

from datetime import timedelta

from grader.domain.verdicts import RunState
from grader.engine.ports.database import Database
from grader.engine.ports.grading import Announcer
from grader.engine.ports.sources import Now

OUTLOOK_KEPT = timedelta(seconds=5)
"""How long a run that waits is told the same of those before it."""


def hand_in_version(submission_id: str, *, database: Database, announcer: Announcer, now: Now) -> str:
    """Return what changes whenever the page of a hand-in does; empty once its run has ended, as nobody asks again."""
    with database.glance() as tx:
        run = tx.runs.latest_of([submission_id]).get(submission_id)
    if run is None or run.state is RunState.FINISHED:
        return ""
    if run.is_held:
        return f"{run.id}.held.{run.held_until}"
    waits = run.state is RunState.QUEUED
    moved = int(now().timestamp() / OUTLOOK_KEPT.total_seconds()) if waits else announcer.newest(run.id)
    return f"{run.id}.{run.state.value}.{moved}"
