"""`grader doctor`: what is there, what is missing, and the command that mends it."""

import sys

import click

from grader.commands.operation import machine_findings as machine
from grader.commands.operation import stored_findings as stored
from grader.commands.operation import way_findings as way
from grader.commands.operation.finding import Findings, Say
from grader.domain.verdicts import GLYPHS, Status
from grader.settings import Settings
from grader.wording.catalogue import gettext_for


@click.command()
def doctor() -> None:
    """Say what is there, what is missing, and the command that mends it."""
    settings = Settings()
    say = gettext_for(settings.language).gettext
    missing = False
    for finding in findings(settings, say):
        click.echo(f"{GLYPHS[finding.status]} {say(finding.name):<26} {finding.detail}")
        if finding.mend:
            click.echo(f"  → {finding.mend}")
        missing |= finding.status is Status.FAILED
    sys.exit(3 if missing else 0)


def findings(settings: Settings, say: Say) -> Findings:
    """Yield every finding, in the order in which things depend on one another."""
    yield from machine.programs(say)
    yield from machine.disks(settings)
    facts = stored.facts_of(settings)
    yield from machine.engine(settings, say, facts.asked_for)
    yield machine.redis(settings)
    yield from stored.database(facts, say)
    yield from stored.clock(settings, facts, say)
    yield from stored.receipt_key(settings, say)
    yield from stored.exercises_repository(settings, facts, say)
    yield from stored.backups(settings, facts, say)
    yield from way.certificate(settings, say)
    yield from way.public_address(settings, say)
    yield from way.ssh_server(settings, say)
    yield from way.mail_server(settings, facts, say)
    yield from way.identity_providers(settings, facts, say)
    yield from way.learning_platforms(settings, facts, say)
    yield from machine.libraries(say)
