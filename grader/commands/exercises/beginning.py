"""`grader exercise new`: a complete exercise to begin from, one that passes the gate as it is."""

import shutil
import sys
import tomllib
from pathlib import Path

import click

from grader.adapters.exercise_files.folder import LEFT_OUT
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.domain.naming import check_slug
from grader.settings import Settings
from grader.wording.catalogue import N_, gettext_for

KINDS = Path(__file__).with_name("kinds.toml")
"""The exercise of the school's that each kind begins from."""
USUAL = "objects"
COMMENTS = (
    N_("slug: the folder's own name, which never changes; title: what learners read."),
    N_("hand_in: the files that are taken from a learner's folder; all else is ignored."),
    N_("[[checks]]: one thing to get right each, by its test; points, needs, hints and visibility are optional."),
    N_("[[wrong]]: a wrong solution in wrong/<name>/, and the checks that must catch it."),
    N_("Then: grader exercise check on this folder, until it has nothing more to say."),
)


@click.command("new")
@click.argument("slug", required=False)
@click.option("--kind", help="What it is: a name of docs/kinds/, or objects.")
@click.option("--in", "place", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Where to put it.")
def new(slug: str | None, kind: str | None, place: Path) -> None:
    """Write a complete exercise called SLUG to begin from; without SLUG it asks.

    Ends with 0 when it was written, 2 wrong usage.
    """
    settings = Settings()
    text = gettext_for(settings.language).gettext
    kinds: dict[str, str] = tomllib.loads(KINDS.read_text("utf-8"))
    if slug is None:
        slug = str(click.prompt(text("Its name, in small letters and hyphens")))
        kind = kind or str(click.prompt(text("Its kind"), default=USUAL, type=click.Choice(list(kinds))))
    check_slug(slug)
    kind = kind or USUAL
    folder = place / slug
    if kind not in kinds:
        _refuse(text("there is no kind “%(kind)s”: there are %(kinds)s") % {"kind": kind, "kinds": ", ".join(kinds)})
    if folder.exists():
        _refuse(text("%(folder)s is there already, and stays as it is") % {"folder": folder})
    model = settings.exercises / kinds[kind]
    if not model.is_dir():
        _refuse(
            text("%(model)s is not there to begin from: say by GRADER_EXERCISES where the school's exercises are")
            % {"model": model}
        )
    shutil.copytree(model, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    comments = "".join(f"# {text(comment)}\n" for comment in COMMENTS)
    manifest = folder / MANIFEST
    written = manifest.read_text("utf-8").replace(f'slug = "{kinds[kind]}"', f'slug = "{slug}"', 1)
    manifest.write_text(f"{comments}\n{written}", "utf-8")
    click.echo(text("%(folder)s is whole as it is: change it, then grader exercise check %(folder)s") % {"folder": folder})


def _refuse(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(2)
