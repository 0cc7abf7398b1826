"""The count at the end: what was accepted, by the clients' word and the server's own log, against what was counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import create_engine, text

from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Blame, RunState, Status, Verdict
from tests.chaos.load import Learner
from tests.chaos.programs import Program
from tests.chaos.sent import SLUG, Sent
from tests.chaos.witness import Witness
from tests.e2e.school import COHORT, School


@dataclass(frozen=True)
class Entry:
    """An accepted submission: its ref moved on the server, or whoever handed it in was told that it is taken.

    Attributes:
        what: Names it for the reader: commit, submission and run as far as they are known.
        lost: Why it counts as lost, or None.
        doubled: Why it counts as counted twice, or None.
        finished_at: When its verdict was seen.
    """

    sent: Sent
    what: str
    lost: str | None
    doubled: str | None
    finished_at: float | None


def audit(school: School, learners: Sequence[Learner | Program], witness: Witness) -> list[Entry]:
    """Return an entry for each submission that was accepted."""
    return [entry for learner in learners for entry in _audit_one(school, learner, witness)]


def _audit_one(school: School, learner: Learner | Program, witness: Witness) -> list[Entry]:
    handle = learner.desk.member.person.handle
    moved = _moves(school, handle)
    accepted = [sent for sent in list(learner.sent) if sent.commit in moved or sent.answered_at is not None]
    submissions = school.submissions(handle, SLUG)
    runs = _runs(school, submissions)
    board = _board_fault(school, handle, submissions, runs)
    return [_entry(sent, submissions, runs, witness, board) for sent in accepted]


def _entry(
    sent: Sent,
    submissions: Sequence[Submission],
    runs: dict[str, list[Run]],
    witness: Witness,
    board: str | None,
) -> Entry:
    mine = [one for one in submissions if one.commit == sent.commit]
    finished = [run for one in mine for run in runs.get(one.id, []) if run.state is RunState.FINISHED]
    noted = sum(len(witness.seen.get(run.id, [])) for run in finished)
    names = [sent.handle, sent.commit, *(one.id for one in mine), *(run.id for one in mine for run in runs[one.id])]
    return Entry(
        sent,
        " ".join(names),
        _loss(sent, mine, finished, board),
        f"{len(mine)} submissions, {noted} finishes" if len(mine) > 1 or len(finished) > 1 or noted > 1 else None,
        min((at for run in finished if (at := witness.at(run.id)) is not None), default=None),
    )


def _loss(sent: Sent, mine: Sequence[Submission], finished: Sequence[Run], board: str | None) -> str | None:
    if not mine:
        return "accepted, and no submission is stored"
    result = finished[0].result if finished else None
    if result is None:
        return "no result"
    expected = Verdict.PASSED if sent.right else Verdict.FAILED
    if result.verdict is not expected:
        return f"{result.verdict} by {result.blame or Blame.LEARNER} in place of {expected}"
    return board


def _board_fault(
    school: School, handle: str, submissions: Sequence[Submission], runs: dict[str, list[Run]]
) -> str | None:
    """Return what is untrue about the learner's cell of the board; None when it agrees with the results."""
    with school.grader.database.read() as tx:
        record = tx.repositories.by_path(COHORT.slug, handle)
        assert record is not None
        cell = tx.board.get(record.enrollment_id, SLUG)
    if cell.submissions != len(submissions):
        return f"the board counts {cell.submissions} hand-ins of {len(submissions)}"
    results = [run.result for group in runs.values() for run in group if run.result is not None]
    passed = any(result.verdict is Verdict.PASSED for result in results)
    if results and passed != (cell.status is Status.PASSED):
        return f"the board says {cell.status}"
    return None


def _runs(school: School, submissions: Sequence[Submission]) -> dict[str, list[Run]]:
    """Return all runs of each submission, read apart from the product's own queries, which look at the newest."""
    runs: dict[str, list[Run]] = {one.id: [] for one in submissions}
    engine = create_engine(school.settings.database_address)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT submission_id, id FROM run")).all()
    engine.dispose()
    with school.grader.database.read() as tx:
        for submission_id, run_id in rows:
            run = tx.runs.get(run_id) if submission_id in runs else None
            if run is not None:
                runs[submission_id].append(run)
    return runs


def _moves(school: School, handle: str) -> set[str]:
    """Return every commit to which the server's own log of `main` says that it was moved."""
    log = school.repository(handle) / "logs" / "refs" / "heads" / "main"
    return {line.split()[1] for line in log.read_text("utf-8").splitlines()}
