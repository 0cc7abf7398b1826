"""`grader exercise`: what trainers do with an exercise's folder; and its publication."""

from pathlib import Path

import click

from grader.assembly import assemble, prepare_database
from grader.commands.exercises.live_output import LiveOutput
from grader.commands.exercises.beginning import new
from grader.commands.exercises.checking import check, prove_and_say
from grader.commands.exercises.proposals import prove_proposals
from grader.commands.exercises.importing import import_exercises, import_exercism
from grader.commands.exercises.reading import FOLDER, read_or_explain
from grader.commands.exercises.versions import rollback, versions
from grader.commands.exercises.withdrawing import restore, withdraw
from grader.domain.exercises.exercise import ExerciseFolder
from grader.engine.ports.grading import Sandbox
from grader.engine.publishing import gate
from grader.engine.publishing.withdrawing import withdrawn_at
from grader.settings import Settings
from grader.wording.exercises.proposal_lines import published_lines


@click.group()
def exercise() -> None:
    """Write, prove and publish exercises."""


exercise.add_command(check)
exercise.add_command(import_exercises)
exercise.add_command(import_exercism)
exercise.add_command(new)
exercise.add_command(prove_proposals)
exercise.add_command(restore)
exercise.add_command(rollback)
exercise.add_command(versions)
exercise.add_command(withdraw)


@exercise.command()
@click.argument("folder", type=FOLDER)
@click.option("--port", type=click.IntRange(0, 65_535), default=0, help="Where to serve it; any that is free without.")
@click.option("--wrong", metavar="NAME", help="The wrong solution to hand in; the first without.")
def preview(folder: Path, port: int, wrong: str | None) -> None:
    """Serve FOLDER on this machine as learners will see it: statement, hand-ins, terminal, in both languages.

    The starter, a wrong solution and the solution are handed in for real, in a school that is gone at the end. Save a
    file of the folder, and the pages follow. Ctrl-C ends it.
    """
    from grader.commands.exercises.previewing import serve_preview  # noqa: PLC0415 - only this command needs the web

    serve_preview(folder, port, wrong)


@exercise.command()
@click.argument("folders", type=FOLDER, nargs=-1, required=True)
def publish(folders: tuple[Path, ...]) -> None:
    """Prove each of FOLDERS and make it the version that new hand-ins run against."""
    settings = Settings()
    prepare_database(settings)
    for folder in folders:
        publish_and_say(read_or_explain(folder, settings.language), settings, steadily=True)


def publish_and_say(
    folder: ExerciseFolder, settings: Settings, *, steadily: bool, sandbox: Sandbox | None = None
) -> None:
    """Prove and publish, unless exactly this version is published already.

    Args:
        steadily: Run the solution many times too, and refuse it when it passes in some of them alone.
        sandbox: Where it is proven; None takes one of its own.

    Raises:
        NotProven: Something does not hold.
    """
    parts = assemble(settings)
    if not gate.is_published(folder.exercise, database=parts.database):
        with LiveOutput(settings.language) as output:
            proved = prove_and_say(folder, settings, output, steadily=steadily, sandbox=sandbox)
        gate.publish(folder, proved.proofs, unsteady=proved.unsteady, database=parts.database, now=parts.now)
    slug = folder.exercise.slug
    withdrawn = withdrawn_at(slug, database=parts.database) is not None
    click.echo("\n".join(published_lines(slug, settings.language, withdrawn=withdrawn)))
