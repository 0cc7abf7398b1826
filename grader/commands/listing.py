"""Lists in a terminal: a line each, and a sentence where there is none."""

from collections.abc import Iterable

import click

from grader.domain.text import Language
from grader.wording.empty_lists import empty_list_sentence


def say_list(lines: Iterable[str], name: str, language: Language, **values: str) -> None:
    """Print a line each; of none say so on standard error, so that a program that reads the list reads nothing.

    Args:
        name: Of `EMPTY_LISTS`.
        values: What its sentence names.
    """
    told = tuple(lines)
    for line in told:
        click.echo(line)
    if not told:
        click.echo(empty_list_sentence(name, language, **values), err=True)
