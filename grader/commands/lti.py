"""`grader lti`: says what a learning platform asks for as it is set up, and renews this machine's key."""

import click

from grader.commands.installation import ready
from grader.engine.lti.keys import renew_tool_key
from grader.wording.lti import renewed_line, set_up_lines


@click.group()
def lti() -> None:
    """Let learning platforms (Moodle, Canvas, …) launch this site by LTI 1.3."""


@lti.command()
def addresses() -> None:
    """Show the addresses that a platform asks for as it is set up."""
    settings = ready().settings
    for line in set_up_lines(settings.public_url.rstrip("/"), settings.language):
        click.echo(line)


@lti.command("renew-key")
def renew_key() -> None:
    """Make another key on this machine; platforms fetch it by themselves, and the old one signs no more."""
    grader = ready()
    old = renew_tool_key(database=grader.database, signer=grader.tool_signer, now=grader.now)
    click.echo(renewed_line(old, grader.settings.language))
