"""Reads a framework that is a table: a line a competency, and what is the framework's in the first line at least.

Its columns are those of `COLUMNS`, in any order; `docs/competencies.md` shows one.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from itertools import islice

from grader.domain.competencies.framework import MOST_COMPETENCIES

SEPARATORS = (";", ",", "\t")
OF_FRAMEWORK = ("framework", "title_fr", "title_en", "source", "dated")
OF_BLOCK = ("block", "block_fr", "block_en")
COLUMNS = (*OF_FRAMEWORK, *OF_BLOCK, "code", "fr", "en", "by_person")
NEEDED = ("framework", "title_fr", "source", "dated", "block", "block_fr", "code", "fr")
YES = frozenset({"1", "x", "yes", "oui", "true", "vrai"})

Line = Mapping[str, str]


def table_said(text: str) -> object:
    """Return what a table says, in the shape that the other files have.

    Raises:
        ValueError: It lacks a column, or has one that nobody knows, or more lines than a framework has competencies.
    """
    head = text.partition("\n")[0]
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count), strict=True)
    names = [name.strip().lower() for name in rows.fieldnames or ()]
    if not set(NEEDED) <= set(names) <= set(COLUMNS):
        raise ValueError(", ".join(COLUMNS))
    rows.fieldnames = names
    lines = [_line(row) for row in islice(rows, MOST_COMPETENCIES + 1)]
    if not 0 < len(lines) <= MOST_COMPETENCIES:
        raise ValueError(MOST_COMPETENCIES)
    return _said([line for line in lines if any(line.values())])


def _line(row: Mapping[str, object]) -> Line:
    """Return a line of which each column is a text, whatever the reader made of too many or too few cells."""
    return {name: value.strip() if isinstance(value := row.get(name), str) else "" for name in COLUMNS}


def _said(lines: Iterable[Line]) -> dict[str, object]:
    first, *_ = lines
    blocks: dict[str, dict[str, object]] = {}
    competencies: dict[str, dict[str, object]] = {}
    for line in lines:
        code = line["block"]
        found = competencies.setdefault(code, {})
        if line["code"] in found:
            raise ValueError(line["code"])
        named = {"fr": line["fr"], "en": line["en"], "by_person": line["by_person"].lower() in YES}
        found[line["code"]] = named
        title = {"fr": line["block_fr"], "en": line["block_en"]}
        blocks.setdefault(code, {"code": code, "title": title, "competencies": found})
    return {
        "slug": first["framework"],
        "title": {"fr": first["title_fr"], "en": first["title_en"]},
        "source": first["source"],
        "dated": date.fromisoformat(first["dated"]),
        "blocks": list(blocks.values()),
    }
