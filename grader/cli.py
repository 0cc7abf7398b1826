"""The command line: `grader COMMAND`; each command's own file is in `grader.commands`."""

import logging
import os
import sys
from collections.abc import Iterator
from gettext import gettext
from importlib import import_module
from pwd import getpwuid
from typing import TYPE_CHECKING

import click

from grader.command_words import in_words_of, speak
from grader.domain.errors import AuthorError, PlatformError, Refused
from grader.domain.operation.audit import Actor, Way
from grader.domain.text import Language
from grader.engine.operation.acting import act_as
from grader.logs import configure
from grader.wording.catalogue import N_

if TYPE_CHECKING:
    from pydantic import ValidationError

PASSED, NOT_PASSED, USAGE, PLATFORM = 0, 1, 2, 3
"""Exit statuses, the same for every command."""

SECRETS = {"DATABASE_URL", "REDIS_URL", "GRADER_METRICS_TOKEN", "GRADER_SMTP_URL"}
"""Settings whose values no sentence shows."""

COMMANDS = {
    "demo": ("demo.demo", N_("Run the main job for real, in a demo school.")),
    "up": ("hosting.serving", N_("Run the whole installation: Redis, web and worker.")),
    "web": ("hosting.serving", N_("Serve pages, Git and the API.")),
    "worker": ("hosting.hosting", N_("Grade what waits, and keep sandboxes warm.")),
    "sweep": ("hosting.serving", N_("Look once for what was lost on its way, and put it back.")),
    "doctor": ("operation.doctor", N_("Say what is missing, and what mends it.")),
    "images": ("operation.images", N_("Build the images that sandboxes are started from.")),
    "exercise": ("exercises.exercises", N_("Write, prove and publish exercises.")),
    "grade": ("exercises.grading", N_("Grade a folder with an exercise, on this machine.")),
    "watch": ("grading", N_("Follow a hand-in, check by check, to its verdict.")),
    "regrade": ("regrades", N_("Run hand-ins again after an exercise was mended.")),
    "framework": ("competencies", N_("Bring competency frameworks in, each version beside the others.")),
    "report": ("reports", N_("Write reports of a cohort: for funders, Qualiopi, of a learner.")),
    "receipt": ("receipts", N_("Check what the school signed, and look after its key.")),
    "lti": ("lti", N_("Let learning platforms launch this site, and look after its key.")),
    "retention": ("operation.retention", N_("Erase what is older than it may be kept.")),
    "backup": ("operation.backup", N_("Write all that cannot be made again to one file.")),
    "restore": ("operation.backup", N_("Fill an empty installation from such a file.")),
    "migrate": ("operation.backup", N_("Bring the tables to what this program needs.")),
    "cohort": ("cohorts", N_("Open cohorts and give them exercises.")),
    "track": ("plans", N_("Publish tracks: modules of exercises over weeks.")),
    "user": ("people", N_("Add people and give them their way in.")),
}
"""Each command: the file of `grader.commands` it is in, and what it does, as the list of commands says it."""


class Commands(click.Group):
    """Imports a command's file only when the command is asked for: `grader grade` does not wait for the web."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name, its help in the language of the terminal, or None."""
        return in_words_of(written(cmd_name), language_at_once()) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing one: all of them take two seconds."""
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, gettext(does)) for name, (_, does) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Grade beginners' exercises: git push, and read which checks pass."""


def written(name: str) -> click.Command:
    """Return the command of `COMMANDS` as its file has it: its help is the English text of the catalogue."""
    found: click.Command = getattr(import_module(f"grader.commands.{COMMANDS[name][0]}"), name)
    return found


def main() -> None:
    """Run a command; whatever is known to go wrong ends in one sentence and a status that says whose turn it is."""
    act_as(Actor(Way.CLI, account_of(os.getuid())))
    # What a command says stands on standard output; the services say themselves what else they log.
    configure(level=logging.WARNING)
    try:
        speak(language_at_once())
        in_words_of(commands, language_at_once())(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except _validation_error() as error:
        for line in _setting_lines(error):
            click.echo(line, err=True)
        sys.exit(USAGE)
    except Refused as error:
        click.echo(_sentence(error), err=True)
        sys.exit(USAGE)
    except AuthorError as error:
        click.echo(str(error), err=True)
        sys.exit(USAGE)
    except PlatformError as error:
        click.echo(_platform_sentence(error), err=True)
        sys.exit(PLATFORM)


def account_of(uid: int) -> str:
    """Return the name of an account of the operating system; in a container it may have none but its number."""
    try:
        return getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def language_at_once() -> Language:
    """Return the language of the terminal before any setting is read, and where one is wrong."""
    return Language.EN if os.environ.get("GRADER_LANGUAGE") == Language.EN else Language.FR


def _language() -> Language:
    """Return the language of the terminal, wherever it is set."""
    from grader.settings import Settings  # noqa: PLC0415 - only what goes wrong needs them

    try:
        return Settings().language
    except _validation_error():
        return language_at_once()


def _validation_error() -> "type[ValidationError]":
    """Return what a wrong setting raises; imported only once something was raised, as a list of commands needs none."""
    from pydantic import ValidationError  # noqa: PLC0415

    return ValidationError


def _sentence(refused: Refused) -> str:
    from grader.wording.refused import refused_sentence  # noqa: PLC0415

    return refused_sentence(refused, _language())


def _platform_sentence(fault: PlatformError) -> str:
    from grader.wording.operation.operator_words import platform_sentence  # noqa: PLC0415

    return platform_sentence(fault, _language())


def _setting_lines(error: "ValidationError") -> Iterator[str]:
    from grader.setting_values import wrong_setting  # noqa: PLC0415
    from grader.wording.operation.setting_lines import setting_line  # noqa: PLC0415

    for fault in error.errors(include_url=False):
        name = "_".join(str(part) for part in fault["loc"]).upper()
        variable = name if name in {"DATABASE_URL", "REDIS_URL"} else f"GRADER_{name}"
        given = "" if variable in SECRETS else str(fault["input"])
        yield setting_line(variable, wrong_setting(fault), given, _language())
