"""The command line: `grader COMMAND`; each command's own file is in `grader.commands`."""

import logging
import os
import sys
from importlib import import_module
from pwd import getpwuid

import click
from pydantic import ValidationError

from grader.domain.errors import AuthorError, PlatformError, Refused
from grader.domain.operation.audit import Actor, Way
from grader.engine.operation.acting import act_as
from grader.logs import configure

PASSED, NOT_PASSED, USAGE, PLATFORM = 0, 1, 2, 3
"""Exit statuses, the same for every command."""

SECRETS = {"DATABASE_URL", "REDIS_URL", "GRADER_METRICS_TOKEN", "GRADER_SMTP_URL"}
"""Settings whose values no sentence shows."""

COMMANDS = {
    "demo": "demo.demo",
    "up": "hosting.serving",
    "web": "hosting.serving",
    "worker": "hosting.hosting",
    "sweep": "hosting.serving",
    "doctor": "operation.doctor",
    "images": "operation.images",
    "exercise": "exercises.exercises",
    "grade": "exercises.grading",
    "watch": "grading",
    "regrade": "regrades",
    "receipt": "receipts",
    "retention": "operation.retention",
    "backup": "operation.backup",
    "restore": "operation.backup",
    "migrate": "operation.backup",
    "cohort": "cohorts",
    "track": "plans",
    "user": "people",
}
"""Each command, and the file of `grader.commands` it is in."""


class Commands(click.Group):
    """Imports a command's file only when the command is asked for: `grader grade` does not wait for the web."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"grader.commands.{COMMANDS[cmd_name]}"), cmd_name)
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Grade beginners' exercises: git push, and read which checks pass."""


def main() -> None:
    """Run a command; whatever is known to go wrong ends in one sentence and a status that says whose turn it is."""
    act_as(Actor(Way.CLI, account_of(os.getuid())))
    # What a command says stands on standard output; the services say themselves what else they log.
    configure(level=logging.WARNING)
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
            got = "" if variable in SECRETS else f" (got {fault['input']!r})"
            click.echo(f"{variable}: {fault['msg']}{got}", err=True)
        sys.exit(USAGE)
    except Refused as error:
        click.echo(_sentence(error), err=True)
        sys.exit(USAGE)
    except AuthorError as error:
        click.echo(str(error), err=True)
        sys.exit(USAGE)
    except PlatformError as error:
        click.echo(str(error), err=True)
        sys.exit(PLATFORM)


def account_of(uid: int) -> str:
    """Return the name of an account of the operating system; in a container it may have none but its number."""
    try:
        return getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _sentence(refused: Refused) -> str:
    from grader.settings import Settings  # noqa: PLC0415 - only a refusal needs them
    from grader.wording.refused import refused_sentence  # noqa: PLC0415

    return refused_sentence(refused, Settings().language)
