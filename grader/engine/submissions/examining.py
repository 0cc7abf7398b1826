"""What a hand-in comes to, whoever hands it in: a learner, a trainer on their machine, or the publication gate."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.grading.report import Report
from grader.domain.grading.reuse import files_digest
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import not_gradable, score
from grader.domain.submissions.hand_in import TreeEntry, select, unreadable_text
from grader.engine.ports.grading import CheckRunner, OnCheck


@dataclass(frozen=True)
class Examined:
    """What a hand-in came to, and what it was run with.

    Attributes:
        image_digest: None where no sandbox was needed.
        files_digest: Names the accepted files; None where none were.
        report: What the sandbox saw; None where nothing was run.
    """

    result: Result
    image_digest: str | None = None
    files_digest: str | None = None
    report: Report | None = None


def examine(
    exercise: Exercise,
    entries: Iterable[TreeEntry],
    read: Callable[[Sequence[TreeEntry]], tuple[SourceFile, ...]],
    *,
    sandbox: CheckRunner,
    runners: Runners,
    owner: str,
    on_check: OnCheck,
    answered: Callable[[str, str], Result | None],
    history: Callable[[], History],
) -> Examined:
    """Return what a hand-in comes to.

    Args:
        owner: Whose hand-in it is.
        answered: Looks for a stored result of identical files, by files digest and image digest.
        history: Returns the commits that the hand-in came by; asked only where the exercise's tests look at them.

    Raises:
        SandboxUnavailable: No sandbox can be had now.
        SandboxBroke: A sandbox ended in a way that is nobody's code.
    """
    selection = select(exercise, entries)
    ignored = tuple(one.name for one in selection.ignored)
    files = () if selection.problem else read(selection.taken)
    problem = selection.problem or unreadable_text(exercise, runner_of(exercise, runners), files)
    if problem is not None:
        return Examined(not_gradable(exercise, problem, ignored=ignored))
    image, digest = sandbox.image_digest(exercise.image), files_digest(selection.taken)
    known = answered(digest, image)
    if known is not None:
        return Examined(replace(known, cached=True, ignored=ignored), image, digest)
    commits = history() if exercise.asks_history else None
    report = sandbox.run(exercise, files, owner=owner, on_check=on_check, history=commits)
    return Examined(score(exercise, report, ignored=ignored), image, digest, report)


def never_answered(_files_digest: str, _image_digest: str) -> None:
    """Look nowhere: every hand-in is run."""
