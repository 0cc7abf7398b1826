"""The command line: `grader COMMAND`; each command's own file is in `grader.commands`."""

import sys

import click
from pydantic import ValidationError

from grader.commands.demo import demo
from grader.commands.doctor import doctor
from grader.commands.exercises import exercise, grade
from grader.commands.images import images
from grader.commands.people import cohort, user
from grader.commands.serving import sweep, up, web, worker
from grader.domain.errors import AuthorError, PlatformError, Refused

PASSED, NOT_PASSED, USAGE, PLATFORM = 0, 1, 2, 3
"""Exit statuses, the same for every command."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Grade beginners' exercises: git push, and read which checks pass."""


for command in (demo, doctor, exercise, grade, images, cohort, user, up, web, worker, sweep):
    commands.add_command(command)


def main() -> None:
    """Run a command; whatever is known to go wrong ends in one sentence and a status that says whose turn it is."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            name = "_".join(str(part) for part in fault["loc"]).upper()
            variable = name if name in {"DATABASE_URL", "REDIS_URL"} else f"GRADER_{name}"
            click.echo(f"{variable}: {fault['msg']} (got {fault['input']!r})", err=True)
        sys.exit(USAGE)
    except (Refused, AuthorError) as error:
        click.echo(str(error), err=True)
        sys.exit(USAGE)
    except PlatformError as error:
        click.echo(str(error), err=True)
        sys.exit(PLATFORM)
