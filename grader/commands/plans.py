"""`grader track` and `grader cohort plan`: what a cohort's exercises lie over its weeks by, and when each is due."""

import sys
from datetime import date
from pathlib import Path

import click

from grader.adapters.exercise_files.track import read_track
from grader.assembly import Grader
from grader.commands.exercises.reading import NOT_READABLE, explain
from grader.commands.installation import ready
from grader.domain.assignments import Counts
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import day_of
from grader.domain.errors import ManifestError
from grader.domain.plans.plan import PlanDays, closed_of
from grader.engine.cohorts.starters import bring_starters
from grader.engine.plans import changing, dating, extending, opening, reading, tracks
from grader.engine.plans.changing import PlanEntry, entry_of
from grader.engine.plans.opening import Opening
from grader.settings import Settings
from grader.wording.cohorts.assignment_lines import brought_lines
from grader.wording.plans.plan_lines import (
    extended_line,
    move_lines,
    opened_lines,
    plan_lines,
    preview_line,
    track_lines,
)

NONE = "none"
"""What takes a module or a date away."""


@click.group()
def track() -> None:
    """Publish tracks: modules of exercises over weeks, which new cohorts follow."""


@track.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def publish(file: Path) -> None:
    """Publish the track that FILE holds, such as exercises/track.toml; its name without .toml is its slug."""
    try:
        found = read_track(file)
    except ManifestError as error:
        explain(file.parent, error.problems, Settings().language)
        sys.exit(NOT_READABLE)
    grader = ready()
    left = tracks.publish_track(found, database=grader.database, now=grader.now)
    click.echo("\n".join(track_lines(found, left, grader.settings.language)))


@click.group()
def plan() -> None:
    """Lay a cohort's exercises over its weeks."""


@plan.command()
@click.argument("slug")
def show(slug: str) -> None:
    """Show the plan of the cohort SLUG: modules and exercises in order, each with its week and its days."""
    say_plan(slug, ready())


@plan.command()
@click.argument("slug")
@click.argument("first_day")
@click.option("--closed", multiple=True, metavar="DAYS", help="A closed day, or the first and the last of several.")
@click.option("--holidays/--no-holidays", default=True, help="Leave the public holidays out, or work on them.")
@click.option("--by-hand-too", is_flag=True, help="Let dates follow the weeks that were set otherwise by hand.")
@click.option("--yes", "sure", is_flag=True, help="Do it; else what would move is shown.")
def days(slug: str, first_day: str, closed: tuple[str, ...], *, holidays: bool, by_hand_too: bool, sure: bool) -> None:
    """Let the cohort SLUG begin on FIRST_DAY: dates that are not past follow, once you have seen them."""
    grader = ready()
    step = dating.set_days if sure else dating.dates_ahead
    ahead = step(
        None,
        slug,
        plan_days(first_day, closed, holidays=holidays),
        by_hand_too=by_hand_too,
        public_holidays=grader.public_holidays,
        zone=grader.settings.zone,
        database=grader.database,
        now=grader.now,
    )
    click.echo("\n".join(move_lines(ahead.moving, grader.settings.zone, grader.settings.language)))
    if not sure:
        click.echo(preview_line(grader.settings.language))


@plan.command()
@click.argument("slug")
@click.argument("exercise")
@click.option("--module", metavar="NAME", help="Its module, or none; a new name makes one.")
@click.option("--week", type=int, help="Its week, from 1; the dates follow unless you say them.")
@click.option("--start", metavar="DAY", help="Its first day, or none.")
@click.option("--due", metavar="DAY", help="Its last day, or none.")
@click.option("--counts", type=click.Choice(list(Counts)), help="Which hand-in counts; a pass stays by either.")
def put(slug: str, exercise: str, **said: str | int | None) -> None:
    """Give EXERCISE to the cohort SLUG, or place and date the one that it has; what you do not say stays."""
    grader = ready()
    is_new = changing.put(
        None,
        slug,
        exercise,
        _entry(slug, exercise, said, grader),
        public_holidays=grader.public_holidays,
        zone=grader.settings.zone,
        database=grader.database,
    )
    if is_new:
        bring_and_say(slug, grader)
    say_plan(slug, grader)


@plan.command()
@click.argument("slug")
@click.argument("exercise")
@click.argument("handle")
@click.argument("day")
def extend(slug: str, exercise: str, handle: str, day: str) -> None:
    """Let HANDLE of the cohort SLUG hand EXERCISE in until DAY, later than the others; none takes it back."""
    grader = ready()
    zone = grader.settings.zone
    if day == NONE:
        extending.withdraw(
            None,
            slug,
            exercise,
            handle,
            public_holidays=grader.public_holidays,
            zone=zone,
            database=grader.database,
        )
    else:
        extending.extend(None, slug, exercise, handle, day_of(day), zone=zone, database=grader.database)
    until = None if day == NONE else day_of(day)
    click.echo(extended_line(handle, exercise, until, grader.settings.language))


def plan_days(first: str, closed: tuple[str, ...], *, holidays: bool) -> PlanDays:
    """Return the days of a plan as they are written.

    Raises:
        NotValid: `day_shape`, `closed_shape`, `too_many_closed`.
    """
    return PlanDays(day_of(first), closed_of("\n".join(closed)), holidays)


def open_planned(cohort: Cohort, days: PlanDays | None, track: str, like: str, grader: Grader) -> None:
    """Open a cohort with a plan, and say what it was not given.

    Raises:
        Refused: See `grader.engine.plans.opening.open_planned`.
    """
    left = opening.open_planned(
        None,
        Opening(cohort, days, track, like),
        public_holidays=grader.public_holidays,
        zone=grader.settings.zone,
        database=grader.database,
    )
    click.echo("\n".join(opened_lines(cohort.slug, left, grader.settings.language)))


def bring_and_say(slug: str, grader: Grader) -> None:
    """Bring what learners start from into their repositories, and say how many got it."""
    brought = bring_starters(
        slug,
        database=grader.database,
        repositories=grader.repositories,
        doorbell=grader.doorbell,
        new_id=grader.new_id,
    )
    for line in brought_lines(brought.commits, brought.left, grader.settings.language):
        click.echo(line)


def say_plan(slug: str, grader: Grader) -> None:
    """Say what a cohort's plan is.

    Raises:
        NotFound: There is no such cohort.
    """
    page = reading.plan_of(None, slug, database=grader.database)
    given = [row.assignment for row in page.rows]
    click.echo("\n".join(plan_lines(page.plan, given, grader.settings.zone, grader.settings.language)))


def _entry(slug: str, exercise: str, said: dict[str, str | int | None], grader: Grader) -> PlanEntry:
    """Return how an exercise stands now, with what was said laid over it."""
    rows = reading.plan_of(None, slug, database=grader.database).rows
    given = next((row.assignment for row in rows if row.assignment.exercise == exercise), None)
    entry = PlanEntry() if given is None else entry_of(given, grader.settings.zone)
    return PlanEntry(
        module=_said(said["module"], entry.module) or "",
        week=said["week"] if isinstance(said["week"], int) else entry.week,
        starts_on=_day(said["start"], entry.starts_on),
        due_on=_day(said["due"], entry.due_on),
        counts=Counts(str(said["counts"])) if said["counts"] else entry.counts,
    )


def _said(value: object, before: str) -> str | None:
    """Return what was said, or what was there where nothing was; None where it is to be taken away."""
    return before if value is None else None if value == NONE else str(value)


def _day(value: object, before: date | None) -> date | None:
    return before if value is None else None if value == NONE else day_of(str(value))
