"""A forge is told what came of a commit that was fetched from it, once all of its hand-ins are judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from grader.domain.remotes.remote import Remote
from grader.domain.remotes.status import CommitState
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Verdict
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.remotes import TAKEN, Tell

log = structlog.get_logger()

AT_ONCE = 20


@dataclass(frozen=True)
class Judged:
    """A commit whose hand-ins are all judged, of which so many pass."""

    remote: Remote
    commit: str
    state: CommitState
    submissions: tuple[Submission, ...]
    passed: int


Write = Callable[[Judged], tuple[str, str]]
"""Writes what came of a commit in a few words, with the address of the page that says more."""


def tell_forges(tell: Tell, write: Write, *, database: Database) -> int:
    """Tell forges what is known by now, and return how many were told; one that takes nothing is not asked again."""
    with database.read() as tx:
        outcomes = [one for remote in tx.remotes.untold(AT_ONCE) if (one := _outcome(remote, tx)) is not None]
    told = 0
    for outcome in outcomes:
        status = tell(outcome.remote, outcome.commit, outcome.state, *write(outcome))
        if status is not None and status not in TAKEN:
            log.warning("forge_not_told", remote=outcome.remote.id, status=status)
        told += status in TAKEN
        _note(outcome, database)
    return told


def _outcome(remote: Remote, tx: Transaction) -> Judged | None:
    """Return what came of a remote's last commit; None as long as something of it is to be judged."""
    place = tx.repositories.of_enrollment(remote.enrollment_id)
    if place is None or remote.commit is None:
        return None
    submissions = tx.submissions.of_commit(place.id, remote.commit)
    runs = tx.runs.latest_of([one.id for one in submissions])
    results = [runs[one.id].result for one in submissions if one.id in runs]
    verdicts = [result.verdict for result in results if result is not None]
    if not verdicts or len(verdicts) < len(submissions):
        return None
    return Judged(remote, remote.commit, _state(verdicts), submissions, verdicts.count(Verdict.PASSED))


def _state(verdicts: Sequence[Verdict]) -> CommitState:
    if all(one is Verdict.PASSED for one in verdicts):
        return CommitState.PASSED
    return CommitState.NOT_JUDGED if Verdict.ERROR in verdicts else CommitState.NOT_PASSED


def _note(outcome: Judged, database: Database) -> None:
    with database.begin() as tx:
        found = tx.remotes.get(outcome.remote.id)
        if found is not None and found.commit == outcome.commit:
            tx.remotes.put(replace(found, told=True))
