"""What the files of a readable exercise make a gate refuse, and what they make it mention."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.adapters.exercise_files.cases import CASES_FILE, hidden_outputs, without_runs
from grader.adapters.exercise_files.hidden_answers import HiddenAnswers
from grader.adapters.exercise_files.lines import line_of
from grader.adapters.exercise_files.loose_ends import names_taken
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.adapters.exercise_files.reach import unreached
from grader.adapters.exercise_files.sayings import half_said
from grader.adapters.exercise_files.suite import Suite
from grader.adapters.exercise_files.told_solutions import given_away, told_elsewhere
from grader.adapters.exercise_files.unrelated_tests import unrelated
from grader.adapters.exercise_files.weak_tests import weaknesses
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Exercise, SourceFile, Visibility
from grader.domain.exercises.runners import Runner

ASKS_THE_PAGE = re.compile(rb"\.evaluate(?:_all|_handle)?\(")
"""What runs among the scripts of a learner's page: https://playwright.dev/python/docs/evaluating."""
MAY_BE_MEANT = frozenset({"no_assertion"})


@dataclass(frozen=True)
class Doubts:
    """What the gate says of an exercise's files.

    Attributes:
        refusals: What must be mended before the exercise is given to anybody.
        thoughts: What is worth a thought: texts that are missing, answers in texts, points, names.
    """

    refusals: tuple[ManifestProblem, ...]
    thoughts: tuple[ManifestProblem, ...]


def doubts_of(exercise: Exercise, suite: Suite, solution: Mapping[str, bytes], manifest: str, runner: Runner) -> Doubts:
    """Read the files of an exercise for what its runs would never show.

    Args:
        suite: Its tests.
        manifest: Its text, in which hints stand.
    """
    mapped = [check.test for check in exercise.checks]
    weak = tuple(weaknesses(suite, mapped))
    unproving = {(one.file, one.text) for one in weak}
    hidden = [check.test for check in exercise.checks if check.visibility is Visibility.HIDDEN]
    visible = [check.test for check in exercise.checks if check.visibility is not Visibility.HIDDEN]
    cases = next((file.content for file in exercise.tests if file.path == CASES_FILE), b"{}")
    answers = HiddenAnswers(suite, tuple(hidden), tuple(visible), tuple(hidden_outputs(cases, hidden)))
    starter = _contents(exercise.starter)
    return Doubts(
        refusals=(
            *(one for one in weak if one.code not in MAY_BE_MEANT),
            *(one for one in unrelated(suite, mapped) if (one.file, one.text) not in unproving),
            *given_away(starter, solution),
            *answers.shown_by_others(),
            *half_said(_contents(exercise.tests)),
        ),
        thoughts=(
            *_missing_texts(exercise),
            *answers.told_in(_texts(exercise, manifest, starter)),
            *told_elsewhere(exercise, manifest, solution),
            *(one for one in weak if one.code in MAY_BE_MEANT),
            *([] if exercise.max_points else [ManifestProblem(MANIFEST, None, "nothing_counts", "points")]),
            *_punishing_tries(exercise, manifest),
            *_asks_of_the_page(exercise),
            *names_taken((path for path in solution if exercise.takes(path)), runner),
            *unreached(exercise),
        ),
    )


def _texts(exercise: Exercise, manifest: str, starter: Mapping[str, bytes]) -> dict[str, str]:
    """Return all that learners can read beforehand, by file."""
    statements = {"statement.fr.md": exercise.statement.fr, "statement.en.md": exercise.statement.en}
    given = {f"starter/{path}": content.decode("utf-8", "replace") for path, content in starter.items()}
    return {**statements, MANIFEST: without_runs(manifest), **given}


def _asks_of_the_page(exercise: Exercise) -> Iterator[ManifestProblem]:
    for file in exercise.tests:
        lines = [n for n, line in enumerate(file.content.splitlines(), 1) if ASKS_THE_PAGE.search(line)]
        if lines:
            yield ManifestProblem(f"tests/{file.path}", lines[0], "asks_the_page", "evaluate")


def _punishing_tries(exercise: Exercise, manifest: str) -> Iterator[ManifestProblem]:
    if exercise.tries is not None and exercise.tries.punishes:
        yield ManifestProblem(MANIFEST, line_of(manifest, ("tries",)), "tries_punish", "tries")


def _missing_texts(exercise: Exercise) -> Iterator[ManifestProblem]:
    texts = [("title", exercise.title), ("statement", exercise.statement)]
    for check in exercise.checks:
        texts.append((f"checks.{check.id}.title", check.title))
        texts += [(f"checks.{check.id}.hints", hint) for hint in check.hints]
        texts += [(f"checks.{check.id}.picture.alt", check.picture.alt)] if check.picture else []
    for where, text in texts:
        for language, words in (("fr", text.fr), ("en", text.en)):
            if not words.strip():
                yield ManifestProblem(MANIFEST, None, "no_text", where, language)


def _contents(files: tuple[SourceFile, ...]) -> dict[str, bytes]:
    return {file.path: file.content for file in files}
