"""`grader cohort more-time`: how much more time a learner has."""

import click

from grader.commands.installation import ready
from grader.engine.accommodations.setting import set_more_time
from grader.wording.accommodations import more_time_line


@click.command("more-time")
@click.argument("slug")
@click.argument("handle")
@click.argument("percent", type=int)
def more_time(slug: str, handle: str, percent: int) -> None:
    """Give HANDLE of the cohort SLUG so many PERCENT more time, such as 33; 0 takes it away. No reason is kept."""
    grader = ready()
    set_more_time(
        None,
        slug,
        handle,
        percent,
        public_holidays=grader.public_holidays,
        zone=grader.settings.zone,
        database=grader.database,
        now=grader.now,
    )
    click.echo(more_time_line(handle, percent, grader.settings.language))
