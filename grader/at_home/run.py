"""One run at home, from the learner's files to the lines that a push prints."""

import json
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from grader.adapters.sandbox.images.room import room_in
from grader.at_home.given import entries_of, exercise_of, read_from
from grader.at_home.languages import read_languages
from grader.at_home.outside import Outside
from grader.at_home.sandbox import HomeSandbox
from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.history import History
from grader.domain.exercises.runners import Runner, runner_of
from grader.domain.grading.report import CheckReport, first_to_mend
from grader.domain.grading.run import Result
from grader.domain.text import Language
from grader.engine.submissions.examining import examine, never_answered
from grader.wording.grading.verdict_lines import check_lines, is_passed, verdict_lines

LANGUAGES = Path(__file__).parent / "languages.json"
"""Put beside this module by whoever packed it."""

DIGEST_LABEL = "grader.image-digest"


class Screen:
    """Shows each check once, as it lands, as a push does."""

    def __init__(self, exercise: Exercise, runner: Runner, language: Language, outside: Outside) -> None:
        """Show nothing yet."""
        self._exercise = exercise
        self._runner = runner
        self._language = language
        self._outside = outside
        self._landed: dict[str, CheckReport] = {}

    def check(self, check: CheckReport) -> None:
        """Show a check that was not shown; the first to mend is explained."""
        if check.id in self._landed:
            return
        self._landed[check.id] = check
        first = first_to_mend(self._landed.values()) is check
        self._print(check_lines(self._exercise, check, self._language, runner=self._runner, explain=first))

    def end(self, result: Result) -> None:
        """Show what is left to show, and the verdict."""
        for check in () if result.message else result.checks:
            self.check(check)
        if self._landed:
            self._outside.print("")
        self._print(verdict_lines(result, self._language, self._runner))

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._outside.print(line)


def main() -> None:
    """Take the one job that comes in, and tell what comes of it."""
    outside = Outside(sys.stdin.buffer, sys.stdout.buffer)
    try:
        result = _examined(outside.hear(), outside)
    except PlatformError as fault:
        outside.broke(str(fault))
    else:
        outside.end(passed=is_passed(result))


def _examined(job: Mapping[str, Any], outside: Outside) -> Result:
    exercise, labels, files = exercise_of(job["listed"], job["tests"]), job["labels"], job["files"]
    languages = read_languages(json.loads(LANGUAGES.read_text("utf-8")))
    screen = Screen(exercise, runner_of(exercise, languages), Language(job["language"]), outside)
    examined = examine(
        exercise,
        entries_of(files),
        partial(read_from, files),
        sandbox=HomeSandbox(labels[DIGEST_LABEL], room_in(labels), outside),
        runners=languages,
        owner=exercise.slug,
        on_check=screen.check,
        answered=never_answered,
        history=_no_history,
    )
    screen.end(examined.result)
    return examined.result


def _no_history() -> History:
    """Refuse: an exercise whose tests look at commits does not come home so."""
    raise LookupError


if __name__ == "__main__":
    main()
