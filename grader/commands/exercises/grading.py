"""`grader grade`: what a folder comes to as a hand-in, on this machine, without web or queue."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from grader.adapters.exercise_files.history_file import HISTORY_FILE, read_history
from grader.adapters.hand_in_folder import HandInFolder
from grader.sandboxes import runners, sandbox
from grader.commands.exercises.live_output import LiveOutput
from grader.commands.exercises.graded import GradedHandIns
from grader.commands.exercises.reading import FOLDER, need_image, read_or_explain
from grader.domain.exercises.choice import chosen
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import ONE_COMMIT, History, drawn_up
from grader.domain.exercises.runners import Runner, runner_of
from grader.domain.grading.report import CheckReport, first_to_mend
from grader.domain.grading.run import Result
from grader.domain.submissions.hand_in import TreeEntry
from grader.domain.text import Language
from grader.domain.verdicts import Blame, Status
from grader.engine.ports.grading import OnCheck
from grader.engine.submissions.examining import Examined, examine
from grader.settings import Settings
from grader.wording.exercises.trainer_lines import suite_line
from grader.wording.grading.run_json import run_json
from grader.wording.grading.statuses import status_help
from grader.wording.grading.verdict_lines import check_lines, is_passed, verdict_lines
from grader.wording.quoting import quotable

PASSED, NOT_PASSED, OURS = 0, 1, 3


@click.command()
@click.argument("exercise_folder", metavar="EXERCISE", type=FOLDER)
@click.argument("submission", type=FOLDER)
@click.option("--all", "every", is_flag=True, help="Run it again, though these very files were graded before.")
@click.option("--only", multiple=True, metavar="CHECK", help="This check alone, and what it needs; may be said again.")
@click.option("--json", "as_json", is_flag=True, help="Print the run as JSON; lines go to standard error.")
def grade(exercise_folder: Path, submission: Path, *, every: bool, only: tuple[str, ...], as_json: bool) -> None:
    """Grade the folder SUBMISSION with EXERCISE on this machine.

    Ends with 0 passed, 1 not passed, 2 wrong usage, 3 a problem of the platform or of the exercise.
    """
    settings = Settings()
    language = settings.language
    graded = chosen(read_or_explain(exercise_folder, language).exercise, only)
    need_image(graded)
    runner = runner_of(graded, runners())
    kept = GradedHandIns(settings.data_folder / "graded", graded, every=every)
    with LiveOutput(language, aside=as_json) as output:
        examined = _examine(graded, submission, kept, settings, _teller(graded, language, runner, output))
        _tell(examined.result, language, runner, output)
    if as_json:
        document = run_json(graded, examined.result, examined.image_digest, runner=runner)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    ours = examined.result.blame in {Blame.PLATFORM, Blame.EXERCISE}
    sys.exit(OURS if ours else PASSED if is_passed(examined.result) else NOT_PASSED)


def _examine(graded: Exercise, submission: Path, kept: GradedHandIns, settings: Settings, tell: OnCheck) -> Examined:
    """Return what the folder comes to, each check told: as it lands, or as it was kept."""
    hand_in = HandInFolder(submission)
    taken: list[SourceFile] = []

    def read(entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        taken[:] = hand_in.read(entries)
        return tuple(taken)

    with closing(sandbox(settings)) as own:
        examined = examine(
            graded,
            hand_in.entries(),
            read,
            sandbox=own,
            runners=runners(),
            owner="local",
            on_check=tell,
            answered=lambda _, image_digest: kept.find(taken, image_digest),
            history=lambda: _history(submission, graded, hand_in),
        )
    if examined.result.cached:
        for check in examined.result.checks:
            tell(check)
    elif examined.image_digest is not None:
        kept.keep(taken, examined.image_digest, examined.result)
    return examined


def _teller(exercise: Exercise, language: Language, runner: Runner, output: LiveOutput) -> OnCheck:
    """Return what says each check as it lands, with what to do about the first to mend."""
    landed: list[CheckReport] = []
    output.begin(_title(exercise, 0, language))

    def tell(report: CheckReport) -> None:
        landed.append(report)
        hint = next(iter(exercise.check(report.id).hints), None)
        to_mend = first_to_mend(landed) is report
        first, *others = check_lines(exercise, report, language, runner=runner, explain=to_mend, hint=hint)
        output.say(first, report.duration or None)
        for line in others:
            output.say(line)
        if len(landed) < len(exercise.checks):
            output.begin(_title(exercise, len(landed), language))

    return tell


def _title(exercise: Exercise, place: int, language: Language) -> str:
    return f"{place + 1}/{len(exercise.checks)}  {quotable(exercise.checks[place].title.in_(language))}"


def _history(submission: Path, exercise: Exercise, hand_in: HandInFolder) -> History:
    """Return the commits that a folder says its files came by; one commit where it says nothing."""
    file = submission / HISTORY_FILE
    said = read_history(HISTORY_FILE, file.read_bytes()) if file.is_file() else None
    taken = (entry.path for entry in hand_in.entries() if exercise.takes(entry.path))
    return drawn_up(said if isinstance(said, tuple) else ONE_COMMIT, taken)


def _tell(result: Result, language: Language, runner: Runner, output: LiveOutput) -> None:
    """Say the verdict, or to the trainer why there is none: what learners read then is not for them."""
    if result.blame is Blame.EXERCISE and result.message is not None:
        click.echo(suite_line(result.message, language, runner), err=True)
    elif result.blame is Blame.PLATFORM:
        output.say("")
        output.say(status_help(Status.OURS, language, yours=False).meaning)
    else:
        for line in ["", *verdict_lines(result, language, runner)]:
            output.say(line)
