"""What sentences need of the languages, as a document that goes home with the file: written there, read back here."""

import re
from collections.abc import Mapping
from typing import Any

from grader.domain.exercises.explanations import Explanation
from grader.domain.exercises.runners import CallWords, Runner, Runners
from grader.domain.text import Text

Document = dict[str, Any]


def languages_json(runners: Runners) -> Document:
    """Return the document of some languages."""
    return {name: _written(runner) for name, runner in sorted(runners.items())}


def read_languages(document: Mapping[str, Document]) -> Runners:
    """Return the languages of a document."""
    return {name: _read(name, one) for name, one in document.items()}


def _written(runner: Runner) -> Document:
    calls = runner.calls
    return {
        "title": vars(runner.title),
        "sources": sorted(runner.sources),
        "names_encoding": runner.names_encoding,
        "others": {suffix: vars(title) for suffix, title in runner.others.items()},
        "calls": None if calls is None else {**vars(calls), "ends": vars(calls.ends)},
        "errors": [_row(one) for one in runner.errors],
    }


def _row(one: Explanation) -> Document:
    return {
        **vars(one),
        "message": one.message and one.message.pattern,
        "source": one.source and one.source.pattern,
        "needs": sorted(one.needs),
        "said": vars(one.said),
    }


def _read(name: str, document: Document) -> Runner:
    calls = document["calls"]
    return Runner(
        name,
        Text(**document["title"]),
        sources=frozenset(document["sources"]),
        names_encoding=document["names_encoding"],
        others={suffix: Text(**title) for suffix, title in document["others"].items()},
        calls=None if calls is None else CallWords(**{**calls, "ends": Text(**calls["ends"])}),
        errors=tuple(_explanation(one) for one in document["errors"]),
    )


def _explanation(row: Document) -> Explanation:
    patterns = {name: row[name] and re.compile(row[name]) for name in ("message", "source")}
    return Explanation(**{**row, **patterns, "needs": frozenset(row["needs"]), "said": Text(**row["said"])})
