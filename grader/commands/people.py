"""`grader user` and `grader cohort`: who may sign in, and which cohorts there are."""

import click

from grader.assembly import Grader, assemble, prepare_database
from grader.domain.errors import NotFound
from grader.domain.people import Cohort, Person, Role
from grader.domain.text import Language
from grader.engine import accounts, enrolling
from grader.settings import Settings
from grader.wording.welcome import welcome_files


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
    person = accounts.add_person(handle, name, Role(role), database=grader.database, new_id=grader.new_id)
    if slug is not None:
        join(person, slug, grader)
    click.echo(invitation_link(handle, grader))


@user.command()
@click.argument("handle")
def invite(handle: str) -> None:
    """Print a new link for somebody who lost their password; the old password works until it is used."""
    click.echo(invitation_link(handle, ready()))


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


@cohort.command("enroll")
@click.argument("slug")
@click.argument("handle")
def enroll(slug: str, handle: str) -> None:
    """Give the learner HANDLE a place and a repository in SLUG, or let a trainer or lead see it."""
    grader = ready()
    with grader.database.read() as tx:
        person = tx.people.by_handle(handle)
    if person is None:
        raise NotFound("person", handle=handle)
    join(person, slug, grader)


def join(person: Person, slug: str, grader: Grader) -> None:
    """Enrol a learner, with a repository; let a trainer or lead see the cohort.

    Raises:
        NotFound: There is no such cohort.
    """
    with grader.database.read() as tx:
        if tx.cohorts.get(slug) is None:
            raise NotFound("cohort", slug=slug)
    if person.role is not Role.LEARNER:
        enrolling.appoint(person, slug, database=grader.database)
        return
    enrolling.enroll(
        person,
        slug,
        welcome=welcome_files(person.language or Language(grader.settings.language)),
        database=grader.database,
        repositories=grader.repositories,
        new_id=grader.new_id,
    )


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
