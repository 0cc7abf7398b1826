"""Where a program stopped, as editors read it: `file:line: text`, in one line however long, as compilers say it."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from grader.domain.exercises.exercise import Exercise, Visibility
from grader.domain.exercises.runners import Runner
from grader.domain.grading.report import CheckReport
from grader.domain.text import Language, Message
from grader.wording.grading.sentences import sentence
from grader.wording.quoting import quotable

MOST_SAID = 500


def check_problem_lines(exercise: Exercise, check: CheckReport, language: Language, runner: Runner) -> Iterator[str]:
    """Yield where a check stopped, unless its content is not for the learner's eyes."""
    if exercise.check(check.id).visibility is Visibility.VISIBLE:
        yield from problem_lines(exercise, check.message, language, runner)


def problem_lines(exercise: Exercise, message: Message | None, language: Language, runner: Runner) -> Iterator[str]:
    """Yield the line of a message; none where it names no line of a file in the exercise's folder.

    Args:
        runner: The exercise's.
    """
    file, line = (message.value("file"), message.value("line")) if message else ("", "")
    if message is not None and line.isdecimal() and _is_within(file):
        said = " ".join(sentence(message, language, runner).split())
        yield f"{exercise.slug}/{quotable(file)}:{line}: {quotable(said, limit=MOST_SAID)}"


def _is_within(file: str) -> bool:
    path = PurePosixPath(file)
    return bool(file) and ":" not in file and not path.is_absolute() and ".." not in path.parts
