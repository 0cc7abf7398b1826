"""`grader cohort`: which cohorts there are, who is in them, and how long they are kept."""

from typing import TypedDict, Unpack

import click

from grader.assembly import Grader
from grader.commands.accommodations import more_time
from grader.commands.installation import known_person, ready
from grader.commands.listing import say_list
from grader.commands.plans import bring_and_say, open_planned, plan, plan_days
from grader.commands.rosters import back, change_status, import_roster, list_people, remove_cohort, remove_person
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import day_of, end_of
from grader.domain.errors import NotValid
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.cohorts import assigning, ending, enrolling
from grader.engine.cohorts.enrolling import Welcome
from grader.engine.plans import changing, reading
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId
from grader.wording.cohorts.assignment_lines import assignment_lines
from grader.wording.cohorts.cohort_lines import ending_lines, joined_sentence, resumed_sentence, stopped_sentence
from grader.wording.plans.plan_lines import renamed_line
from grader.wording.quoting import quotable


class _Planned(TypedDict):
    start: str | None
    closed: tuple[str, ...]
    holidays: bool
    track: str
    like: str


@click.group()
def cohort() -> None:
    """Open cohorts and give them exercises."""


for command in (plan, list_people, change_status, import_roster, more_time, back, remove_person, remove_cohort):
    cohort.add_command(command)


@cohort.command("open")
@click.argument("slug")
@click.argument("name")
@click.argument("exercises", nargs=-1)
@click.option("--start", metavar="DAY", help="The first day of its plan.")
@click.option("--closed", multiple=True, metavar="DAYS", help="A closed day, or the first and the last of several.")
@click.option("--holidays/--no-holidays", default=True, help="Leave the public holidays out, or work on them.")
@click.option("--track", default="", metavar="TRACK", help="The published track that a new cohort follows.")
@click.option("--like", default="", metavar="COHORT", help="The cohort whose plan a new one takes over.")
def open_cohort(slug: str, name: str, exercises: tuple[str, ...], **planned: Unpack[_Planned]) -> None:
    """Open the cohort SLUG and give it published EXERCISES, in this order.

    One that is open already, under this name, gets those of EXERCISES that it has not, behind all others; `grader
    cohort rename` gives it another name. With --start, --track or --like it must be new.
    """
    grader = ready()
    cohort, start = Cohort(slug, name), planned["start"]
    if not start and (planned["closed"] or not planned["holidays"]):
        raise NotValid("first_day_missing")
    if start or planned["track"] or planned["like"]:
        days = plan_days(start, planned["closed"], holidays=planned["holidays"]) if start else None
        open_planned(cohort, days, planned["track"], planned["like"], grader)
    enrolling.open_cohort(cohort, exercises, database=grader.database)
    _bring_and_say(slug, grader)


@cohort.command("list")
def list_cohorts() -> None:
    """List all cohorts: slug and name."""
    grader = ready()
    cohorts = reading.cohort_list(None, database=grader.database).cohorts
    say_list([f"{one.slug}  {quotable(one.name)}" for one in cohorts], "cohorts", grader.settings.language)


@cohort.command("rename")
@click.argument("slug")
@click.argument("name")
def rename(slug: str, name: str) -> None:
    """Call the cohort SLUG by another NAME; its slug stays, and with it all addresses."""
    grader = ready()
    changing.rename(None, slug, name, database=grader.database)
    click.echo(renamed_line(slug, name, grader.settings.language))


@cohort.command("assign")
@click.argument("slug")
@click.argument("exercises", nargs=-1, required=True)
@click.option("--due", "due", metavar="DAY", help="The last day for these, such as 2027-03-31; later is taken, too.")
def assign_exercises(slug: str, exercises: tuple[str, ...], due: str | None) -> None:
    """Give the cohort SLUG published EXERCISES, after those that it has, or another day to those that it has.

    What learners start from comes into their repositories as a commit; no file of theirs is touched.
    """
    grader = ready()
    due_at = end_of(day_of(due), grader.settings.zone) if due else None
    assigning.assign(
        slug,
        exercises,
        due_at=due_at,
        public_holidays=grader.public_holidays,
        zone=grader.settings.zone,
        database=grader.database,
    )
    _bring_and_say(slug, grader)


@cohort.command("unassign")
@click.argument("slug")
@click.argument("exercise")
def unassign_exercise(slug: str, exercise: str) -> None:
    """Take EXERCISE off what the cohort SLUG was given; what was handed in is kept, and comes back with it."""
    grader = ready()
    assigning.unassign(slug, exercise, database=grader.database)
    _say_exercises(slug, grader)


@cohort.command("order")
@click.argument("slug")
@click.argument("exercises", nargs=-1, required=True)
def order_exercises(slug: str, exercises: tuple[str, ...]) -> None:
    """Put EXERCISES of the cohort SLUG in front, in this order; the others follow as they were."""
    grader = ready()
    assigning.put_in_order(slug, exercises, database=grader.database)
    _say_exercises(slug, grader)


@cohort.command("exercises")
@click.argument("slug")
def list_exercises(slug: str) -> None:
    """List what the cohort SLUG was given, in order, with the last day for each."""
    _say_exercises(slug, ready())


def _bring_and_say(slug: str, grader: Grader) -> None:
    _say_exercises(slug, grader)
    bring_and_say(slug, grader)


def _say_exercises(slug: str, grader: Grader) -> None:
    given = assigning.given_to(slug, database=grader.database)
    click.echo("\n".join(assignment_lines(slug, given, grader.settings.zone, grader.settings.language)))


@cohort.command("end")
@click.argument("slug")
@click.argument("last_day")
@click.option("--yes", "sure", is_flag=True, help="Take a day, too, that is past or sooner than the last hand-in.")
def end_cohort(slug: str, last_day: str, *, sure: bool) -> None:
    """Say which is the LAST_DAY of the cohort SLUG (such as 2027-06-30), from which retention counts."""
    grader = ready()
    told = ending.end_cohort(
        slug,
        day_of(last_day),
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
    return _Parts(welcome=grader.welcome_in(language), repositories=grader.repositories, new_id=grader.new_id)
