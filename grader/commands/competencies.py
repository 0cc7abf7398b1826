"""`grader framework`: brings competency frameworks in, and shows those that are there."""

from pathlib import Path

import click

from grader.commands.installation import ready
from grader.engine.competencies.bringing_in import bring_in
from grader.engine.competencies.reading import known_frameworks
from grader.wording.competencies import brought_in_line, framework_lines


@click.group()
def framework() -> None:
    """Bring competency frameworks in, each version beside the others."""


@framework.command("bring-in")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def bring_in_file(file: Path) -> None:
    """Bring in the framework that FILE holds (.csv, .toml, .yaml) as the next version of its name."""
    grader = ready()
    brought = bring_in(None, grader.read_framework(file.name, file.read_bytes()), database=grader.database)
    click.echo(brought_in_line(brought.framework, grader.settings.language, new=brought.new))


@framework.command("list")
def list_all() -> None:
    """Show the newest version of each framework."""
    grader = ready()
    for one in known_frameworks(database=grader.database).newest.values():
        click.echo("\n".join(framework_lines(one, grader.settings.language)))
