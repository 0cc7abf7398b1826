"""`grader exercise new`: a complete exercise to begin from, one that passes the gate as it is."""

import re
import shutil
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click
import tomlkit

from grader.adapters.exercise_files.folder import LEFT_OUT
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.domain.naming import check_slug, checked_name
from grader.domain.text import Language
from grader.settings import Settings
from grader.wording.catalogue import N_, gettext_for

KINDS = Path(__file__).with_name("kinds.toml")
"""The exercise of the school's that each kind begins from."""
USUAL = "objects"
TITLE = re.compile(r"^title = .*$", re.MULTILINE)
COMMENTS = (
    N_("slug: the folder's own name, which never changes; title: what learners read."),
    N_("hand_in: the files that are taken from a learner's folder; all else is ignored."),
    N_("[[checks]]: one thing to get right each, by its test; points, needs, hints and visibility are optional."),
    N_("[[wrong]]: a wrong solution in wrong/<name>/, and the checks that must catch it."),
    N_("Then: grader exercise check on this folder, until it has nothing more to say."),
)
TITLES = {Language.FR: N_("Its title in French"), Language.EN: N_("Its title in English")}


@click.command("new")
@click.argument("slug", required=False)
@click.option("--kind", help="What it is: a name of docs/kinds/, or objects.")
@click.option("--title-fr", help="What learners read; made of SLUG where it is not said.")
@click.option("--title-en", help="The same in English.")
@click.option(
    "--in",
    "place",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where to put it.",
)
def new(slug: str | None, kind: str | None, title_fr: str | None, title_en: str | None, place: Path) -> None:
    """Write a complete exercise called SLUG to begin from; without SLUG it asks.

    Ends with 0 when it was written, 2 wrong usage.
    """
    settings = Settings()
    text = gettext_for(settings.language).gettext
    kinds: dict[str, str] = tomllib.loads(KINDS.read_text("utf-8"))
    titles = {Language.FR: title_fr, Language.EN: title_en}
    if slug is None:
        slug = str(click.prompt(text("Its name, in small letters and hyphens")))
        check_slug(slug)
        kind = kind or str(click.prompt(text("Its kind"), default=USUAL, type=click.Choice(list(kinds))))
        titles = {one: said or _ask_title(one, slug, settings) for one, said in titles.items()}
    check_slug(slug)
    named = {one: checked_name(said or title_of(slug)) for one, said in titles.items()}
    folder = place / slug
    model = _model(kind or USUAL, kinds, settings)
    if folder.exists():
        _refuse(text("%(folder)s is there already, and stays as it is") % {"folder": folder})
    shutil.copytree(model, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    _rename(folder, model.name, slug, named, settings.language)
    click.echo(text("%(folder)s is whole as it is: change it, then grader exercise check %(folder)s") % {"folder": folder})


def title_of(slug: str) -> str:
    """Return what may be meant by a slug: `mon-exercice` is “Mon exercice”."""
    return slug.replace("-", " ").capitalize()


def _ask_title(language: Language, slug: str, settings: Settings) -> str:
    return str(click.prompt(gettext_for(settings.language).gettext(TITLES[language]), default=title_of(slug)))


def _model(kind: str, kinds: Mapping[str, str], settings: Settings) -> Path:
    """Return the exercise that a kind begins from."""
    text = gettext_for(settings.language).gettext
    if kind not in kinds:
        _refuse(text("there is no kind “%(kind)s”: there are %(kinds)s") % {"kind": kind, "kinds": ", ".join(kinds)})
    model = settings.exercises / kinds[kind]
    if not model.is_dir():
        _refuse(
            text("%(model)s is not there to begin from: say by GRADER_EXERCISES where the school's exercises are")
            % {"model": model}
        )
    return model


def _rename(folder: Path, old: str, slug: str, titles: Mapping[Language, str], language: Language) -> None:
    """Give a copy of a model its own slug and titles, and a manifest that begins with what stands in it."""
    text = gettext_for(language).gettext
    comments = "".join(f"# {text(comment)}\n" for comment in COMMENTS)
    said = ", ".join(f"{one} = {tomlkit.item(title).as_string()}" for one, title in titles.items())
    manifest = folder / MANIFEST
    written = manifest.read_text("utf-8").replace(f'slug = "{old}"', f'slug = "{slug}"', 1)
    written = TITLE.sub(lambda _: f"title = {{ {said} }}", written, count=1)
    manifest.write_text(f"{comments}\n{written}", "utf-8")
    for one, title in titles.items():
        statement = folder / f"statement.{one}.md"
        _, _, rest = statement.read_text("utf-8").partition("\n")  # each model's first line is its heading
        statement.write_text(f"# {title}\n{rest}", "utf-8")


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)
