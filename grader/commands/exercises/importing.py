"""`grader exercise import`: another system's exercises as folders of ours, with what became of each of its files."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from grader.adapters.importing.conversion import Candidate, Collection, Conversion, Wishes
from grader.adapters.importing.download import Download
from grader.adapters.importing.reading import READERS, read_source
from grader.adapters.importing.writing import copy_licence, write_folder
from grader.sandboxes import runners
from grader.commands.exercises.trying import try_all
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.exercises.imports import ImportedExercise, ImportReport, RefusedExercise
from grader.domain.naming import check_slug
from grader.domain.publishing.proof import Trial
from grader.domain.text import Language
from grader.settings import Settings
from grader.wording.exercises.import_json import import_json
from grader.wording.exercises.import_lines import lacking_lines, note_lines, report_lines

SOURCE = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
OUT = click.Path(file_okay=False, path_type=Path)


@dataclass
class _Tally:
    """What became of a source's exercises so far."""

    written: list[ImportedExercise] = field(default_factory=list)
    folders: list[ExerciseFolder] = field(default_factory=list)
    refused: list[RefusedExercise] = field(default_factory=list)
    given_up: int = 0


@click.command("import")
@click.argument("source", type=SOURCE)
@click.argument("out_dir", type=OUT, default=Path())
@click.option("--as", "kind", type=click.Choice(list(READERS)), help="What SOURCE is; recognised where it is not said.")
@click.option("--solution", type=FOLDER, metavar="FOLDER", help="The folder of the solved files, if SOURCE has none.")
@click.option("--slug", help="The exercise's name; made of the name of SOURCE where it is not said.")
@click.option("--language", type=click.Choice([one.value for one in Language]), help="What SOURCE is written in; yours without.")
@click.option("--prove", is_flag=True, help="Then prove each: its solution passes, its starter does not.")
@click.option("--force", is_flag=True, help="Replace exercises that are in OUT_DIR already.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; lines go to standard error.")
def import_exercises(
    source: Path,
    out_dir: Path,
    *,
    kind: str | None,
    solution: Path | None,
    slug: str | None,
    language: str | None,
    prove: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Write the exercises of SOURCE to OUT_DIR, a folder each, and say what became of every file.

    SOURCE is a folder of pytest or unittest files, a template repository of GitHub Classroom, an Exercism track, a
    folder of check50's, or the zip of a Gradescope autograder. Nothing of it is run.

    Ends with 0 when all were imported (and proven, with --prove), 1 when something is left to do, 2 wrong usage.
    """
    settings = Settings()
    if slug is not None:
        check_slug(slug)
    allowed = frozenset(settings.packages)
    solved = Download(solution) if solution else None
    wishes = Wishes(slug, Language(language or settings.language), solved, allowed)
    collection = _read(source, kind, wishes, settings.language)
    out_dir.mkdir(parents=True, exist_ok=True)
    folders, report = _import_all(collection, out_dir, force=force)
    _say(lacking_lines(report, settings.language), err=True)
    _say(report_lines(report, settings.language), err=as_json)
    trials = try_all(folders, out_dir, settings, aside=as_json) if prove and folders else {}
    if as_json:
        click.echo(json.dumps(import_json(report, trials), ensure_ascii=False, indent=2))
    sys.exit(0 if report.is_whole and not any(trial.lacking for trial in trials.values()) else 1)


import_exercism = click.Command(
    "import-exercism", params=import_exercises.params, callback=import_exercises.callback, hidden=True
)
"""The same by the name that it had when tracks alone could be imported."""


def _read(source: Path, kind: str | None, wishes: Wishes, language: Language) -> Collection:
    try:
        return read_source(source, kind, wishes)
    except ManifestError as error:
        _say(note_lines(error.problems, language), err=True)
        sys.exit(2)


def _import_all(collection: Collection, out: Path, *, force: bool) -> tuple[list[ExerciseFolder], ImportReport]:
    tally = _Tally()
    for candidate in collection.candidates:
        _import(candidate, out, tally, force=force)
    beside: tuple[ManifestProblem, ...] = ()
    try:
        if collection.owes_licence:
            copy_licence(collection, out, replace=force)
    except ManifestError as error:
        beside = error.problems
    written, refused = tuple(tally.written), tuple(tally.refused)
    return tally.folders, ImportReport(collection.kind, written, refused, tally.given_up, beside)


def _import(candidate: Candidate, out: Path, tally: _Tally, *, force: bool) -> None:
    """Import an exercise, or say what it lacks; nobody mends one that its source gave up."""
    try:
        converted = candidate.convert()
    except ManifestError as error:
        if candidate.is_given_up:
            tally.given_up += 1
        else:
            tally.refused.append(RefusedExercise(candidate.slug, error.problems))
        return
    try:
        folder = write_folder(converted, out, runners(), replace=force)
    except ManifestError as error:
        tally.refused.append(RefusedExercise(converted.slug, error.problems))
        return
    tally.written.append(_told(converted))
    tally.folders += [folder] if folder is not None else []


def _told(converted: Conversion) -> ImportedExercise:
    points = [*(check.points for check in converted.checks), *(case.points for case in converted.cases)]
    return ImportedExercise(
        converted.slug, len(points), sum(points), converted.fates, converted.by_hand, converted.notes
    )


def _say(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)
