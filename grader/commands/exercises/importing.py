"""`grader exercise import-exercism`: a track's exercises as folders of ours, proved one by one when asked."""

import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click

from grader.adapters.exercism.conversion import Conversion, convert
from grader.adapters.exercism.remedies import give_time, hold_back, share
from grader.adapters.exercism.track import ExercismTrack, TrackEntry, read_track
from grader.adapters.exercism.writing import copy_licence, write_folder
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.assembly import runners, sandbox
from grader.domain.errors import ManifestError
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.exercises.runners import runner_of
from grader.domain.publishing.proof import Proof, Trial
from grader.domain.text import Language
from grader.domain.verdicts import Reason
from grader.engine.publishing import gate
from grader.engine.ports.grading import Sandbox
from grader.settings import Settings
from grader.wording.exercises.import_lines import (
    imported_line,
    note_lines,
    progress_lines,
    refused_lines,
    table_lines,
    total_lines,
)

TRACK = click.Path(exists=True, file_okay=False, path_type=Path)
OUT = click.Path(file_okay=False, path_type=Path)

REMEDIES = {"must_fail": hold_back, "needs_shared": share, "slow": give_time}
"""What an import does about what a proof lacks, by its code."""


@dataclass
class _Tally:
    """What became of a track's exercises."""

    written: list[ExerciseFolder] = field(default_factory=list)
    refused: int = 0
    deprecated: int = 0


@click.command("import-exercism")
@click.argument("track_dir", type=TRACK)
@click.argument("out_dir", type=OUT)
@click.option("--prove", is_flag=True, help="Then prove each: its solution passes, its starter does not.")
@click.option("--force", is_flag=True, help="Replace exercises that are in OUT_DIR already.")
def import_exercism(track_dir: Path, out_dir: Path, *, prove: bool, force: bool) -> None:
    """Write the exercises of the Exercism track in TRACK_DIR to OUT_DIR, a folder each.

    Ends with 0 when all were imported (and proven, with --prove), 1 otherwise, 2 wrong usage.
    """
    settings = Settings()
    language = settings.language
    try:
        track = read_track(track_dir)
    except ManifestError as error:
        _say(note_lines(error.problems, language), err=True)
        sys.exit(2)
    out_dir.mkdir(parents=True, exist_ok=True)
    tally = _import_all(track, out_dir, language, force=force)
    trials = _try_all(tally.written, out_dir, settings) if prove and tally.written else {}
    sys.exit(1 if tally.refused or any(trial.lacking for trial in trials.values()) else 0)


def _import_all(track: ExercismTrack, out: Path, language: Language, *, force: bool) -> _Tally:
    tally = _Tally()
    for entry in track.entries:
        converted = _converted(track, entry, tally, language)
        if converted is not None:
            _write(converted, out, tally, language, force=force)
    try:
        copy_licence(track, out, replace=force)
    except ManifestError as error:
        _say(note_lines(error.problems, language), err=True)
    count = len(tally.written)
    _say(total_lines(imported=count, refused=tally.refused, deprecated=tally.deprecated, language=language))
    return tally


def _converted(track: ExercismTrack, entry: TrackEntry, tally: _Tally, language: Language) -> Conversion | None:
    """Return the exercise, or None when it lacks something: nobody mends one that its track gave up."""
    try:
        return convert(track, entry)
    except ManifestError as error:
        if entry.is_deprecated:
            tally.deprecated += 1
        else:
            _refuse(entry.slug, error, tally, language)
        return None


def _write(converted: Conversion, out: Path, tally: _Tally, language: Language, *, force: bool) -> None:
    try:
        folder = write_folder(converted, out, runners(), replace=force)
    except ManifestError as error:
        _refuse(converted.slug, error, tally, language)
        return
    tally.written.append(folder)
    click.echo(imported_line(converted.slug, len(folder.exercise.checks), language))
    _say(note_lines(converted.notes, language))


def _refuse(slug: str, error: ManifestError, tally: _Tally, language: Language) -> None:
    tally.refused += 1
    _say(refused_lines(slug, error.problems, language), err=True)


def _try_all(folders: list[ExerciseFolder], out: Path, settings: Settings) -> dict[str, Trial]:
    """Return how each was tried, by slug; printed as they are, then as a table."""
    ensure_runner(EngineConnection(), folders[0].exercise.runner, progress=lambda line: click.echo(line, err=True))
    trials: dict[str, Trial] = {}
    with closing(sandbox(settings)) as own:
        for number, folder in enumerate(folders, 1):
            slug = folder.exercise.slug
            trials[slug] = _try(folder, out, own)
            place, runner = f"{number}/{len(folders)}", runner_of(folder.exercise, runners())
            _say(progress_lines(place, slug, trials[slug], settings.language, runner))
    _say(table_lines(trials, settings.language))
    return trials


def _try(folder: ExerciseFolder, out: Path, own: Sandbox) -> Trial:
    """Prove an exercise, and mend each thing that the proofs tell of once."""
    mended: list[str] = []
    lacking = gate.first_lacking(folder, sandbox=own, runners=runners())
    while lacking is not None and (ailment := _ailment(lacking)) in REMEDIES and ailment not in mended:
        mended.append(ailment)
        folder = REMEDIES[ailment](folder, out, runners())
        lacking = gate.first_lacking(folder, sandbox=own, runners=runners())
    return Trial(lacking, folder.exercise.isolation, tuple(mended))


def _ailment(lacking: Proof) -> str:
    """Return the code of a proof that does not hold; of a solution that ran out of time, `slow`."""
    is_slow = lacking.code == "must_pass" and lacking.result.reason is Reason.TIME
    return "slow" if is_slow else lacking.code


def _say(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)
