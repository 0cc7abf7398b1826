"""`grader receipt`: checks signed lines, shows the keys that check them, and renews this machine's."""

import sys
from typing import TextIO

import click

from grader.commands.installation import ready
from grader.commands.listing import say_list
from grader.domain.receipts import ReceiptKey, Worth
from grader.engine.ports.receipts import Signer
from grader.engine.receipts import checking, renewing
from grader.wording.receipts import facts_said, kind_words, renewed_lines, worth_sentence


@click.group()
def receipt() -> None:
    """Check what the school signed, and look after the key that signs."""


@receipt.command()
@click.argument("file", type=click.File(lazy=False), default="-")
def verify(file: TextIO) -> None:
    """Tell what a receipt is worth, its line in FILE or on standard input; the exit status is 1 unless genuine."""
    grader = ready()
    language = grader.settings.language
    checked = checking.check(file.read(), database=grader.database, signer=grader.signer)
    click.echo(worth_sentence(checked.worth, checked.receipt, language))
    if checked.worth is not Worth.SIGNED:
        sys.exit(1)
    click.echo(kind_words(checked.receipt.kind, language))
    for name, value in facts_said(checked.receipt, language):
        click.echo(f"  {name}: {value}")


@receipt.command()
def keys() -> None:
    """Show all public keys that ever signed here, each behind its id and its time, for `openssl` and for archives."""
    grader = ready()
    found = checking.known_keys(database=grader.database)
    say_list([_key_lines(key, grader.signer) for key in found], "keys", grader.settings.language)


@receipt.command("renew-key")
def renew_key() -> None:
    """Make another key on this machine; receipts that the old one signed stay good, and it signs no more."""
    grader = ready()
    old = renewing.renew_key(database=grader.database, signer=grader.signer, now=grader.now)
    for line in renewed_lines(old, grader.settings.language):
        click.echo(line)


def _key_lines(key: ReceiptKey, signer: Signer) -> str:
    until = "" if key.retired_at is None else f" to {key.retired_at.isoformat(timespec='seconds')}"
    return f"# {key.id}: {key.made_at.isoformat(timespec='seconds')}{until}\n{signer.pem(key).rstrip()}"
