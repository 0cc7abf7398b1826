"""`grader cohort`: which cohorts there are, who is in them, and how long they are kept."""

from datetime import date
from functools import partial
from typing import TypedDict

import click

from grader.assembly import Grader
from grader.commands.installation import known_person, ready
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotValid
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.cohorts import ending, enrolling
from grader.engine.cohorts.enrolling import Welcome
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId
from grader.wording.cohorts.cohort_lines import ending_lines, joined_sentence, resumed_sentence, stopped_sentence
from grader.wording.cohorts.welcome import welcome_files


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


def join(person: Person, slug: str, grader: Grader) -> None:
    """Enrol a learner, with a repository; let a trainer or lead see the cohort.

    Raises:
        NotFound: There is no such cohort.
        NotValid: `operator_in_cohort`.
    """
    enrolling.join(person, slug, database=grader.database, **parts_of_a_place(person.language, grader))


class _Parts(TypedDict):
    welcome: Welcome
    repositories: Repositories
    new_id: NewId


def parts_of_a_place(language: Language | None, grader: Grader) -> _Parts:
    """Return what a learner's place is made with, its first page in their language or else the school's."""
    welcome = partial(welcome_files, language or Language(grader.settings.language))
    return _Parts(welcome=welcome, repositories=grader.repositories, new_id=grader.new_id)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotValid("day_shape", day=text) from error
