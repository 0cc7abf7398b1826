"""`grader cohort people`, `status`, `import` and `remove-person`: who is in a cohort, and a school's own list."""

import sys
from functools import partial
from pathlib import Path

import click

from grader.commands.installation import ready
from grader.commands.listing import say_list
from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.days import day_of
from grader.domain.errors import Refused
from grader.domain.rosters.columns import roster_of
from grader.domain.rosters.roster import LineFate, Roster, RosterPlan
from grader.domain.text import Language
from grader.engine.plans import coming_back
from grader.engine.ports.rosters import RosterFiles
from grader.engine.rosters import changing, importing, reading, removing
from grader.engine.rosters.changing import PlaceChange
from grader.wording.cohorts.cohort_lines import cohort_removed_sentence, removed_sentence
from grader.wording.plans.plan_lines import back_line, own_move_lines, preview_line
from grader.wording.quoting import quotable
from grader.wording.rosters.lists import fate_words, file_sentence, missing_sentence, totals_sentence
from grader.wording.rosters.places import place_word, reason_word, role_word

SOME_LEFT_OUT = 1


@click.command("people")
@click.argument("slug")
def list_people(slug: str) -> None:
    """List the people of the cohort SLUG: handle, how they stand or what they do, and name."""
    grader = ready()
    language = grader.settings.language
    people = reading.people_of(None, slug, database=grader.database, now=grader.now)
    lines = [
        "  ".join(
            (
                member.person.handle,
                _standing(member.place, language) if member.place else role_word(member.person.role, language),
                quotable(member.person.name),
            )
        )
        for member in (*people.active, *people.apart, *people.staff)
    ]
    say_list(lines, "people", language, slug=slug)


@click.command("status")
@click.argument("slug")
@click.argument("handle")
@click.argument("status", type=click.Choice([one.value for one in EnrollmentStatus]))
@click.argument("day", required=False)
@click.option("--reason", type=click.Choice([one.value for one in LeavingReason]), help="Why who has left did so.")
def change_status(slug: str, handle: str, status: str, day: str | None, reason: str | None) -> None:
    """Say how the learner HANDLE stands in the cohort SLUG, from DAY or today on.

    No date of theirs moves by this; `grader cohort back` moves those of who was on a break.
    """
    grader = ready()
    change = PlaceChange(
        status=EnrollmentStatus(status),
        since=day_of(day) if day else None,
        leaving_reason=LeavingReason(reason) if reason else None,
    )
    place = changing.change_place(
        None, slug, handle, change, database=grader.database, now=grader.now, zone=grader.settings.zone
    )
    click.echo(f"{handle}  {_standing(place, grader.settings.language)}  {quotable(place.person.name)}")


@click.command("import")
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen, line by line.")
def import_roster(slug: str, file: Path, *, dry_run: bool) -> None:
    """Take the list of people in FILE (CSV or XLSX) into the cohort SLUG; a second time updates, and doubles nobody."""
    grader = ready()
    roster = _read(file, grader.roster_files, grader.settings.language)
    if dry_run:
        plan = importing.plan_import(None, slug, roster, database=grader.database)
    else:
        plan = importing.import_roster(
            None,
            slug,
            roster,
            welcome_in=grader.welcome_in,
            database=grader.database,
            repositories=grader.repositories,
            new_id=grader.new_id,
        )
    _say(plan, grader.settings.language)
    if plan.count(LineFate.REFUSED):
        sys.exit(SOME_LEFT_OUT)


@click.command("remove-person")
@click.argument("slug")
@click.argument("handle")
@click.option("--erase", default="", metavar="HANDLE", help="The handle once more: erase their work for good.")
def remove_person(slug: str, handle: str, erase: str) -> None:
    """Take the learner HANDLE out of the cohort SLUG; who has handed in there is erased, with --erase alone."""
    grader = ready()
    removed = removing.remove_learner(
        None, slug, handle, erase, database=grader.database, files=grader.files, now=grader.now
    )
    click.echo(removed_sentence(removed.person, slug, grader.settings.language, erased=removed.erased))


@click.command("remove")
@click.argument("slug")
def remove_cohort(slug: str) -> None:
    """Remove the cohort SLUG, which has no learner and never had one."""
    grader = ready()
    removing.remove_cohort(None, slug, database=grader.database)
    click.echo(cohort_removed_sentence(slug, grader.settings.language))


def _standing(place: Enrollment, language: Language) -> str:
    word = place_word(place.status, language)
    has_left = place.status is EnrollmentStatus.LEFT
    return f"{word} ({reason_word(place.leaving_reason, language)})" if has_left else word


def _read(file: Path, files: RosterFiles, language: Language) -> Roster:
    try:
        return roster_of(files.rows(file.read_bytes()))
    except Refused as refused:
        click.echo(file_sentence(refused, language) or refused.code, err=True)
        sys.exit(2)


def _say(plan: RosterPlan, language: Language) -> None:
    for planned in plan.lines:
        handle = f" ({planned.handle})" if planned.handle else ""
        name = quotable(planned.line.name or planned.line.external_id)
        click.echo(f"{planned.line.number:>4}  {name}{handle}  {quotable(fate_words(planned, language))}")
    click.echo(totals_sentence(plan, language))
    missing = missing_sentence(plan, language)
    if missing:
        click.echo(quotable(missing))


@click.command("back")
@click.argument("slug")
@click.argument("handle")
@click.argument("day", required=False)
@click.option("--keep-dates", is_flag=True, help="Leave every date as it is.")
@click.option("--yes", "sure", is_flag=True, help="Do it; else what would move is shown.")
def back(slug: str, handle: str, day: str | None, *, keep_dates: bool, sure: bool) -> None:
    """Let HANDLE of the cohort SLUG learn again after a break, from DAY or today on.

    Dates that were still to come move by its working days.
    """
    grader = ready()
    language, zone = grader.settings.language, grader.settings.zone
    on = day_of(day) if day else grader.now().astimezone(zone).date()
    step = partial(coming_back.come_back, move_dates=not keep_dates) if sure else coming_back.coming_back
    ahead = step(
        None,
        slug,
        handle,
        on,
        public_holidays=grader.public_holidays,
        zone=zone,
        database=grader.database,
        now=grader.now,
    )
    moves = () if keep_dates else [(one.exercise, one.due_on, one.moves_to) for one in ahead.moves]
    click.echo("\n".join(own_move_lines(moves, language)))
    click.echo(back_line(handle, language) if sure else preview_line(language))
