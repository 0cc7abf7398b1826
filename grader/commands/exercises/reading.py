"""An exercise's folder as a command is given it: read, or explained."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RunnerImage, ensure_runner
from grader.sandboxes import runners
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Exercise, ExerciseFolder
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.exercises.trainer_lines import problem_line

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NOT_READABLE = 2


def read_or_explain(folder: Path, language: Language) -> ExerciseFolder:
    """Return what the folder holds, or print every mistake in it and end with status 2."""
    try:
        return read_folder(folder, runners())
    except ManifestError as error:
        explain(folder, error.problems, language)
        sys.exit(NOT_READABLE)


def explain(folder: Path, problems: Sequence[ManifestProblem], language: Language) -> None:
    """Print every mistake in a folder, on standard error."""
    for problem in problems:
        click.echo(f"{folder}/{problem_line(problem, language)}", err=True)
    text = gettext_for(language).ngettext("%(count)s thing to mend.", "%(count)s things to mend.", len(problems))
    click.echo(text % {"count": len(problems)}, err=True)


def need_image(exercise: Exercise) -> RunnerImage:
    """Return the image of the exercise's language, with the packages that it asks for; one that is missing is built first."""
    return ensure_runner(EngineConnection(), exercise.image, progress=lambda line: click.echo(line, err=True))
