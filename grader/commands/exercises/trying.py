"""Proves exercises that were just imported one by one, and mends what only a run of their own files could tell."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import click

from grader.adapters.importing.remedies import give_time, hold_back, share
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.sandboxes import runners, sandbox
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.exercises.runners import runner_of
from grader.domain.publishing.proof import Proof, Trial
from grader.domain.verdicts import Reason
from grader.engine.ports.grading import Sandbox
from grader.engine.publishing import gate
from grader.settings import Settings
from grader.wording.exercises.import_lines import progress_lines, table_lines

REMEDIES = {"must_fail": hold_back, "needs_shared": share, "slow": give_time}
"""What an import does about what a proof lacks, by its code."""


def try_all(folders: list[ExerciseFolder], out: Path, settings: Settings, *, aside: bool) -> dict[str, Trial]:
    """Return how each was tried, by slug; printed as they are, then as a table.

    Args:
        aside: Print to standard error.
    """
    for image in dict.fromkeys(folder.exercise.image for folder in folders):
        ensure_runner(EngineConnection(), image, progress=lambda line: click.echo(line, err=True))
    trials: dict[str, Trial] = {}
    with closing(sandbox(settings)) as own:
        for number, folder in enumerate(folders, 1):
            slug = folder.exercise.slug
            trials[slug] = _try(folder, out, own)
            place, language = f"{number}/{len(folders)}", runner_of(folder.exercise, runners())
            _say(progress_lines(place, slug, trials[slug], settings.language, language), err=aside)
    _say(table_lines(trials, settings.language), err=aside)
    return trials


def _try(folder: ExerciseFolder, out: Path, own: Sandbox) -> Trial:
    """Prove an exercise, and mend each thing that the proofs tell of once."""
    mended: list[str] = []
    lacking = gate.first_lacking(folder, sandbox=own, runners=runners())
    while lacking is not None and (ailment := _ailment(lacking)) in REMEDIES and ailment not in mended:
        if ailment == "must_fail" and not folder.exercise.hand_in[0].endswith(".py"):
            break  # a line that stops a program is written in Python alone
        mended.append(ailment)
        folder = REMEDIES[ailment](folder, out, runners())
        lacking = gate.first_lacking(folder, sandbox=own, runners=runners())
    return Trial(lacking, folder.exercise.isolation, tuple(mended))


def _ailment(lacking: Proof) -> str:
    """Return the code of a proof that does not hold; of a solution that ran out of time, `slow`."""
    is_slow = lacking.code == "must_pass" and lacking.result.reason is Reason.TIME
    return "slow" if is_slow else lacking.code


def _say(lines: Iterable[str], *, err: bool) -> None:
    for line in lines:
        click.echo(line, err=err)
