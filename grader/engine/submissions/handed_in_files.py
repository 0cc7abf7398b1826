"""The files of a hand-in as they were handed in, and what differs from the hand-in before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.exercises.style import MOST_ADVICE, Style, StyleAdvice, advice
from grader.domain.submissions.file_changes import FileChange, file_changes
from grader.domain.submissions.hand_in import MAX_FILE_BYTES, MAX_HAND_IN_FILES, EntryKind, select
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Status
from grader.engine.ports.database import Database
from grader.engine.ports.exercises import Lint, Linters
from grader.engine.ports.git import Repositories
from grader.engine.submissions.submission_page import SubmissionPage

MAX_SHOWN_FILES = 20
MOST_READ = 3
"""Programs whose style is looked at."""


@dataclass(frozen=True)
class HandedInFiles:
    """What a hand-in consists of.

    Attributes:
        files: Texts by path, at most 20; none where they were erased, or cannot be read.
        since: Number of the hand-in before; None for the first, and while the newest run goes on.
        changes: Files that differ from that one.
        advice: On how it is written: told its learner once it passes, and the staff always.
    """

    files: Mapping[str, str]
    since: int | None
    changes: tuple[FileChange, ...]
    advice: tuple[StyleAdvice, ...] = ()


def handed_in_files(
    page: SubmissionPage, *, database: Database, repositories: Repositories, runners: Runners, linters: Linters
) -> HandedInFiles:
    """Return the files of a hand-in that somebody may read, as its page tells."""
    before = page.onward.before if page.onward else None
    with database.read() as tx:
        repository = tx.repositories.get(page.submission.repository_id)
    if repository is None:
        return HandedInFiles({}, None, ())
    texts = texts_in(page.submission, page.exercise, repository.path, repositories)
    earlier = texts_in(before, page.exercise, repository.path, repositories) if before and texts else {}
    changes = file_changes(earlier, texts) if earlier else ()
    told = _advice(page, texts, runners, linters)
    return HandedInFiles(texts, before.number if before else None, changes, told)


def _advice(
    page: SubmissionPage, texts: Mapping[str, str], runners: Runners, linters: Linters
) -> tuple[StyleAdvice, ...]:
    runner = runner_of(page.exercise, runners)
    if page.own and page.status is not Status.PASSED:
        return ()
    programs = {path: text for path, text in texts.items() if runner.is_program(path)}
    told = (one for style in runner.styles for one in _advice_by(style, programs, linters[style.by]))
    return tuple(islice(told, MOST_ADVICE))


def _advice_by(style: Style, programs: Mapping[str, str], lint: Lint) -> tuple[StyleAdvice, ...]:
    rules = tuple(one.rule for one in style.rules)
    read = [path for path in programs if style.reads(path)][:MOST_READ]
    return advice(((path, one) for path in read for one in lint(programs[path], rules)), style)


def texts_handed_in(submission: Submission, *, database: Database, repositories: Repositories) -> Mapping[str, str]:
    """Return the texts of a hand-in by path, as its newest run took them."""
    with database.read() as tx:
        run = tx.runs.latest_of([submission.id]).get(submission.id)
        exercise = tx.catalog.version(run.suite_digest) if run else None
        repository = tx.repositories.get(submission.repository_id)
    return texts_in(submission, exercise, repository.path, repositories) if exercise and repository else {}


def texts_in(submission: Submission, exercise: Exercise, path: str, repositories: Repositories) -> dict[str, str]:
    """Return what of a hand-in is a text that can be shown, by path; nothing where Git cannot read it any more.

    Args:
        path: Of the repository that it came from.
    """
    files = files_in(submission, exercise, path, repositories, most=MAX_SHOWN_FILES)
    return {file.path: file.content.decode("utf-8", "replace") for file in files if b"\0" not in file.content}


def files_in(
    submission: Submission,
    exercise: Exercise,
    path: str,
    repositories: Repositories,
    *,
    most: int = MAX_HAND_IN_FILES,
) -> tuple[SourceFile, ...]:
    """Return what was taken of a hand-in, byte for byte; nothing where Git cannot read it any more.

    Args:
        path: Of the repository that it came from.
    """
    try:
        entries = select(exercise, repositories.entries(path, submission.tree, exercise.hand_in)).taken
        small = [one for one in entries if one.kind is EntryKind.FILE and one.size_bytes <= MAX_FILE_BYTES]
        return tuple(repositories.read(path, small[:most]))
    except RepositoryUnreadable:
        return ()
