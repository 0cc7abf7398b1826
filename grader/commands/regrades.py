"""`grader regrade`: runs hand-ins again by the current version of an exercise, to look at, and then apply or drop."""

import json

import click

from grader.assembly import Grader
from grader.commands.installation import ready
from grader.commands.listing import say_list
from grader.domain.exercises.runners import Runner, runner_of
from grader.domain.regrades.regrade import RegradeChoice, RegradeKind, WhichHandIns
from grader.domain.text import Text
from grader.engine.regrades import deciding, looking, starting
from grader.engine.regrades.looking import TELLING, RegradeLook
from grader.wording.regrades.regrade_json import item_json, regrade_json
from grader.wording.regrades.regrade_lines import listed_line, regrade_lines

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.group()
def regrade() -> None:
    """Run hand-ins again after an exercise was mended; nobody loses a pass by it."""


@regrade.command()
@click.argument("exercise")
@click.option("--cohort", help="Of this cohort alone.")
@click.option("--learner", help="Of the person with this handle alone.")
@click.option(
    "--which",
    type=click.Choice([which.value for which in WhichHandIns]),
    default=WhichHandIns.LATEST.value,
    show_default=True,
    help="Which hand-in of each learner: the latest, the best, or the latest of those who have not passed.",
)
@click.option("--version", "judged_by", help="Only hand-ins that this version judged; its first letters are enough.")
@as_json
def start(
    exercise: str, cohort: str | None, learner: str | None, which: str, judged_by: str | None, *, as_json: bool
) -> None:
    """Run hand-ins of EXERCISE again by its current version; they wait behind everything that learners wait for."""
    grader = ready()
    begun = starting.start(
        None,
        RegradeChoice(exercise, WhichHandIns(which), cohort, judged_by=judged_by),
        handle=learner or "",
        database=grader.database,
        doorbell=grader.doorbell,
        now=grader.now,
        new_id=grader.new_id,
    )
    _show(begun.id, grader, as_json=as_json)


@regrade.command("list")
def list_regrades() -> None:
    """List the newest regrades."""
    grader = ready()
    language, found = grader.settings.language, looking.listed_regrades(None, database=grader.database)
    say_list([listed_line(one.regrade, language) for one in found], "regrades", language)


@regrade.command()
@click.argument("regrade_id")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in RegradeKind]),
    multiple=True,
    help="Name these one by one; without it, all but what is unchanged.",
)
@click.option("--after", default="", help="Only those behind the hand-in of this id.")
@as_json
def show(regrade_id: str, kinds: tuple[str, ...], after: str, *, as_json: bool) -> None:
    """Show how far a regrade has come, and what came out of its hand-ins."""
    _show(regrade_id, ready(), tuple(map(RegradeKind, kinds)) or TELLING, after, as_json=as_json)


@regrade.command("apply")
@click.argument("regrade_id")
@as_json
def apply_regrade(regrade_id: str, *, as_json: bool) -> None:
    """Let it count: what was gained is passed, and no pass is lost."""
    grader = ready()
    deciding.apply(None, regrade_id, database=grader.database, now=grader.now)
    _show(regrade_id, grader, (), as_json=as_json)


@regrade.command()
@click.argument("regrade_id")
@as_json
def drop(regrade_id: str, *, as_json: bool) -> None:
    """Forget its results; what of it still waits is not run."""
    grader = ready()
    deciding.drop(None, regrade_id, database=grader.database, now=grader.now)
    _show(regrade_id, grader, (), as_json=as_json)


def _show(
    regrade_id: str, grader: Grader, kinds: tuple[RegradeKind, ...] = TELLING, after: str = "", *, as_json: bool
) -> None:
    seen = looking.look(None, regrade_id, database=grader.database, kinds=kinds, after=after)
    runner = _runner(seen, grader)
    if as_json:
        items = {"items": [item_json(one, runner) for one in seen.items], "more": seen.more}
        document = regrade_json(seen.regrade, seen.learner, seen.begun_by) | items
        text = json.dumps(document, ensure_ascii=False, indent=2)
        click.echo(text.encode("utf-8", "replace").decode())  # what learners print may be half a character
        return
    for line in regrade_lines(seen.regrade, seen.items, runner, grader.settings.language, more=seen.more):
        click.echo(line)


def _runner(seen: RegradeLook, grader: Grader) -> Runner:
    return runner_of(seen.exercise, grader.runners) if seen.exercise else Runner("", Text(""))
