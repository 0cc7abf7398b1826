"""What the files of a readable exercise make a gate refuse, and what they make it mention."""

import re
from collections.abc import Iterator, Mapping

from grader.adapters.exercise_files.hidden_answers import HiddenAnswers
from grader.adapters.exercise_files.loose_ends import given_away, names_taken
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.adapters.exercise_files.suite import SUITES
from grader.adapters.exercise_files.weak_tests import weaknesses
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Exercise, SourceFile, Visibility
from grader.domain.exercises.runners import Runner

ASKS_THE_PAGE = re.compile(rb"\.evaluate(?:_all|_handle)?\(")
"""What runs among the scripts of a learner's page: https://playwright.dev/python/docs/evaluating."""
MAY_BE_MEANT = frozenset({"no_assertion"})


def refusals(exercise: Exercise, solution: Mapping[str, bytes], runner: Runner) -> Iterator[ManifestProblem]:
    """Yield what must be mended before the exercise is given to anybody."""
    yield from (one for one in _weaknesses(exercise, runner) if one.code not in MAY_BE_MEANT)
    yield from given_away(_contents(exercise.starter), solution)
    yield from _answers(exercise, runner).shown_by_others()


def thoughts(exercise: Exercise, manifest: str, runner: Runner) -> Iterator[ManifestProblem]:
    """Yield what is worth a thought: texts that are missing, answers in texts, points, names.

    Args:
        manifest: Its text, in which hints stand.
    """
    yield from _missing_texts(exercise)
    places = {"statement.fr.md": exercise.statement.fr, "statement.en.md": exercise.statement.en, MANIFEST: manifest}
    starter = {f"starter/{file.path}": file.content.decode("utf-8", "replace") for file in exercise.starter}
    yield from _answers(exercise, runner).told_in({**places, **starter})
    yield from (one for one in _weaknesses(exercise, runner) if one.code in MAY_BE_MEANT)
    if exercise.max_points == 0:
        yield ManifestProblem(MANIFEST, None, "nothing_counts", "points")
    yield from _asks_of_the_page(exercise)
    yield from names_taken([name for name in exercise.hand_in if name.isprintable()], runner)


def _weaknesses(exercise: Exercise, runner: Runner) -> Iterator[ManifestProblem]:
    return weaknesses(SUITES[runner.suites](_contents(exercise.tests)), [check.test for check in exercise.checks])


def _answers(exercise: Exercise, runner: Runner) -> HiddenAnswers:
    suite = SUITES[runner.suites](_contents(exercise.tests))
    hidden = tuple(check.test for check in exercise.checks if check.visibility is Visibility.HIDDEN)
    visible = tuple(check.test for check in exercise.checks if check.visibility is not Visibility.HIDDEN)
    return HiddenAnswers(suite, hidden, visible)


def _asks_of_the_page(exercise: Exercise) -> Iterator[ManifestProblem]:
    for file in exercise.tests:
        lines = [n for n, line in enumerate(file.content.splitlines(), 1) if ASKS_THE_PAGE.search(line)]
        if lines:
            yield ManifestProblem(f"tests/{file.path}", lines[0], "asks_the_page", "evaluate")


def _missing_texts(exercise: Exercise) -> Iterator[ManifestProblem]:
    texts = [("title", exercise.title), ("statement", exercise.statement)]
    for check in exercise.checks:
        texts.append((f"checks.{check.id}.title", check.title))
        texts += [(f"checks.{check.id}.hints", hint) for hint in check.hints]
    for where, text in texts:
        for language, words in (("fr", text.fr), ("en", text.en)):
            if not words:
                yield ManifestProblem(MANIFEST, None, "no_text", where, language)


def _contents(files: tuple[SourceFile, ...]) -> dict[str, bytes]:
    return {file.path: file.content for file in files}
