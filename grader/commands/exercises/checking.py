"""`grader exercise check`: what an exercise's own files prove of it, line by line or as JSON."""

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import click

from grader.adapters.exercise_files.folder import read_folder
from grader.commands.exercises.live_output import LiveOutput, Output
from grader.commands.exercises.mutating import mutate_and_say
from grader.commands.exercises.proven import Proven, ProvenFolders, key_of
from grader.commands.exercises.reading import FOLDER, NOT_READABLE, explain, need_image
from grader.commands.exercises.steady import SteadySolutions, key_of_solution
from grader.domain.errors import ManifestError
from grader.domain.exercises.choice import chosen_of_folder
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.exercises.runners import runner_of
from grader.domain.publishing.proof import Proof
from grader.domain.publishing.proved import Proved
from grader.domain.publishing.steadiness import Repeat, Slow, Unsteady
from grader.engine.ports.grading import Sandbox
from grader.engine.publishing import gate
from grader.engine.publishing.steadiness import doubts_of, repeat_solution
from grader.sandboxes import runners
from grader.sandboxes import sandbox as own_sandbox
from grader.settings import Settings
from grader.wording.catalogue import gettext_for
from grader.wording.exercises.gate_json import gate_json, unreadable_json
from grader.wording.exercises.steadiness_lines import steadiness_lines
from grader.wording.exercises.trainer_lines import doubt_lines, proof_lines

HOLDS, DOES_NOT = 0, 1

Repeats = Callable[[bool], tuple[Repeat, ...]]
"""Runs a solution that has passed, or has not, many times more; none where it never passes."""


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--all", "every", is_flag=True, help="Prove it again, though nothing changed since it was proven.")
@click.option("--only", multiple=True, metavar="CHECK", help="This check alone, and what it needs; may be said again.")
@click.option("--mutants", is_flag=True, help="Also change the solution a little, again and again: do the tests notice?")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; lines go to standard error.")
def check(folder: Path, *, every: bool, only: tuple[str, ...], mutants: bool, as_json: bool) -> None:
    """Prove FOLDER: the solution passes always, the starter does not, each wrong solution is caught.

    Ends with 0 when everything holds, 1 when something does not, 2 wrong usage or a folder that cannot be read, 3 a
    problem of the platform.
    """
    settings = Settings()
    read = chosen_of_folder(_read(folder, settings, as_json=as_json), only)
    image = need_image(read.exercise)
    kept = ProvenFolders(settings.data_folder / "proven")
    asked = (*only, "--mutants") if mutants else only
    key = key_of(folder, image_digest=image.digest, language=settings.language, asked=asked)
    known = None if every else kept.find(key)
    if known is not None:
        _say_again(known, settings, aside=as_json)
    else:
        known = _prove(read, image.digest, settings, mutants=mutants, aside=as_json, every=every)
        if known.holds:
            kept.keep(key, known)
    if as_json:
        click.echo(json.dumps(known.document, ensure_ascii=False, indent=2))
    sys.exit(HOLDS if known.holds else DOES_NOT)


def _read(folder: Path, settings: Settings, *, as_json: bool) -> ExerciseFolder:
    try:
        return read_folder(folder, runners())
    except ManifestError as error:
        explain(folder, error.problems, settings.language)
        if as_json:
            click.echo(json.dumps(unreadable_json(folder.absolute().name, error.problems), ensure_ascii=False, indent=2))
        sys.exit(NOT_READABLE)


def _say_again(known: Proven, settings: Settings, *, aside: bool) -> None:
    text = gettext_for(settings.language).gettext("Nothing has changed since %(when)s: --all proves it again.")
    when = known.at.astimezone(settings.zone).strftime("%Y-%m-%d %H:%M")
    click.echo("\n".join([*known.lines, text % {"when": when}]), err=aside)


def _prove(
    read: ExerciseFolder, image_digest: str, settings: Settings, *, mutants: bool, aside: bool, every: bool
) -> Proven:
    with LiveOutput(settings.language, aside=aside) as output:
        proved = prove_and_say(read, settings, output, steadily=True, every=every)
        if mutants and proved.proofs[0].holds:
            proved = replace(proved, mutants=mutate_and_say(proved, settings, output))
        said = tuple(output.said)
    at = datetime.now(UTC)
    runner = runner_of(read.exercise, runners())
    document = gate_json(proved, image_digest, proven_at=at.isoformat(timespec="seconds"), runner=runner)
    return Proven(at, said, document)


def prove_and_say(
    folder: ExerciseFolder,
    settings: Settings,
    output: Output,
    *,
    steadily: bool,
    every: bool = False,
    sandbox: Sandbox | None = None,
) -> Proved:
    """Make every proof, saying each as it is made, what the files make the gate refuse, and what is worth a thought.

    Args:
        steadily: Run a solution that passes many times more, too.
        every: Do so even though it passed always, and nothing that decides has changed since.
        sandbox: Where proofs are made; None takes one of its own.
    """
    image = need_image(folder.exercise)
    output.say(f"{folder.exercise.slug} ({folder.exercise.suite_digest[:12]})")
    with nullcontext(sandbox) if sandbox else closing(own_sandbox(settings)) as used:
        repeat: Repeats = cache(lambda passed: _repeats(folder, settings, output, passed=passed))
        wavers = (lambda: bool(repeat(False))) if steadily else None  # noqa: FBT003 - not passed
        proofs = _proofs(folder, used, settings, output, wavers)
    for line in doubt_lines(Proved(folder, proofs), settings.language):
        output.say(line)
    if not steadily:
        return Proved(folder, proofs)
    kept = SteadySolutions(settings.data_folder / "steady")
    key = key_of_solution(folder, image_digest=image.digest)
    if not every and proofs[0].holds and (runs := kept.runs(key)):
        output.say(next(steadiness_lines(runs, (), (), settings.language)))
        return Proved(folder, proofs, runs)
    runs, unsteady, slow = _repeat(folder, proofs, settings, output, repeat)
    if runs and not (unsteady or slow):
        kept.keep(key, runs)
    return Proved(folder, proofs, runs, unsteady, slow)


def _proofs(
    folder: ExerciseFolder, sandbox: Sandbox, settings: Settings, output: Output, wavers: gate.Wavers | None
) -> tuple[Proof, ...]:
    proofs, known = [], runners()
    runner = runner_of(folder.exercise, known)
    subjects = gate.subjects(folder)
    output.begin(subjects[0])
    made = gate.prove(folder, sandbox=sandbox, runners=known, wavers=wavers)
    for proof, following in zip(made, [*subjects[1:], ""], strict=True):
        proofs.append(proof)
        first, *others = proof_lines(proof, settings.language, runner)
        output.say(first, proof.result.sandbox)
        for line in others:
            output.say(line)
        if following:
            output.begin(following)
    return tuple(proofs)


def _repeat(
    folder: ExerciseFolder, proofs: Sequence[Proof], settings: Settings, output: Output, repeat: Repeats
) -> tuple[int, tuple[Unsteady, ...], tuple[Slow, ...]]:
    """Run a solution that passes many times more, and say what that shows."""
    solution = proofs[0]
    if not (solution.holds or solution.code == "must_pass"):
        return 0, (), ()
    began = datetime.now(UTC)
    repeats = repeat(solution.holds)
    if not repeats:
        return 0, (), ()  # it has been said of the first run that it does not pass
    unsteady, slow = doubts_of(folder, repeats)
    first, *others = steadiness_lines(len(repeats), unsteady, slow, settings.language)
    output.say(first, datetime.now(UTC) - began)
    for line in others:
        output.say(line)
    return len(repeats), unsteady, slow


def _repeats(folder: ExerciseFolder, settings: Settings, output: Output, *, passed: bool) -> tuple[Repeat, ...]:
    return repeat_solution(
        folder,
        passed=passed,
        ready=lambda given: closing(own_sandbox(settings, given)),
        runners=runners(),
        on_repeat=lambda number: output.begin(_again(number, settings)),
    )


def _again(number: int, settings: Settings) -> str:
    return gettext_for(settings.language).gettext("the solution once more, %(number)s") % {"number": number}
