"""What a push tells an editor, document by document; `docs/terminal.md` says what each holds."""

from grader.domain.grading.run import Run
from grader.domain.queue.outlook import Outlook
from grader.domain.submissions.submission import Submission
from grader.domain.tries import TriesLeft
from grader.wording.grading.run_json import Json


def received_json(submission: Submission, address: str, receipt: str, tries: TriesLeft | None = None) -> Json:
    """Return that a hand-in is safe.

    Args:
        tries: How its learner stands now, where its exercise bounds tries.
        receipt: The line that confirms it; empty where there is none.
    """
    return {
        "event": "received",
        "exercise": submission.exercise,
        "submission": submission.id,
        "number": submission.number,
        "commit": submission.commit,
        "address": address,
        "receipt": receipt or None,
        "tries": None if tries is None else _tries_json(tries),
    }


def _tries_json(tries: TriesLeft) -> Json:
    return {
        "at_once": tries.rule.at_once,
        "one_more_every_seconds": round(tries.rule.one_more_every.total_seconds()),
        "left": tries.left,
        "next_at": tries.next_at and tries.next_at.isoformat(),
        "held_until": tries.held_until and tries.held_until.isoformat(),
    }


def landed_json(submission: Submission, check: Json) -> Json:
    """Return a check as it lands; provisional until the end."""
    return {"event": "check", "submission": submission.id, "check": check}


def waiting_json(submission: Submission, outlook: Outlook) -> Json:
    """Return how things stand for a hand-in that waits."""
    return {
        "event": "waiting",
        "submission": submission.id,
        "before": outlook.before,
        "seconds": None if outlook.wait is None else round(outlook.wait.total_seconds()),
        "ours": outlook.ours,
    }


def left_json(submission: Submission, address: str) -> Json:
    """Return that the tests go on without us telling of them."""
    return {"event": "left", "submission": submission.id, "address": address}


def finished_json(
    submission: Submission, run: Run, document: Json, address: str, *, answer: Json | None, receipt: str
) -> Json:
    """Return the end of a run.

    Args:
        document: The run, by `run_json`.
        answer: What a trainer pinned to what stopped it, by `answer_json`.
        receipt: The line that confirms the verdict; empty where there is none.
    """
    return {
        "event": "finished",
        "submission": submission.id,
        "status": run.status,
        "run": document,
        "answer": answer,
        "address": address,
        "receipt": receipt or None,
    }
