"""What `--help` and wrong usage say, in the language of the terminal.

A command's docstring, the help of its options and the names of what it takes are the English texts of the catalogue.
"""

import os
import re
from collections.abc import Callable
from copy import copy
from gettext import bindtextdomain

import click

from grader.domain.text import Language
from grader.wording.catalogue import DOMAIN, LOCALE, gettext_for

PLACE = re.compile(r"[A-Z][A-Z_ ]+[A-Z]|[A-Z]")
"""What stands for a value that is to be said: HANDLE, INTEGER RANGE, N."""


def speak(language: Language) -> None:
    """Let Click say what it says in this language: it asks gettext, which asks the environment.

    Raises:
        PlatformError: The catalogue was not compiled.
    """
    gettext_for(language)
    bindtextdomain(DOMAIN, str(LOCALE))
    os.environ["LANGUAGE"] = language.value


def in_words_of(command: click.Command, language: Language) -> click.Command:
    """Return a copy of a command, and of all below it, that says its help in this language."""
    return _said_by(command, gettext_for(language).gettext)


def texts_of(command: click.Command) -> frozenset[str]:
    """Return the English texts of a command and of all below it, as the catalogue has them."""
    met: set[str] = set()

    def meet(text: str) -> str:
        met.add(text)
        return text

    _said_by(command, meet)
    return frozenset(met)


def _said_by(command: click.Command, say: Callable[[str], str]) -> click.Command:
    told, context = copy(command), click.Context(command)
    if command.help:
        told.help = say(_on_lines(command.help))
        # Whole, as Click would cut it off in the middle of a sentence.
        told.short_help = told.help.partition("\n\n")[0]
    told.options_metavar = _places(command.options_metavar or "", say)
    told.params = [_param_said_by(param, say, context) for param in command.params]
    if isinstance(told, click.Group):
        told.subcommand_metavar = _places(told.subcommand_metavar, say)
        told.commands = {name: _said_by(below, say) for name, below in told.commands.items()}
    return told


def _param_said_by(param: click.Parameter, say: Callable[[str], str], context: click.Context) -> click.Parameter:
    told = copy(param)
    if isinstance(told, click.Option) and told.help:
        told.help = say(_on_lines(told.help))
    if not isinstance(param.type, click.Choice) and not getattr(param, "is_flag", False):
        told.metavar = _places(param.make_metavar(context), say)
    if isinstance(param.type, click.Path):  # which names itself once, in the language of its file's first import
        told.type = copy(param.type)
        told.type.name = say(_path_word(param.type))
    return told


def _path_word(path: click.Path) -> str:
    if path.file_okay and path.dir_okay:
        return "path"
    return "file" if path.file_okay else "directory"


def _places(metavar: str, say: Callable[[str], str]) -> str:
    return PLACE.sub(lambda found: say(found[0]), metavar)


def _on_lines(text: str) -> str:
    """Return a text with each of its paragraphs on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
