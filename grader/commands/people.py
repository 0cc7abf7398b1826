"""`grader user`: who may sign in, and their tokens."""

from functools import partial

import click

from grader.assembly import Grader
from grader.commands.cohorts import parts_of_a_place
from grader.commands.installation import known_person, ready
from grader.commands.listing import say_list
from grader.domain.accounts.credentials import Scope
from grader.domain.people import Role
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts import enrolling
from grader.engine.people import unused
from grader.wording.accounts.scopes import revoked_sentence
from grader.wording.cohorts.cohort_lines import erased_sentence, joined_sentence


@click.group()
def user() -> None:
    """Add people and give them their way in."""


@user.command("add")
@click.argument("handle")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.LEARNER.value)
@click.option("--cohort", "slug", help="Enrol a learner in it, or let a trainer or lead see it.")
def add_user(handle: str, name: str, role: str, slug: str | None) -> None:
    """Add a person, and print the link by which they choose a password."""
    grader = ready()
    takes_in = None if slug is None else partial(enrolling.take_in, cohort=slug, **parts_of_a_place(None, grader))
    person = accounts.add_person(
        handle, name, Role(role), database=grader.database, new_id=grader.new_id, takes_in=takes_in
    )
    click.echo(invitation_link(handle, grader))
    if slug is not None:
        # The link alone is on standard output, for whoever sends it on.
        click.echo(joined_sentence(person, slug, grader.settings.language), err=True)


@user.command()
@click.argument("handle")
def invite(handle: str) -> None:
    """Print a new link for somebody who lost their password; the old password works until it is used."""
    click.echo(invitation_link(handle, ready()))


@user.command("erase")
@click.argument("handle")
@click.option("--erase", default="", metavar="HANDLE", help="The handle once more: this is meant, and for good.")
def erase_user(handle: str, erase: str) -> None:
    """Erase the account of HANDLE, of the team, a counsellor's or a company's, as they may ask."""
    grader = ready()
    gone = unused.erase_account(handle, erase, database=grader.database, now=grader.now)
    click.echo(erased_sentence(gone, grader.settings.language))


@user.group()
def token() -> None:
    """Make, list and revoke somebody's tokens: Git's password, and the key of programs."""


@token.command("new")
@click.argument("handle")
@click.argument("label")
@click.option("--scope", "scopes", multiple=True, required=True, type=click.Choice([scope.value for scope in Scope]))
def new_token(handle: str, label: str, scopes: tuple[str, ...]) -> None:
    """Make a token for HANDLE, named LABEL, and print its secret, which nobody can read again."""
    grader = ready()
    _, secret = tokens.create_token(
        known_person(handle, grader),
        label,
        frozenset(map(Scope, scopes)),
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    click.echo(secret)


@token.command("list")
@click.argument("handle")
def list_tokens(handle: str) -> None:
    """Print the id, scopes, end and name of each token of HANDLE that still opens something."""
    grader = ready()
    account = accounts.account_of(known_person(handle, grader), database=grader.database, now=grader.now)
    lines = [
        f"{one.id}  {','.join(sorted(one.scopes))}  {one.expires_at:%Y-%m-%d}  {one.label}" for one in account.tokens
    ]
    say_list(lines, "tokens", grader.settings.language, handle=handle)


@token.command("revoke")
@click.argument("handle")
@click.argument("token_id")
def revoke_token(handle: str, token_id: str) -> None:
    """End the token TOKEN_ID of HANDLE at once."""
    grader = ready()
    tokens.revoke_token(known_person(handle, grader), token_id, database=grader.database, now=grader.now)
    click.echo(revoked_sentence(grader.settings.language))


def invitation_link(handle: str, grader: Grader) -> str:
    """Return the address by which a person chooses a password; good once."""
    secret = accounts.invite(
        handle, database=grader.database, now=grader.now, new_id=grader.new_id, new_secret=grader.new_secret
    )
    return f"{grader.settings.public_url.rstrip('/')}/invitations/{secret}"
