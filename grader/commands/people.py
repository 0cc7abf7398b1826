"""`grader user` and `grader cohort`: who may sign in, and which cohorts there are."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TypedDict

import click

from grader.assembly import Grader, assemble, prepare_database
from grader.domain.accounts.credentials import Scope
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound, NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Person, Role
from grader.domain.text import Language
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts import ending, enrolling
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId
from grader.settings import Settings
from grader.wording.cohorts.cohort_lines import ending_lines, joined_sentence, resumed_sentence, stopped_sentence
from grader.wording.cohorts.welcome import welcome_files


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
    takes_in = None if slug is None else partial(enrolling.take_in, cohort=slug, **_parts_of_a_place(None, grader))
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
    for one in account.tokens:
        click.echo(f"{one.id}  {','.join(sorted(one.scopes))}  {one.expires_at:%Y-%m-%d}  {one.label}")


@token.command("revoke")
@click.argument("handle")
@click.argument("token_id")
def revoke_token(handle: str, token_id: str) -> None:
    """End the token TOKEN_ID of HANDLE at once."""
    grader = ready()
    tokens.revoke_token(known_person(handle, grader), token_id, database=grader.database, now=grader.now)


@click.group()
def cohort() -> None:
    """Open cohorts and give them exercises."""


@cohort.command("open")
@click.argument("slug")
@click.argument("name")
@click.argument("exercises", nargs=-1)
def open_cohort(slug: str, name: str, exercises: tuple[str, ...]) -> None:
    """Open the cohort SLUG and give it published EXERCISES, in this order."""
    grader = ready()
    enrolling.open_cohort(Cohort(slug, name), exercises, database=grader.database)


@cohort.command("end")
@click.argument("slug")
@click.argument("last_day")
@click.option("--yes", "sure", is_flag=True, help="Take a day, too, that is past or sooner than the last hand-in.")
def end_cohort(slug: str, last_day: str, *, sure: bool) -> None:
    """Say which is the LAST_DAY of the cohort SLUG (such as 2027-06-30), from which retention counts."""
    grader = ready()
    told = ending.end_cohort(
        slug,
        _day(last_day),
        sure=sure,
        periods=grader.settings.periods,
        zone=grader.settings.zone,
        database=grader.database,
        now=grader.now,
    )
    click.echo("\n".join(ending_lines(vars(told), grader.settings.language)))


@cohort.command("stop-erasure")
@click.argument("slug")
def stop_erasure(slug: str) -> None:
    """Let nothing of the cohort SLUG be erased by its age, whatever was announced."""
    grader = ready()
    ending.stop_erasure(slug, by=None, database=grader.database, now=grader.now)
    click.echo(stopped_sentence(slug, grader.settings.language))


@cohort.command("resume-erasure")
@click.argument("slug")
def resume_erasure(slug: str) -> None:
    """Let the cohort SLUG be erased by its age again; all of it is announced anew before."""
    grader = ready()
    ending.resume_erasure(slug, by=None, database=grader.database)
    click.echo(resumed_sentence(slug, grader.settings.language))


@cohort.command("enroll")
@click.argument("slug")
@click.argument("handle")
def enroll(slug: str, handle: str) -> None:
    """Give the learner HANDLE a place and a repository in SLUG, or let a trainer or lead see it."""
    grader = ready()
    person = known_person(handle, grader)
    join(person, slug, grader)
    click.echo(joined_sentence(person, slug, grader.settings.language))


def known_person(handle: str, grader: Grader) -> Person:
    """Return the person of that handle.

    Raises:
        NotFound: `person`.
    """
    with grader.database.read() as tx:
        person = tx.people.by_handle(handle)
    if person is None:
        raise NotFound("person", handle=handle)
    return person


def join(person: Person, slug: str, grader: Grader) -> None:
    """Enrol a learner, with a repository; let a trainer or lead see the cohort.

    Raises:
        NotFound: There is no such cohort.
        NotValid: `operator_in_cohort`.
    """
    enrolling.join(person, slug, database=grader.database, **_parts_of_a_place(person.language, grader))


def invitation_link(handle: str, grader: Grader) -> str:
    """Return the address by which a person chooses a password; good once."""
    secret = accounts.invite(
        handle, database=grader.database, now=grader.now, new_id=grader.new_id, new_secret=grader.new_secret
    )
    return f"{grader.settings.public_url.rstrip('/')}/invitations/{secret}"


def ready() -> Grader:
    """Return the installation with its tables up to date."""
    settings = Settings()
    prepare_database(settings)
    return assemble(settings)


class _Parts(TypedDict):
    welcome: Sequence[SourceFile]
    repositories: Repositories
    new_id: NewId


def _parts_of_a_place(language: Language | None, grader: Grader) -> _Parts:
    """Return what a learner's place is made with, its first page in their language or else the school's."""
    welcome = welcome_files(language or Language(grader.settings.language))
    return _Parts(welcome=welcome, repositories=grader.repositories, new_id=grader.new_id)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotValid("day_shape", day=text) from error
