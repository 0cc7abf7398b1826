"""`grader cohort people` and `grader cohort import`: who is in a cohort, and a school's own list of them."""

import sys
from pathlib import Path

import click

from grader.commands.installation import ready
from grader.domain.errors import Refused
from grader.domain.rosters.columns import roster_of
from grader.domain.rosters.roster import LineFate, Roster, RosterPlan
from grader.domain.text import Language
from grader.engine.ports.rosters import RosterFiles
from grader.engine.rosters import importing, reading
from grader.wording.quoting import quotable
from grader.wording.rosters.lists import fate_words, file_sentence, missing_sentence, totals_sentence
from grader.wording.rosters.places import place_word, role_word

SOME_LEFT_OUT = 1


@click.command("people")
@click.argument("slug")
def list_people(slug: str) -> None:
    """List the people of the cohort SLUG: handle, how they stand or what they do, and name."""
    grader = ready()
    language = grader.settings.language
    people = reading.people_of(None, slug, database=grader.database, now=grader.now)
    for member in (*people.active, *people.apart, *people.staff):
        word = place_word(member.place.status, language) if member.place else role_word(member.person.role, language)
        click.echo(f"{member.person.handle}  {word}  {quotable(member.person.name)}")


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


def _read(file: Path, files: RosterFiles, language: Language) -> Roster:
    try:
        return roster_of(files.rows(file.read_bytes()))
    except Refused as refused:
        raise click.UsageError(file_sentence(refused, language) or refused.code) from refused


def _say(plan: RosterPlan, language: Language) -> None:
    for planned in plan.lines:
        handle = f" ({planned.handle})" if planned.handle else ""
        name = quotable(planned.line.name or planned.line.external_id)
        click.echo(f"{planned.line.number:>4}  {name}{handle}  {quotable(fate_words(planned, language))}")
    click.echo(totals_sentence(plan, language))
    missing = missing_sentence(plan, language)
    if missing:
        click.echo(quotable(missing))
