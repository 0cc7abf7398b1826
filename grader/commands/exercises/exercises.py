"""`grader exercise` and `grader grade`: what trainers do with a folder, without web or queue."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.exercise_files.history_file import HISTORY_FILE, read_history
from grader.adapters.hand_in_folder import HandInFolder
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RunnerImage, ensure_runner
from grader.assembly import assemble, prepare_database, runners, sandbox
from grader.commands.exercises.beginning import new
from grader.commands.exercises.importing import import_exercism
from grader.commands.exercises.proven import Proven, ProvenFolders, key_of
from grader.domain.errors import ManifestError
from grader.domain.exercises.exercise import Exercise, ExerciseFolder
from grader.domain.exercises.history import ONE_COMMIT, History, drawn_up
from grader.domain.exercises.runners import Runner, runner_of
from grader.domain.grading.report import CheckReport, first_to_mend
from grader.domain.grading.run import Result
from grader.domain.publishing.proof import Proof, never_tripped
from grader.domain.publishing.steadiness import Unsteady
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Blame, Status
from grader.engine.publishing import gate
from grader.engine.publishing.steadiness import doubts_of, repeat_solution
from grader.engine.ports.grading import OnCheck
from grader.engine.submissions.examining import examine, never_answered
from grader.settings import Settings
from grader.wording.catalogue import gettext_for
from grader.wording.exercises.trainer_lines import problem_line, proof_lines, steadiness_lines, suite_line
from grader.wording.grading.run_json import run_json
from grader.wording.grading.verdict_lines import check_lines, is_passed, verdict_lines

Say = Callable[[str], None]
"""Prints a line."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def exercise() -> None:
    """Write, prove and publish exercises."""


exercise.add_command(import_exercism)
exercise.add_command(new)


@exercise.command()
@click.argument("folder", type=FOLDER)
@click.option("--all", "every", is_flag=True, help="Prove it again, though nothing changed since it was proven.")
def check(folder: Path, *, every: bool) -> None:
    """Prove FOLDER: the solution passes always, the starter does not, each wrong solution is caught."""
    settings = Settings()
    read = read_or_explain(folder, settings.language)
    image = _need_image(read.exercise)
    kept = ProvenFolders(settings.data_folder / "proven")
    key = key_of(folder, image_digest=image.digest, language=settings.language)
    known = None if every else kept.find(key)
    if known is not None:
        _say_again(known, settings)
        sys.exit(0)
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        click.echo(line)

    proofs = prove_aloud(read, settings, say)
    unsteady = repeat_aloud(read, proofs, settings, say)
    if read.refusals or unsteady or not all(proof.holds for proof in proofs):
        sys.exit(1)
    kept.keep(key, Proven(datetime.now(UTC), tuple(said)))


def _say_again(known: Proven, settings: Settings) -> None:
    text = gettext_for(settings.language).gettext("Nothing has changed since %(when)s: --all proves it again.")
    when = known.at.astimezone(settings.zone).strftime("%Y-%m-%d %H:%M")
    click.echo("\n".join([*known.lines, text % {"when": when}]))


@exercise.command()
@click.argument("folders", type=FOLDER, nargs=-1, required=True)
def publish(folders: tuple[Path, ...]) -> None:
    """Prove each of FOLDERS and make it the version that new hand-ins run against."""
    settings = Settings()
    prepare_database(settings)
    for folder in folders:
        publish_aloud(read_or_explain(folder, settings.language), settings, steadily=True)


@click.command()
@click.argument("exercise_folder", metavar="EXERCISE", type=FOLDER)
@click.argument("submission", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the run as JSON.")
def grade(exercise_folder: Path, submission: Path, *, as_json: bool) -> None:
    """Grade the folder SUBMISSION with EXERCISE on this machine.

    Ends with 0 passed, 1 not passed, 2 wrong usage, 3 a problem of the platform or of the exercise.
    """
    settings = Settings()
    language = settings.language
    graded = read_or_explain(exercise_folder, language).exercise
    _need_image(graded)
    hand_in = HandInFolder(submission)
    known = runners()
    runner = runner_of(graded, known)
    tell = _silent if as_json else _teller(graded, language, runner)

    with closing(sandbox(settings)) as own:
        examined = examine(
            graded,
            hand_in.entries(),
            hand_in.read,
            sandbox=own,
            runners=known,
            owner="local",
            on_check=tell,
            answered=never_answered,
            history=lambda: _history(submission, graded, hand_in),
        )
    result = examined.result
    if as_json:
        document = run_json(graded, result, examined.image_digest, runner=runner)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _tell(result, language, runner)
    ours = result.blame in {Blame.PLATFORM, Blame.EXERCISE}
    sys.exit(3 if ours else 0 if is_passed(result) else 1)


def _silent(_: CheckReport) -> None:
    """Say nothing of a check: the JSON at the end has it."""


def _teller(exercise: Exercise, language: Language, runner: Runner) -> OnCheck:
    """Return what prints each check as it lands, with what to do about the first to mend."""
    landed: list[CheckReport] = []

    def tell(report: CheckReport) -> None:
        landed.append(report)
        hint = next(iter(exercise.check(report.id).hints), None)
        to_mend = first_to_mend(landed) is report
        for line in check_lines(exercise, report, language, runner=runner, explain=to_mend, hint=hint):
            click.echo(line)

    return tell


def _history(submission: Path, exercise: Exercise, hand_in: HandInFolder) -> History:
    """Return the commits that a folder says its files came by; one commit where it says nothing."""
    file = submission / HISTORY_FILE
    said = read_history(HISTORY_FILE, file.read_bytes()) if file.is_file() else None
    taken = (entry.path for entry in hand_in.entries() if exercise.takes(entry.path))
    return drawn_up(said if isinstance(said, tuple) else ONE_COMMIT, taken)


def _tell(result: Result, language: Language, runner: Runner) -> None:
    """Print the verdict, and for the trainer why the suite stops, if it does."""
    click.echo("\n".join(["", *verdict_lines(result, language, runner)]))
    if result.blame is Blame.EXERCISE and result.message is not None:
        click.echo(suite_line(result.message, language, runner), err=True)


def read_or_explain(folder: Path, language: Language) -> ExerciseFolder:
    """Return what the folder holds, or print every mistake in it and end with status 2."""
    try:
        return read_folder(folder, runners())
    except ManifestError as error:
        for problem in error.problems:
            click.echo(f"{folder}/{problem_line(problem, language)}", err=True)
        count = len(error.problems)
        text = gettext_for(language).ngettext("%(count)s thing to mend.", "%(count)s things to mend.", count)
        click.echo(text % {"count": count}, err=True)
        sys.exit(2)


def prove_aloud(folder: ExerciseFolder, settings: Settings, say: Say = click.echo) -> tuple[Proof, ...]:
    """Make every proof, printing each as it is made, what the files make the gate refuse, and what is worth a thought."""
    _need_image(folder.exercise)
    say(f"{folder.exercise.slug} ({folder.exercise.suite_digest[:12]})")
    proofs, known = [], runners()
    runner = runner_of(folder.exercise, known)
    with closing(sandbox(settings)) as own:
        for proof in gate.prove(folder, sandbox=own, runners=known):
            proofs.append(proof)
            for line in proof_lines(proof, settings.language, runner):
                say(line)
    for line in _doubts(folder, tuple(proofs), settings.language):
        say(line)
    return tuple(proofs)


def repeat_aloud(
    folder: ExerciseFolder, proofs: tuple[Proof, ...], settings: Settings, say: Say = click.echo
) -> tuple[Unsteady, ...]:
    """Run a solution that passes many times more, print what that shows, and return what passes in some runs alone."""
    if not (proofs[0].holds or proofs[0].code == "must_pass"):
        return ()
    repeats = repeat_solution(
        folder, passed=proofs[0].holds, ready=lambda given: closing(sandbox(settings, given)), runners=runners()
    )
    if not repeats:
        return ()  # it has been said of the first run that it does not pass
    unsteady, slow = doubts_of(folder, repeats)
    for line in steadiness_lines(len(repeats), unsteady, slow, settings.language):
        say(line)
    return unsteady


def publish_aloud(folder: ExerciseFolder, settings: Settings, *, steadily: bool) -> None:
    """Prove and publish, unless exactly this version is published already.

    Args:
        steadily: Run the solution many times too, and refuse it when it passes in some of them alone.

    Raises:
        NotProven: Something does not hold.
    """
    parts = assemble(settings)
    if not gate.is_published(folder.exercise, database=parts.database):
        proofs = prove_aloud(folder, settings)
        unsteady = repeat_aloud(folder, proofs, settings) if steadily else ()
        gate.publish(folder, proofs, unsteady=unsteady, database=parts.database, now=parts.now)
    text = gettext_for(settings.language).gettext("%(slug)s is published.")
    click.echo(text % {"slug": folder.exercise.slug})


def _need_image(graded: Exercise) -> RunnerImage:
    return ensure_runner(EngineConnection(), graded.runner, progress=lambda line: click.echo(line, err=True))


def _doubts(folder: ExerciseFolder, proofs: tuple[Proof, ...], language: Language) -> Iterator[str]:
    """Yield what is refused of the files, then what is worth a thought without being a reason to refuse."""
    text = gettext_for(language).gettext
    for glyph, problems in ((GLYPHS[Status.FAILED], folder.refusals), ("?", folder.warnings)):
        for problem in problems:
            yield f"  {glyph} {problem_line(problem, language)}"
    for check_id in never_tripped(folder.exercise, proofs):
        yield "  ? " + text("no wrong solution trips the check %(check)s") % {"check": check_id}
