"""`grader exercise withdraw` and `restore`: an exercise that nobody can hand in, and the way back."""

import click

from grader.commands.installation import ready
from grader.engine.publishing import withdrawing
from grader.wording.catalogue import gettext_for


@click.command()
@click.argument("slug")
def withdraw(slug: str) -> None:
    """Let nobody hand the exercise SLUG in any more, nor any cohort get it; hand-ins, passes and versions stay."""
    grader = ready()
    withdrawing.withdraw(slug, database=grader.database, now=grader.now)
    text = gettext_for(grader.settings.language).gettext(
        "%(slug)s is withdrawn: nobody can hand it in. Hand-ins and passes stay. The way back: grader exercise restore %(slug)s"
    )
    click.echo(text % {"slug": slug})


@click.command()
@click.argument("slug")
def restore(slug: str) -> None:
    """Let the exercise SLUG be given and handed in again, in the cohorts that had it, too."""
    grader = ready()
    withdrawing.restore(slug, database=grader.database)
    text = gettext_for(grader.settings.language).gettext("%(slug)s can be given and handed in again.")
    click.echo(text % {"slug": slug})
