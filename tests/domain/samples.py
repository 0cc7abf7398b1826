"""The exercise that tests of the domain speak of, and reports and results for it."""

from dataclasses import replace
from datetime import UTC, datetime

from grader.domain.exercises.exercise import Check, Exercise, Isolation, SourceFile
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.grading.run import Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.domain.verdicts import Blame, Outcome, Reason, RunState, Verdict

MORNING = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
BONJOUR = Exercise(
    slug="bonjour",
    title=Text("Bonjour", "Hello"),
    runner="python",
    hand_in=("bonjour.py",),
    checks=(
        Check("says-hello", "test_bonjour.py::test_says_hello", Text("dit bonjour"), points=1),
        Check("uses-name", "test_bonjour.py::test_uses_the_name", Text("utilise le prénom"), points=2),
        Check("trims", "test_bonjour.py::test_trims", Text("enlève les espaces"), points=3),
    ),
    suite_digest="d" * 64,
    statement=Text("Dis bonjour."),
    tests=(SourceFile("test_bonjour.py", b""),),
)


def file(path: str, size_bytes: int = 10, *, kind: EntryKind = EntryKind.FILE) -> TreeEntry:
    """Return an entry of a learner's folder."""
    return TreeEntry(path, kind, "b" * 40, size_bytes)


def report(letters: str, ending: Ending = Ending.FINISHED, reason: Reason | None = None) -> Report:
    """Return a report of the first checks by their outcomes: `p` passed, `f` failed, `n` not run."""
    outcomes = {"p": Outcome.PASSED, "f": Outcome.FAILED, "n": Outcome.NOT_RUN}
    checks = (
        CheckReport(check.id, outcomes[letter], Reason.CHECK_FAILED if letter == "f" else None)
        for check, letter in zip(BONJOUR.checks, letters, strict=False)
    )
    return Report(tuple(checks), ending, reason)


def result(verdict: Verdict, *, blame: Blame | None = None) -> Result:
    """Return a result without checks."""
    return Result(verdict, blame, None, 0, 6, (), Isolation.SPLIT)


def submission(number: int = 1) -> Submission:
    """Return one of Ada's tries at the exercise."""
    return Submission(f"S{number}", "R-ada", "E-ada", "bonjour", f"c{number}", f"t{number}", MORNING, number)


def run(number: int = 1, *, came_to: Result | None = None, state: RunState = RunState.FINISHED) -> Run:
    """Return the run of one of Ada's tries."""
    waiting = Run(f"U{number}", f"S{number}", QueueName.LIVE, state, BONJOUR.suite_digest, MORNING)
    return replace(waiting, result=came_to, finished_at=MORNING if state is RunState.FINISHED else None)
