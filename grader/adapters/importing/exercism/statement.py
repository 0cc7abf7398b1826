"""Puts a statement together from an exercise's documents, and says at its foot whose work it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.adapters.importing.exercism.markdown import below_a_title, escaped

PARTS = ("introduction.md", "introduction.append.md", "instructions.md", "instructions.append.md")
"""The documents of a statement, in the order in which they are read."""

SAFE_URL = re.compile(r"https?://[^\s<>()\[\]\"'`\\]+")


@dataclass(frozen=True)
class Credit:
    """Whose work an exercise is, as the track tells it.

    Attributes:
        licence: Name of the licence's file beside the imported exercises, or None.
    """

    language: str
    url: str
    authors: Sequence[str]
    source: str
    source_url: str
    licence: str | None


def statement(title: str, documents: Sequence[str], credit: Credit) -> str:
    """Return the statement in Markdown: title, documents, credit."""
    parts = [f"# {escaped(title)}", *(below_a_title(document) for document in documents), "---", _foot(credit)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _foot(credit: Credit) -> str:
    sentences = [f"Adapted from the Exercism track {escaped(credit.language)}: <{credit.url}>."]
    if credit.authors:
        sentences.append(f"Authors: {', '.join(escaped(author) for author in credit.authors)}.")
    if credit.source:
        sentences.append(f"Source: {_source(credit)}.")
    sentences.append(f"Licence: see {credit.licence}." if credit.licence else "The track names no licence.")
    return "\n".join(sentences)


def _source(credit: Credit) -> str:
    words = escaped(credit.source).rstrip(".")
    return f"[{words}]({credit.source_url})" if SAFE_URL.fullmatch(credit.source_url) else words
