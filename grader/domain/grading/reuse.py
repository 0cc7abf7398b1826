"""When a stored verdict may answer an identical hand-in, and what identical means."""

import hashlib
from collections.abc import Iterable

from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Result
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.hand_in import TreeEntry
from grader.domain.verdicts import REASONS, Outcome, Reason, Verdict


def files_digest(entries: Iterable[TreeEntry]) -> str:
    """Return a SHA-256 (hex) over paths and Git's ids of their contents; order does not matter."""
    digest = hashlib.sha256()
    for entry in sorted(entries, key=lambda entry: entry.path):
        name = entry.path.encode("utf-8", "surrogateescape")
        digest.update(b"%d %b %b\n" % (len(name), name, entry.blob.encode()))
    return digest.hexdigest()


def may_ask(exercise: Exercise, queue: QueueName) -> bool:
    """Tell whether a stored verdict may be looked for; a regrade always runs, and so does what files do not decide."""
    return exercise.cache and not exercise.asks_history and queue is not QueueName.REGRADE


def may_answer(result: Result) -> bool:
    """Tell whether this stored verdict would come out the same again, in each of its checks.

    So one that was stopped by time never answers: its learner may have more of it by now.
    """
    if result.verdict is Verdict.PASSED:
        return True
    failed = [check.reason or Reason.CHECK_FAILED for check in result.checks if check.outcome is Outcome.FAILED]
    settled = result.reason is not None and all(REASONS[reason].settled for reason in (result.reason, *failed))
    return result.verdict is Verdict.FAILED and settled
