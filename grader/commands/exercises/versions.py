"""`grader exercise versions` and `rollback`: which versions there are, and the way back to an earlier one."""

import click

from grader.commands.installation import ready
from grader.engine.publishing import versions as published
from grader.wording.exercises.version_lines import back_lines, version_lines


@click.command()
@click.argument("slug")
def versions(slug: str) -> None:
    """List the versions of the exercise SLUG, newest first, with what each changed; ✓ is the one in use."""
    grader = ready()
    found = published.versions(slug, database=grader.database)
    click.echo("\n".join(version_lines(found, grader.settings.language)))


@click.command()
@click.argument("slug")
@click.argument("version", required=False)
def rollback(slug: str, version: str | None) -> None:
    """Bring an earlier VERSION of the exercise SLUG back: the one before the current one, unless you name another.

    VERSION is the beginning of what `grader exercise versions` lists. Nobody loses a pass.
    """
    grader = ready()
    chosen = published.roll_back(slug, version, database=grader.database, now=grader.now)
    click.echo("\n".join(back_lines(chosen, grader.settings.language)))
